/** What a pattern of whole words becomes. */
export type Rule = readonly [pattern: RegExp, replacement: string];

/** Rewrites whole words by each rule in turn, wherever it fits. */
export function rewriting(rules: readonly Rule[]): (text: string) => string {
  const whole = rules.map(
    ([{ source }, replacement]) => [new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, 'g'), replacement] as const,
  );
  const byWord = placesByWord(rules);
  return (text) => {
    let rewritten = text;
    const places = placesOf(text, byWord);
    for (const [at, [pattern, replacement]] of whole.entries()) {
      const next = places.has(at) ? rewritten.replace(pattern, replacement) : rewritten;
      if (next !== rewritten) {
        rewritten = next;
        // What a rule wrote may be what a later one looks for.
        placesOf(next, byWord, places);
      }
    }
    return rewritten === text ? text : singleSpaced(rewritten);
  };
}

type PlacesByWord = ReadonlyMap<string, readonly number[]>;

/** Where among the rules each word stands. */
function placesByWord(rules: readonly Rule[]): PlacesByWord {
  const byWord = new Map<string, number[]>();
  for (const [at, [{ source }]] of rules.entries()) {
    for (const word of wordsIn(source)) {
      byWord.set(word, [...(byWord.get(word) ?? []), at]);
    }
  }
  return byWord;
}

/** The rules that might fit a text, since they hold one of its words. */
function placesOf(text: string, byWord: PlacesByWord, places = new Set<number>()): Set<number> {
  for (const word of text.split(' ')) {
    byWord.get(word)?.forEach((place) => {
      places.add(place);
    });
  }
  return places;
}

/**
 * The words that a pattern holds, and those that its optional letters make: no text without one of them fits. Most
 * texts have none, and looking for a word is cheaper than trying a pattern at every place.
 */
function wordsIn(source: string): string[] {
  const plain = source.replace(/\\[A-Za-z]/g, ' ');
  const words = [...plain.matchAll(/[a-z']+(?:-[a-z]+)*\??/g)];
  return words.flatMap(([word]) => (word.endsWith('?') ? [word.slice(0, -1), word.slice(0, -2)] : [word]));
}

/** Rewrites by the first rule that fits, again and again until none does. */
export function rewritingUntilStill(rules: readonly Rule[]): (text: string) => string {
  const bundles = bundled(rules);
  return (text) => {
    let rewritten = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const bundle = bundles.find(({ any }) => any.test(rewritten));
      const rule = bundle?.rules.find(([pattern]) => pattern.test(rewritten));
      if (rule === undefined) {
        break;
      }
      rewritten = singleSpaced(rewritten.replace(rule[0], rule[1]));
    }
    return rewritten;
  };
}

/** Rules with one pattern for them all, which says at less cost that none fits. */
interface Bundle {
  readonly any: RegExp;
  readonly rules: readonly Rule[];
}

/** A pattern of all rules would be too long for the engine to compile well. */
const MOST_IN_BUNDLE = 16;

function bundled(rules: readonly Rule[]): Bundle[] {
  const first = rules.slice(0, MOST_IN_BUNDLE);
  const any = new RegExp(first.map(([{ source }]) => source).join('|'));
  const rest = rules.slice(MOST_IN_BUNDLE);
  return [{ any, rules: first }, ...(rest.length > 0 ? bundled(rest) : [])];
}

/** A bound where a rule's outcome fits a rule again: no prompt is that polite. */
const MOST_ROUNDS = 12;

function singleSpaced(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
