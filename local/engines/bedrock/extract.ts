import { tokensOf } from './tokens.ts';

const MOST_TOKENS = 400;
const MOST_WORDS = 200;
const WORDS = /[\p{L}\p{N}]+/gu;

/** The first words of each line of a text, as many of each as fit into so many tokens. */
export function extractOf(text: string, mostTokens: number): readonly string[] {
  const lines = text.split('\n').map((line) => line.match(WORDS) ?? []);
  for (let words = MOST_WORDS; words > 1; words--) {
    const tokens = tokensOf(extracted(lines, words));
    if (tokens.length <= Math.min(mostTokens, MOST_TOKENS)) return tokens;
  }
  return tokensOf(extracted(lines, 1));
}

function extracted(lines: readonly (readonly string[])[], most: number): string {
  const beginnings = lines.map((words) => words.slice(0, most).join(' ')).filter((words) => words !== '');
  return `${beginnings.join('; ')}.`;
}
