import { count } from '../parts/format.ts';

/** Reasons that speak to programs → the same in the words of somebody who has written something. */
const RULES: readonly [RegExp, (found: RegExpExecArray, text: string | undefined) => string][] = [
  [/^"\/text" is longer than the (\d+) characters allowed/, ([, most], text) => tooLong(most, text)],
  [/^"\/text" /, () => 'What you wrote '],
  [/^It has (\d+) bytes of (\d+); nothing was recorded/, ([, bytes, most]) => tooLarge(bytes, most)],
];

/**
 * A reason as a person reads it, who knows of no pointers and commands; one that says neither is as it was.
 * @param text what they wrote
 */
export function forPerson(reason: string, text?: string): string {
  for (const [pattern, words] of RULES) {
    const found = pattern.exec(reason);
    if (found !== null) return words(found, text) + reason.slice(found[0].length);
  }
  return reason;
}

function tooLong(most: string | undefined, text: string | undefined): string {
  const has = text === undefined ? '' : ` has ${count(text.length)} characters, and`;
  return `What you wrote${has} may have ${count(Number(most))}${has === '' ? ' characters' : ''} at most`;
}

function tooLarge(bytes: string | undefined, most: string | undefined): string {
  return `What you wrote is too long to be sent: it takes ${count(Number(bytes))} bytes, of ${count(Number(most))} at most`;
}
