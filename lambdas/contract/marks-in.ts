import type { Mark, Marks } from './routing.ts';

/** The marks in the KeyValueStore's text. An operator may have written anything; what is no mark marks nothing. */
export function marksIn(text: string): Marks {
  try {
    const entries = Object.entries(JSON.parse(text) as object);
    return Object.fromEntries(entries.filter((entry): entry is [string, Mark] => isMark(entry[1])));
  } catch {
    return {};
  }
}

function isMark(value: unknown): value is Mark {
  return value === 'down' || value === 'draining';
}
