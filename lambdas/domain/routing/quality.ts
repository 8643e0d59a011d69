/** What is wrong with an answer that came whole. */
export type Flaw = 'empty' | 'refusal' | 'repetition' | 'broken-off';

const LEAST_WORDS_TO_REPEAT = 40;
const LEAST_DISTINCT = 0.3;
const REFUSAL =
  /^(?:i['’]?m sorry|sorry|unfortunately|i cannot|i can['’]?t|i am unable|i['’]?m unable|i do not know|i don['’]?t know|as an ai)\b/i;
const SHORT_CHARACTERS = 240;

/**
 * What is wrong with an answer, by its looks, or undefined. Only what a better model is likely to do better: a long
 * answer that begins with an excuse may well go on to answer.
 */
export function flawOf(text: string, stopReason: string, maxOutputTokens: number): Flaw | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return 'empty';
  }
  if (REFUSAL.test(trimmed) && trimmed.length < SHORT_CHARACTERS) {
    return 'refusal';
  }
  const words = trimmed.toLowerCase().split(/\s+/);
  if (words.length >= LEAST_WORDS_TO_REPEAT && new Set(words).size / words.length < LEAST_DISTINCT) {
    return 'repetition';
  }
  const repeatsItself = stopReason === 'max_tokens' && maxOutputTokens >= 1_024 && hasLoop(words);
  return repeatsItself ? 'broken-off' : undefined;
}

/** Whether the last words were said over and over, which only the limit ended. */
function hasLoop(words: readonly string[]): boolean {
  const tail = words.slice(-12).join(' ');
  const before = words.slice(0, -12).join(' ');
  return words.length > 48 && before.split(tail).length > 2;
}
