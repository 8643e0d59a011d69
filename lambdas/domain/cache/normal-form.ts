import { keepsCapital } from './language/capital-names.ts';
import { withPlainSigns } from './language/tokens.ts';

/**
 * What is written as it means something: code, addresses, flags, names with capitals or underscores within, single
 * letters, and measures that would be others in small letters.
 */
const VERBATIM =
  /`|^https?:|^--?[A-Za-z]|^[%$]\p{L}|_|\p{Ll}\p{Lu}|^\p{Lu}[\p{Lu}\p{N}]+\P{L}*$|^(?![AI]\P{L}*$)\p{Lu}\P{L}*$|^(?:[MGTK]b|Mg)\P{L}*$|[\\/<>{}=]/u;

/**
 * A prompt as the exact tier compares it: one code for each sign, single spaces, small letters but in code and
 * abbreviations, no courtesy of punctuation at the end. Idempotent: a normal form's normal form is itself.
 */
export function normalForm(prompt: string): string {
  const plain = withoutEnd(withPlainSigns(prompt).replace(/\s+/g, ' ').trim());
  if (/`/.test(plain)) {
    return plain;
  }
  const isShouted = !/\p{Ll}/u.test(plain);
  return withoutEnd(
    withPlainSigns(
      plain
        .split(' ')
        .map((word, at) => (at > 0 && keepsCapital(word) ? word : lowered(word, isShouted)))
        .join(' '),
    ),
  );
}

function lowered(word: string, isShouted: boolean): string {
  return !isShouted && VERBATIM.test(word) ? word : word.toLowerCase();
}

/**
 * Signs right behind a word end a prompt and ask nothing. Alone behind a space they are asked about, as in
 * `how do I escape .`, and so is the first of `5!` and `n!`.
 */
function withoutEnd(text: string): string {
  const trimmed = text.trimEnd();
  const end = /(?<=[\p{L}\p{M}\p{N}"')\]}%`°€$])[?.!]+$/u.exec(trimmed);
  if (end === null) {
    return trimmed;
  }
  const asked = trimmed.slice(0, end.index);
  const isFactorial = /(?:\d|(?<!\p{L})\p{L})$/u.test(asked);
  return asked + (isFactorial ? (/^!*/.exec(end[0])?.[0] ?? '') : '');
}
