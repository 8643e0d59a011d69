/** What a pattern of whole words becomes. */
export type Rule = readonly [pattern: RegExp, replacement: string];

/** Rewrites whole words by each rule in turn, wherever it fits. */
export function rewriting(rules: readonly Rule[]): (text: string) => string {
  const whole = rules.map(
    ([{ source }, replacement]) => [new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, 'g'), replacement] as const,
  );
  return (text) => {
    let rewritten = text;
    for (const [pattern, replacement] of whole) {
      rewritten = rewritten.replace(pattern, replacement);
    }
    return singleSpaced(rewritten);
  };
}

/** Rewrites by the first rule that fits, again and again until none does. */
export function rewritingUntilStill(rules: readonly Rule[]): (text: string) => string {
  return (text) => {
    let rewritten = text;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const rule = rules.find(([pattern]) => pattern.test(rewritten));
      if (rule === undefined) {
        break;
      }
      rewritten = singleSpaced(rewritten.replace(rule[0], rule[1]));
    }
    return rewritten;
  };
}

/** A bound where a rule's outcome fits a rule again: no prompt is that polite. */
const MOST_ROUNDS = 12;

function singleSpaced(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
