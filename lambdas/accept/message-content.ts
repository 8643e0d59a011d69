import type { Static } from '@sinclair/typebox';
import type { EditBody, MessageBody } from '../contract/commands.ts';
import type { CompletionBody } from '../contract/completions.ts';
import type { EventData } from '../contract/events.ts';

/** A message as it is kept: whom it mentions by user key, each once. */
export function withUserKeys(
  { mentions, ...content }: Static<typeof MessageBody>,
  keyOf: (subject: string) => string,
): EventData['message.sent'] {
  return mentions === undefined ? content : { ...content, mentions: [...new Set(mentions.map(keyOf))] };
}

/** What an edit says of a message of its author's. */
export function editOf(
  message: string,
  { text, attributes }: Static<typeof EditBody>,
): EventData['message.edited'] {
  return { message, text, ...(attributes !== undefined && { attributes }) };
}

/** A question as it is kept, with what nobody said. */
export function questionOf({
  message: text,
  priority = 'standard',
  model,
  maxOutputTokens,
  stream = true,
}: CompletionBody): EventData['completion.requested'] {
  return {
    text,
    priority,
    ...(model !== undefined && { model }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    stream,
  };
}
