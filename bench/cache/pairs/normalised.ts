/** The text without capitals, marks and doubled spaces, but with the signs that carry meaning. */
export function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[?!"“”:;…()]|\.(?!\d)|,(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
