import { MARKERS } from './closed-classes.ts';
import { type Item, isAdverb } from './item.ts';

/** A phrase with the preposition or conjunction that it begins with. */
export interface Part {
  readonly marker: string;
  readonly items: readonly Item[];
}

/** The words before the first preposition, and the phrases after it. */
export interface Divided {
  readonly main: readonly Item[];
  readonly parts: readonly Part[];
}

/** Cuts at prepositions, conjunctions of clauses and pauses; `of`, `and` and `or` hold together. */
export function divided(items: readonly Item[]): Divided {
  const main: Item[] = [];
  const parts: { marker: string; items: Item[] }[] = [];
  let current = main;
  const begin = (marker: string, first: Item[]): Item[] => {
    parts.push({ marker, items: first });
    return first;
  };
  const place: Record<Role, (item: Item, next: string) => void> = {
    // After a pause the main words go on, unless a list does.
    pause: (_, next) => {
      current = /^(and|or)$/.test(next) ? current : main;
    },
    adverb: (item) => void begin('adverb', [item]),
    marker: (item) => {
      current = begin(item.word, []);
    },
    word: (item) => void current.push(item),
  };
  for (const [at, item] of items.entries()) {
    place[roleOf(item)](item, items[at + 1]?.word ?? '');
  }
  return { main, parts: parts.map(withPurpose).map(withoutEcho) };
}

type Role = 'pause' | 'adverb' | 'marker' | 'word';

function roleOf(item: Item): Role {
  if (/^[,.]$/.test(item.word)) {
    return 'pause';
  }
  if (isAdverb(item)) {
    return 'adverb';
  }
  return MARKERS.has(item.word) && !item.isLiteral && !item.isProper ? 'marker' : 'word';
}

/** `for making bread` wants what `to make bread` wants. */
function withPurpose(part: Part): Part {
  return part.marker === 'for' && part.items[0]?.isGerund === true ? { ...part, marker: 'to' } : part;
}

/** `before cooking them`: what is cooked was said. */
function withoutEcho(part: Part): Part {
  const [first, second] = part.items;
  const isEcho =
    part.items.length === 2 && first?.isGerund === true && /^(it|them)$/.test(second?.word ?? '');
  return isEcho ? { ...part, items: part.items.slice(0, 1) } : part;
}
