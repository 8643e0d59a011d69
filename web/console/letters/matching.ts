import type { Letter, LetterName } from '../cloud-types.ts';

/** A letter's name as one text. */
export function nameOf({ region, queue, messageId }: LetterName): string {
  return `${region} ${queue} ${messageId}`;
}

/** Letters that hold all words of a text, whatever their case. */
export function matching(letters: readonly Letter[], text: string): Letter[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return letters.filter((letter) => {
    const all = `${nameOf(letter)} ${letter.reason} ${letter.body}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
