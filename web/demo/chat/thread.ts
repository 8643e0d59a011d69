import type { EventData, MeridianEvent, MessageType } from '../../../lambdas/contract/events.ts';
import type { ShownMessage } from '../../../lambdas/domain/modification.ts';

/** One message as a device shows it. */
export interface Line {
  readonly id: string;
  /** User key of its author. */
  readonly source: string;
  readonly text: string;
  /** Event id of its newest edit. */
  readonly edited?: string;
  readonly isDeleted: boolean;
  /** Not accepted by any region yet. */
  readonly isPending: boolean;
  /** Only what is said of it is known; the message itself is still to come, with an event or a page of the history. */
  readonly isUnseen?: true;
  /** `emoji user-key` → whether it is on, and since which event. */
  readonly reactions: Readonly<Record<string, { readonly on: boolean; readonly since: string }>>;
}

/** Lines by identity. */
export type Thread = ReadonlyMap<string, Line>;

export const NOTHING_SAID: Thread = new Map();

/** A thread with a page of what was said before, of each message the newer account. */
export function withHistory(thread: Thread, messages: readonly ShownMessage[]): Thread {
  const lines = new Map(thread);
  for (const message of messages) {
    const key = identity(message);
    lines.set(key, merged(lineOf(message), lines.get(key)));
  }
  return lines;
}

/** A thread after an event, which may come in any order and more than once. */
export function withEvent(thread: Thread, event: MeridianEvent): Thread {
  switch (event.type) {
    case 'message.sent':
    case 'completion.requested':
    case 'completion.finished':
      return withSent(thread, event as MeridianEvent<MessageType>);
    case 'message.edited': {
      const { message, text } = event.data as EventData['message.edited'];
      return changed(thread, message, event.source, (line) =>
        line.isDeleted || (line.edited ?? '') >= event.id ? line : { ...line, text, edited: event.id },
      );
    }
    case 'message.deleted': {
      const { message, author } = event.data as EventData['message.deleted'];
      return changed(thread, message, author, (line) => ({ ...line, text: '', isDeleted: true }));
    }
    case 'message.reacted':
      return withReaction(thread, event as MeridianEvent<'message.reacted'>);
    default:
      return thread;
  }
}

/** A thread with a message that is on its way. */
export function withPending(thread: Thread, id: string, source: string, text: string): Thread {
  const line: Line = { id, source, text, isDeleted: false, isPending: true, reactions: {} };
  const key = identity({ id, source });
  return thread.has(key) ? thread : new Map([...thread, [key, line]]);
}

/** A thread without a message that will never arrive. */
export function without(thread: Thread, id: string): Thread {
  return new Map([...thread].filter(([, line]) => line.id !== id));
}

/** A thread, without its oldest fifth where it has more than so many lines; `below` is the oldest event id that is left then. */
export function cut(thread: Thread, most: number): { readonly thread: Thread; readonly below?: string } {
  if (thread.size <= most) return { thread };
  const left = [...thread].sort(([, a], [, b]) => (a.id < b.id ? -1 : 1)).slice(-Math.floor(most * 0.8));
  const below = left[0]?.[1].id;
  return { thread: new Map(left), ...(below !== undefined && { below }) };
}

/** Lines in the order of their events. */
export function inOrder(thread: Thread): Line[] {
  const seen = [...thread.values()].filter(({ isUnseen }) => isUnseen === undefined);
  return seen.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Who reacted with what: emoji → user keys. */
export function reactionsOf({ reactions }: Line): [emoji: string, by: string[]][] {
  const byEmoji = new Map<string, string[]>();
  for (const [key, { on }] of Object.entries(reactions)) {
    const [emoji = '', by = ''] = key.split(' ');
    if (on) byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), by]);
  }
  return [...byEmoji].sort(([a], [b]) => (a < b ? -1 : 1));
}

function withSent(thread: Thread, event: MeridianEvent<MessageType>): Thread {
  const key = identity(event);
  const known = thread.get(key);
  if (known !== undefined && !known.isPending && !known.isUnseen) return thread;
  return new Map([...thread, [key, merged(lineOf(event), known)]]);
}

/** A message as it was told, with what is known of it since. What is on its way knows nothing more. */
function merged(told: Line, known: Line | undefined): Line {
  if (known === undefined || known.isPending) return told;
  const isDeleted = told.isDeleted || known.isDeleted;
  const { text, edited } = (known.edited ?? '') > (told.edited ?? '') ? known : told;
  const since = Object.entries(known.reactions).filter(([, reaction]) => reaction.since !== '');
  return {
    ...told,
    ...(edited !== undefined && { edited }),
    text: isDeleted ? '' : text,
    isDeleted,
    reactions: { ...told.reactions, ...Object.fromEntries(since) },
  };
}

function withReaction(thread: Thread, { id, source, data }: MeridianEvent<'message.reacted'>): Thread {
  const key = `${data.emoji} ${source}`;
  return changed(thread, data.message, data.author, (line) => {
    if ((line.reactions[key]?.since ?? '') >= id) return line;
    return { ...line, reactions: { ...line.reactions, [key]: { on: data.on, since: id } } };
  });
}

/** Lanes do not wait for each other, nor for a page of the history: what is said of a message may come before it. */
function changed(thread: Thread, id: string, source: string, change: (line: Line) => Line): Thread {
  const key = identity({ id, source });
  return new Map([...thread, [key, change(thread.get(key) ?? unseen(id, source))]]);
}

function unseen(id: string, source: string): Line {
  return { id, source, text: '', isDeleted: false, isPending: false, isUnseen: true, reactions: {} };
}

function lineOf({ id, source, data, edited, deleted, reactions = {} }: ShownMessage): Line {
  const on = Object.entries(reactions).flatMap(([emoji, by]) => by.map((one) => `${emoji} ${one}`));
  return {
    id,
    source,
    text: (data as { text?: string }).text ?? '',
    ...(edited !== undefined && { edited }),
    isDeleted: deleted === true,
    isPending: false,
    reactions: Object.fromEntries(on.map((key) => [key, { on: true, since: '' }])),
  };
}

function identity({ id, source }: { readonly id: string; readonly source: string }): string {
  return `${id}#${source}`;
}
