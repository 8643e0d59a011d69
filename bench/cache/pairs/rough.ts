import { oneOf, type Random } from './draw.ts';

const WAYS: readonly ((text: string) => string)[] = [
  (text) => unpunctuated(text).toLowerCase(),
  (text) => `${unpunctuated(text).toLowerCase()}??`,
  (text) => unpunctuated(text),
  (text) => `${unpunctuated(text)} ?`,
  (text) => unpunctuated(text).toUpperCase(),
  (text) => `${unpunctuated(text).toLowerCase()}...`,
];

/**
 * The text as somebody types it who minds neither capitals nor marks. Where capitals tell words apart (US and us),
 * they stay.
 */
export function rough(text: string, random: Random): string {
  const written = oneOf(WAYS, random)(text);
  return /\b(US|IT|WHO|AM|PM)\b/.test(text) ? unpunctuated(text) : written;
}

function unpunctuated(text: string): string {
  return text.replace(/[?.!]+$/, '').replace(/,(?= )/g, '');
}
