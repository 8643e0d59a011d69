import type { EventData, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { inOrder } from './in-order.ts';

type Reaction = MeridianEvent<'message.reacted'>;

/**
 * The oracle of messages: what everything that was committed makes of one of them. The newest edit of its author shows,
 * unless it was ever deleted; of each person and emoji the newest reaction counts, and of one person the oldest ones
 * that are on are shown.
 */
export function expectedMessage(message: MeridianEvent, log: readonly MeridianEvent[]): unknown {
  const said = inOrder(log.filter((event) => isAbout(event, message)));
  if (said.some(({ type }) => type === 'message.deleted')) {
    return { ...message, data: {}, deleted: true };
  }
  const edit = said.findLast(({ type }) => type === 'message.edited');
  const reactions = shownReactions(said.filter(({ type }) => type === 'message.reacted') as Reaction[]);
  return {
    ...message,
    ...(edit && edited(message, edit as MeridianEvent<'message.edited'>)),
    ...(reactions.length > 0 && { reactions: byEmoji(reactions) }),
  };
}

/** Whether an event says something of a message. An edit is of its own author's, whatever id it names. */
function isAbout({ type, source, data }: MeridianEvent, message: MeridianEvent): boolean {
  const { message: id, author } = data as Partial<EventData['message.deleted']>;
  const ofWhom = type === 'message.edited' ? source : author;
  return id === message.id && ofWhom === message.source;
}

function edited(
  { data }: MeridianEvent,
  { id, data: { text, attributes } }: MeridianEvent<'message.edited'>,
) {
  const { attributes: _, ...kept } = data as EventData['message.sent'];
  return { data: { ...kept, text, ...(attributes && { attributes }) }, edited: id };
}

function shownReactions(inOrder: readonly Reaction[]): Reaction[] {
  const newest = new Map<string, Reaction>();
  for (const reaction of inOrder) {
    const key = `${reaction.source} ${reaction.data.emoji}`;
    // Put anew and not in the place of the one before, so that the map is in order.
    newest.delete(key);
    newest.set(key, reaction);
  }
  const on = [...newest.values()].filter(({ data }) => data.on);
  const ofSame = (one: Reaction) => on.filter(({ source }) => source === one.source);
  return on.filter((one) => ofSame(one).indexOf(one) < Limits.reactionsEach);
}

function byEmoji(reactions: readonly Reaction[]): Record<string, string[]> {
  const people: Record<string, string[]> = {};
  for (const { source, data } of reactions) {
    people[data.emoji] = [...(people[data.emoji] ?? []), source].sort();
  }
  return people;
}
