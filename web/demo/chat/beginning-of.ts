/** By what a message is told from others, where it is spoken of. */
export function beginningOf(text: string): string {
  return text.slice(0, 40);
}
