/** What a split puts around a question. */
export interface Wrappings {
  readonly politeness: readonly string[];
  readonly padding: readonly string[];
}

/** The question with something around it. */
export function wrapped(question: string, wrapping: string): string {
  return wrapping.replace('{q}', () => question);
}

/** Whether it can stand among other sentences: a search fragment cannot. */
export function isSentence(text: string): boolean {
  return /^[A-Z"0-9]/.test(text) && /[?.!]$/.test(text);
}
