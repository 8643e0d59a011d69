import { PARTICLES } from './closed-classes.ts';
import { compared, type Item, phraseItem } from './item.ts';
import { phrasesFrom } from './synonyms.ts';

/** How far from its verb a particle may stand: `turn the big light off`. */
const MOST_BETWEEN = 4;

/** Items with phrases as one item each, and `more` and `most` as degrees of what they stand before. */
export function withPhrases(items: readonly Item[]): Item[] {
  const made: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const found = phraseAt(items, at);
    made.push(...found.items);
    at += found.taken;
  }
  return withParticles(withDegrees(made));
}

function phraseAt(items: readonly Item[], at: number): { items: readonly Item[]; taken: number } {
  const first = items[at] as Item;
  for (const [words, set] of first.bases.flatMap(phrasesFrom)) {
    const span = items.slice(at, at + words.length);
    if (matches(span, words)) {
      return { items: [phraseItem(span, words[0] as string, set)], taken: words.length };
    }
  }
  return { items: [first], taken: 1 };
}

function matches(span: readonly Item[], words: readonly string[]): boolean {
  return (
    span.length === words.length &&
    span.every((item, at) => !item.isLiteral && item.bases.includes(words[at] as string))
  );
}

const DEGREES = new Set(['more', 'most', 'less', 'least']);

/** `more expensive` is `expensive` by degree; before a phrase or a number `more` counts something. */
function withDegrees(items: readonly Item[]): Item[] {
  return items.flatMap((item, at) => {
    const before = items[at - 1];
    if (before !== undefined && isDegree(before) && isGradable(item)) {
      return [compared(item, before.word as 'more')];
    }
    const next = items[at + 1];
    return isDegree(item) && next !== undefined && isGradable(next) ? [] : [item];
  });
}

function isDegree({ word, isLiteral }: Item): boolean {
  return DEGREES.has(word) && !isLiteral;
}

/** Adjectives by their endings: a noun after `more` would be counted. */
function isGradable({ word, isLiteral }: Item): boolean {
  return (
    !isLiteral && /(ive|ous|ful|able|ible|al|ic|ant|ent|ed|ing|ly|ar|less|ary|ct|te|lex|ern)$/.test(word)
  );
}

/** `turn the light off` as `turn off the light`, where `turn off` is a phrase. */
function withParticles(items: readonly Item[]): Item[] {
  const at = items.findIndex((item, place) => isLoose(item, items[place + 1]));
  const particle = items[at] as Item;
  for (let verb = at - 2; verb >= 0 && verb >= at - 1 - MOST_BETWEEN; verb--) {
    const found = pairOf(items[verb] as Item, particle);
    if (found !== undefined) {
      const joined = phraseItem([items[verb] as Item, particle], found[0][0] as string, found[1]);
      return [...items.slice(0, verb), joined, ...items.slice(verb + 1, at), ...items.slice(at + 1)];
    }
  }
  return [...items];
}

const AFTER_PARTICLE = new Set([',', '.', 'in', 'on', 'at', 'to', 'for', 'with', 'from', 'when', 'if']);

/** Whether a particle stands before nothing that it could be a preposition of. */
function isLoose({ word, isLiteral }: Item, next: Item | undefined): boolean {
  return PARTICLES.has(word) && !isLiteral && (next === undefined || AFTER_PARTICLE.has(next.word));
}

function pairOf(verb: Item, particle: Item): ReturnType<typeof phrasesFrom>[number] | undefined {
  // Who finds a way out finds out nothing.
  return verb.bases
    .flatMap(phrasesFrom)
    .find(
      ([words]) => !verb.isLiteral && words.length === 2 && words[1] === particle.word && words[0] !== 'find',
    );
}
