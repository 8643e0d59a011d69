import type { EventData, MeridianEvent } from '../../../lambdas/contract/events.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import { grouped } from '../../../lambdas/store/grouped.ts';
import { digestOf } from '../clients/reading.ts';
import type { StoredCommit } from '../evidence.ts';
import { rankOf } from './rank.ts';

const MESSAGES: ReadonlySet<string> = new Set([
  'message.sent',
  'completion.requested',
  'completion.finished',
]);

/** What a log comes to of one message, by code of its own. */
export interface SaidMessage {
  /** Digest of the message as it is to be shown once everything has come. */
  readonly final: string;
  /** Digests of all that it may be shown as before, without its reactions. */
  readonly contents: ReadonlySet<string>;
  /** `emoji user` of every reaction that was ever put on it. */
  readonly reactions: ReadonlySet<string>;
}

type Shown = Readonly<Record<string, unknown>>;
type EventOf<T extends keyof EventData> = MeridianEvent<T>;

export function isMessage({ type }: MeridianEvent): boolean {
  return MESSAGES.has(type);
}

/** Every message of a session by its identity. @param commits all of the session */
export function messagesIn(commits: readonly StoredCommit[]): Map<string, SaidMessage> {
  const events = inOrder(commits.flatMap((commit) => commit.events));
  const edits = grouped(ofType(events, 'message.edited'), ({ source, data }) =>
    identityOf({ id: data.message, source }),
  );
  const deletions = grouped(ofType(events, 'message.deleted'), ({ data }) => targetOf(data));
  const reactions = grouped(ofType(events, 'message.reacted'), ({ data }) => targetOf(data));
  const said = events.filter(isMessage).map((message) => {
    const identity = identityOf(message);
    const changes = {
      edits: edits.get(identity) ?? [],
      isDeleted: deletions.has(identity),
      reactions: reactions.get(identity) ?? [],
    };
    return [identity, saidMessage(message, changes)] as const;
  });
  return new Map(said);
}

interface Changes {
  /** Both from the oldest to the newest. */
  readonly edits: readonly EventOf<'message.edited'>[];
  readonly reactions: readonly EventOf<'message.reacted'>[];
  readonly isDeleted: boolean;
}

function saidMessage(message: MeridianEvent, { edits, isDeleted, reactions }: Changes): SaidMessage {
  const versions: Shown[] = [{ ...message }, ...edits.map((edit) => edited(message, edit))];
  const deleted = { ...message, data: {}, deleted: true };
  const newest = { ...versions.at(-1), ...standing(reactions) };
  const on = reactions.filter(({ data }) => data.on);
  return {
    final: textDigest(isDeleted ? deleted : newest),
    contents: new Set([...versions, ...(isDeleted ? [deleted] : [])].map(textDigest)),
    reactions: new Set(on.map(({ source, data: { emoji } }) => `${emoji} ${source}`)),
  };
}

/** The text anew; attributes go with what they were said with. */
function edited(
  message: MeridianEvent,
  { id, data: { text, attributes } }: EventOf<'message.edited'>,
): Shown {
  const { attributes: _, ...kept } = message.data as EventData['message.sent'];
  return { ...message, data: { ...kept, text, ...(attributes && { attributes }) }, edited: id };
}

/** The last word of each person on each emoji. */
function standing(reactions: readonly EventOf<'message.reacted'>[]): Shown {
  const last = new Map(reactions.map(({ source, data }) => [`${data.emoji} ${source}`, { source, data }]));
  const on = [...last.values()].filter(({ data }) => data.on);
  const people = grouped(on, ({ data }) => data.emoji);
  const named = [...people].map(([emoji, all]) => [emoji, all.map(({ source }) => source).sort()] as const);
  return named.length === 0 ? {} : { reactions: Object.fromEntries(named) };
}

function inOrder(events: readonly MeridianEvent[]): MeridianEvent[] {
  const ranked = new Map(events.map((event) => [rankOf(event), event]));
  return [...ranked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}

function ofType<T extends keyof EventData>(events: readonly MeridianEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

function targetOf({ message, author }: EventData['message.deleted']): string {
  return identityOf({ id: message, source: author });
}

function textDigest(shown: Shown): string {
  return digestOf(canonical(shown));
}
