const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LONGER_WORDS = /[a-z]{4,}/gi;

/** The text with one slip of the fingers in one of its longer words; as it was, where it has none. */
export function withTypo(text: string, random: () => number): string {
  const words = [...text.matchAll(LONGER_WORDS)];
  const word = words[Math.floor(random() * words.length)];
  if (!word) return text;
  const at = Math.floor(random() * (word[0].length - 1));
  const slip = SLIPS[Math.floor(random() * SLIPS.length)] as Slip;
  return text.slice(0, word.index) + slip(word[0], at) + text.slice(word.index + word[0].length);
}

type Slip = (word: string, at: number) => string;

const SLIPS: readonly Slip[] = [
  // Two letters change places.
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  // One is left out.
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  // One comes twice.
  (word, at) => word.slice(0, at + 1) + word.slice(at),
  // The key beside it.
  (word, at) => word.slice(0, at) + keyBeside(word.charAt(at).toLowerCase()) + word.slice(at + 1),
];

function keyBeside(key: string): string {
  const row = KEYBOARD.find((keys) => keys.includes(key)) ?? '';
  const at = row.indexOf(key);
  return row.charAt(at + 1) || row.charAt(at - 1);
}
