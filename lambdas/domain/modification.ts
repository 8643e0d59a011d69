import type { EventData, MeridianEvent, MessageType } from '../contract/events.ts';
import { Limits } from '../contract/limits.ts';
import { identityOf } from './lane.ts';
import type { MessageEvent } from './message.ts';
import { isNewer, type Stamp } from './stamp.ts';

/** What an event changes of a message, as the register that keeps it has it. */
export type Modification = Edit | Deletion | Reaction;

interface Target {
  /** Event id of the message. */
  readonly message: string;
  /** User key of who sent it. */
  readonly author: string;
  readonly stamp: Stamp;
}

export interface Edit extends Target {
  readonly kind: 'edit';
  readonly text: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

export interface Deletion extends Target {
  readonly kind: 'deletion';
}

export interface Reaction extends Target {
  readonly kind: 'reaction';
  /** User key of who reacts. */
  readonly by: string;
  readonly emoji: string;
  readonly on: boolean;
}

/** That the content of a message changed, whatever it says now. */
export type ContentChange = Pick<Edit | Deletion, 'kind' | 'message' | 'author' | 'stamp'>;

/** A message as it stands now; one that nobody touched is the event itself. */
export interface ShownMessage extends Omit<MessageEvent, 'data'> {
  readonly data: EventData[MessageType] | Record<string, never>;
  /** Event id of its newest edit, which tells when that was. */
  readonly edited?: string;
  readonly deleted?: true;
  /** Emoji → user keys, both in order. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

/** What an event changes of a message, or undefined where it changes none. */
export function modificationOf(event: MeridianEvent, stamp: Stamp): Modification | undefined {
  switch (event.type) {
    case 'message.edited':
      // One's own messages only: whose it is follows from who edits, without a look at the message.
      return {
        kind: 'edit',
        author: event.source,
        stamp,
        ...(event as MeridianEvent<'message.edited'>).data,
      };
    case 'message.deleted':
      return { kind: 'deletion', stamp, ...(event as MeridianEvent<'message.deleted'>).data };
    case 'message.reacted':
      return {
        kind: 'reaction',
        by: event.source,
        stamp,
        ...(event as MeridianEvent<'message.reacted'>).data,
      };
    default:
      return undefined;
  }
}

/**
 * Whether a modification takes the place of what its register has. The newest wins, except that nothing but a newer
 * deletion follows a deletion: what was taken down stays down, however late an edit comes, and in whatever order.
 */
export function supersedes(next: Register, known: Register | undefined): boolean {
  if (known === undefined) {
    return true;
  }
  const isGone = known.kind === 'deletion';
  const goes = next.kind === 'deletion';
  return isGone === goes ? isNewer(next.stamp, known.stamp) : goes;
}

type Register = Modification | ContentChange;

/** What is left of modifications, whichever lanes and in whatever order they come from: one for each register. */
export function reduced<T extends Register>(modifications: Iterable<T>): T[] {
  const registers = new Map<string, T>();
  for (const modification of modifications) {
    const register = registerOf(modification);
    if (supersedes(modification, registers.get(register))) {
      registers.set(register, modification);
    }
  }
  return [...registers.values()];
}

/** Messages as modifications leave them. What is said of other messages does not matter. */
export function modified(
  messages: readonly MessageEvent[],
  modifications: Iterable<Modification>,
): ShownMessage[] {
  const contents = new Map<string, Edit | Deletion>();
  const reactions = new Map<string, Reaction[]>();
  for (const one of reduced(modifications)) {
    const identity = targetOf(one);
    if (one.kind === 'reaction') {
      addTo(reactions, identity, one);
    } else {
      contents.set(identity, one);
    }
  }
  return messages.map((message) => {
    const identity = identityOf(message);
    return shown(message, contents.get(identity), reactions.get(identity) ?? []);
  });
}

function shown(
  message: MessageEvent,
  content: Edit | Deletion | undefined,
  reactions: readonly Reaction[],
): ShownMessage {
  if (content?.kind === 'deletion') {
    return { ...message, data: {}, deleted: true };
  }
  return { ...message, ...(content && edited(message.data, content)), ...reacted(reactions) };
}

/** The content anew; whom the message mentioned, it goes on to mention, and as it was asked, it was asked. */
function edited(data: EventData[MessageType], { text, attributes, stamp }: Edit) {
  const { attributes: _, ...kept } = data as EventData['message.sent'];
  return { data: { ...kept, text, ...(attributes && { attributes }) }, edited: stamp.id };
}

function reacted(reactions: readonly Reaction[]): { reactions?: Record<string, string[]> } {
  const byEmoji = new Map<string, string[]>();
  for (const { emoji, by } of oldestOfEach(reactions.filter(({ on }) => on))) {
    addTo(byEmoji, emoji, by);
  }
  const inOrder = [...byEmoji].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.length === 0
    ? {}
    : { reactions: Object.fromEntries(inOrder.map(([emoji, people]) => [emoji, people.sort()])) };
}

/**
 * As many of each person as are shown. Not refused by apply: a region knows its own lane only, and each would refuse
 * others. The oldest, so that nobody's reactions make room for what comes later.
 */
function oldestOfEach(reactions: readonly Reaction[]): Reaction[] {
  const byPerson = new Map<string, Reaction[]>();
  for (const reaction of reactions) {
    addTo(byPerson, reaction.by, reaction);
  }
  return [...byPerson.values()].flatMap((all) =>
    all.length <= Limits.reactionsEach ? all : all.sort(inEventOrder).slice(0, Limits.reactionsEach),
  );
}

function inEventOrder(a: Reaction, b: Reaction): number {
  return isNewer(a.stamp, b.stamp) ? 1 : -1;
}

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [one]);
  } else {
    list.push(one);
  }
}

function registerOf(one: Register): string {
  return one.kind === 'reaction' ? `${targetOf(one)}#${one.by}#${one.emoji}` : targetOf(one);
}

/** Identity of the message that is changed. */
export function targetOf({ message, author }: Pick<Target, 'message' | 'author'>): string {
  return identityOf({ id: message, source: author });
}
