import type { JsonObject } from '../json.ts';

/** Characters that a model is told of who asks, at most. */
const MOST_CHARACTERS = 2_000;

/**
 * What a profile says of people to the assistant: its member `assistant`, a text as it is and anything else as JSON.
 * Nothing else of a profile is told to a model.
 */
export function personalIn({ assistant }: JsonObject): string | undefined {
  const said = typeof assistant === 'string' ? assistant : (JSON.stringify(assistant) ?? '');
  const told = [...said.trim()].slice(0, MOST_CHARACTERS).join('');
  return told === '' || told === 'null' || told === '{}' ? undefined : told;
}
