import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Cursor } from '../../lambdas/domain/cursor.ts';
import type { Api } from '../api.ts';
import { ClientError } from '../client-error.ts';
import type { ConnectionState } from '../connection.ts';
import type { EventIds } from '../event-ids.ts';
import { within } from '../exchange.ts';
import { type Entry, sessionOf } from '../outbox/entry.ts';
import type { Command, Intent, Outcome } from '../outbox/intent.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { pause } from '../pause.ts';
import type { Ports } from '../ports.ts';
import type { Readable, Writable } from '../readable.ts';
import type { Pushing } from '../realtime/pushing.ts';
import type { Base, FoldedCommit } from './confirmed.ts';
import { Follower } from './follower.ts';
import { presenceOf } from './presence.ts';
import type { Session } from './session.ts';
import { isBase, readBase, readMessages, refusal } from './session-api.ts';
import { whispering } from './whispering.ts';

export interface SessionParts {
  readonly api: Api;
  readonly outbox: Outbox;
  readonly ids: EventIds;
  readonly pushed: Pick<Pushing, 'hear' | 'whisper'>;
  readonly state: Readable<ConnectionState>;
  /** Ends of what goes on until the client is closed. */
  readonly closing: Set<() => void>;
  readonly world: Pick<Ports, 'realtime' | 'after' | 'nowMs' | 'randomBytes'>;
  record(command: Command): Intent;
  /** Each event of the sessions that are followed; one that comes by two lanes comes twice. */
  readonly seen: Writable<MeridianEvent | undefined>;
}

/** A session together with what the client itself asks of it. */
export interface OpenSession {
  readonly session: Session;
  readonly follower: Follower;
}

const READ_WITHIN_MS = 20_000;

/** Opens a session; `after` is where its events begin, the present if undefined. */
export function openSession(id: string, parts: SessionParts, after: Cursor | undefined): OpenSession {
  const { api, outbox, pushed, record } = parts;
  const committed = (commit: FoldedCommit) => noteCommitted(parts, commit);
  const follower = new Follower({ sessionId: id, api, world: parts.world, after, committed });
  let newest: Intent | undefined;
  const note = (entry: Entry, outcome: Outcome | undefined): void => {
    if (sessionOf(entry) !== id) return;
    if (outcome === undefined) newest = entry.intent;
    noteEntry(follower, entry, outcome);
  };
  for (const entry of outbox.all()) note(entry, undefined);
  outbox.listen(note);
  const session: Session = {
    id,
    profile: follower.view.profile,
    status: follower.status,
    get cursor() {
      return follower.cursor;
    },
    update: (patch, options) => record({ type: 'profile.patch', sessionId: id, patch, ...options }),
    send: (message, options) => record({ type: 'message.send', sessionId: id, message, ...options }),
    edit: ({ id: message }, content) => record({ type: 'message.edit', sessionId: id, message, ...content }),
    delete: ({ id: message, source: author }) =>
      record({ type: 'message.delete', sessionId: id, message, author }),
    react: ({ id: message, source: author }, emoji, on = true) =>
      record({ type: 'message.react', sessionId: id, message, author, emoji, on }),
    unread: follower.unread.count,
    markRead: async () => {
      const read = await follower.unread.readAll();
      if (read) await record({ type: 'read.mark', sessionId: id, read }).recorded;
    },
    presence: presenceOf(id, parts),
    whisper: whispering(parts.world, (payload) => pushed.whisper(id, payload)),
    onWhisper: (listener) =>
      pushed.hear((heard) => {
        if (heard.kind === 'ephemeral' && heard.session === id) listener(heard);
      }),
    addMember: (subject) => record({ type: 'member.add', sessionId: id, subject }),
    removeMember: (subject) => record({ type: 'member.remove', sessionId: id, subject }),
    subscribe: (listener) => follower.events.subscribe((event) => event && listener(event)),
    onSkipped: (listener) => follower.skips.subscribe(listener),
    history: (page = {}) => readMessages(api, id, page),
    readAfterWrite: async (intent = newest, withinMs) => {
      const { profile, heads } = await readAfterWrite(id, parts, intent, withinMs);
      await follower.catchUp(heads);
      return profile;
    },
  };
  return { session, follower };
}

/** One's own patch shows from its record on, and is taken back if it fails. */
function noteEntry(follower: Follower, { command }: Entry, outcome: Outcome | undefined): void {
  if (command.type !== 'profile.patch') return;
  if (outcome === undefined) {
    follower.view.pend(command.eventId, command.patch);
    return;
  }
  const isConfirmed = follower.view.settle(command.eventId, outcome);
  // Where nobody follows, nothing else would bring the confirmed state.
  if (!isConfirmed && outcome.status === 'applied' && !follower.isFollowing) {
    void follower.refresh({ [outcome.lane]: outcome.version });
  }
}

/** What is seen is applied; one's next ids come after all that was seen. */
function noteCommitted({ outbox, ids, seen }: SessionParts, { lane, version, events }: FoldedCommit): void {
  for (const event of events) {
    ids.observe(event.id);
    outbox.end(event.id, { status: 'applied', lane, version });
    seen.set(event);
  }
}

async function readAfterWrite(
  id: string,
  { api, world }: SessionParts,
  intent: Intent | undefined,
  withinMs = READ_WITHIN_MS,
): Promise<Base> {
  const deadlineMs = world.nowMs() + withinMs;
  if (intent !== undefined) {
    const why = `No region accepted it within ${withinMs} ms; it stays in the outbox.`;
    await within(world, withinMs, () => requireAccepted(intent), why);
  }
  for (;;) {
    const read = await readBase(api, id, intent?.eventId, deadlineMs - world.nowMs());
    if (isBase(read)) return read;
    // Not yet visible where it was asked, or too many wait there.
    if (read.status < 500 || world.nowMs() >= deadlineMs) throw refusal(read);
    await pause(world, 100);
  }
}

/** @throws ClientError `refused` */
export async function requireAccepted({ accepted, done }: Intent): Promise<void> {
  if (await accepted) return;
  const outcome = await done;
  if (outcome.status === 'failed') {
    throw new ClientError('refused', outcome.reason, { problem: outcome.code });
  }
}
