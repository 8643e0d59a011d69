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
  /** How many of the words stand before the first pause or auxiliary. */
  readonly head: number;
  readonly parts: readonly Part[];
}

const JOINTS: ReadonlySet<string | undefined> = new Set(['and', 'or']);
const PAUSES: ReadonlySet<string> = new Set([',', '.']);
const ECHOES: ReadonlySet<string | undefined> = new Set(['it', 'them']);

/** Cuts at prepositions, conjunctions of clauses and pauses; `of`, `and` and `or` hold together. */
export function divided(items: readonly Item[]): Divided {
  const main: Item[] = [];
  const parts: { marker: string; items: Item[] }[] = [];
  let current = main;
  let head: number | undefined;
  const begin = (marker: string, first: Item[]): Item[] => {
    parts.push({ marker, items: first });
    return first;
  };
  const place: Record<Role, (item: Item, next: string | undefined) => void> = {
    // After a pause the main words go on, unless a list does.
    pause: (_, next) => {
      current = JOINTS.has(next) ? current : main;
      head ??= main.length;
    },
    adverb: (item) => void begin('adverb', [item]),
    marker: (item) => {
      current = begin(item.word, []);
    },
    word: (item) => void current.push(item),
  };
  for (const [at, item] of items.entries()) {
    place[roleOf(item)](item, items[at + 1]?.word);
  }
  return { main, head: head ?? 0, parts: parts.map(withoutLooseEnd).map(withPurpose).map(withoutEcho) };
}

type Role = 'pause' | 'adverb' | 'marker' | 'word';

function roleOf(item: Item): Role {
  if (PAUSES.has(item.word)) {
    return 'pause';
  }
  if (isAdverb(item)) {
    return 'adverb';
  }
  return MARKERS.has(item.word) && !item.isLiteral && !item.isProper ? 'marker' : 'word';
}

/** `in autumn and with a dog`: the joint joins two phrases. */
function withoutLooseEnd(part: Part): Part {
  return JOINTS.has(part.items.at(-1)?.word) ? { ...part, items: part.items.slice(0, -1) } : part;
}

/** `for making bread` wants what `to make bread` wants. */
function withPurpose(part: Part): Part {
  return part.marker === 'for' && part.items[0]?.isGerund === true ? { ...part, marker: 'to' } : part;
}

/** `before cooking them`: what is cooked was said. */
function withoutEcho(part: Part): Part {
  const [first, second] = part.items;
  const isEcho = part.items.length === 2 && first?.isGerund === true && ECHOES.has(second?.word);
  return isEcho ? { ...part, items: part.items.slice(0, 1) } : part;
}
