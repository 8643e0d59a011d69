import { ASSISTANT } from '../contract/assistant.ts';
import type { MeridianEvent } from '../contract/events.ts';

/** With whatever colour of skin, and with the selector of a picture that some keyboards add: U+FE0F. */
const THUMBS_DOWN = /^👎\p{Emoji_Modifier}?\uFE0F?$/u;

/** The answer that an event is a thumbs-down about, by its event id; undefined for every other event. */
export function dislikedAnswer(event: MeridianEvent): string | undefined {
  if (event.type !== 'message.reacted') {
    return undefined;
  }
  const { message, author, emoji, on } = (event as MeridianEvent<'message.reacted'>).data;
  return on && author === ASSISTANT && THUMBS_DOWN.test(emoji) ? message : undefined;
}
