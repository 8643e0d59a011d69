import type { MeridianEvent } from '../lambdas/contract/events.ts';
import { type Api, createApi, type GetToken } from './api.ts';
import { ClientError } from './client-error.ts';
import { type ConnectionState, connection } from './connection.ts';
import { eventIds } from './event-ids.ts';
import { within } from './exchange.ts';
import { type Notice, noticesTo } from './notices.ts';
import { type MeridianOptions, type Settings, withDefaults } from './options.ts';
import type { Intent } from './outbox/intent.ts';
import { Outbox, type OutboxCounts } from './outbox/outbox.ts';
import { createSender } from './outbox/sender.ts';
import { createSettler } from './outbox/settler.ts';
import { type Readable, writable } from './readable.ts';
import { pushing } from './realtime/pushing.ts';
import { regionChoice } from './region-choice.ts';
import { type OpenSession, openSession, requireAccepted, type SessionParts } from './session/open-session.ts';
import type { Session } from './session/session.ts';
import { cursorFrom } from './session/session-api.ts';

/** A signed-in user's client. One for each program and user. */
export interface Meridian {
  /** The same object for the same id. `after` is a cursor to begin at; without it, events begin now. */
  session(id: string, options?: { readonly after?: string }): Session;
  /**
   * Makes a session of one's own, which is known once a region has accepted it: offline, this waits.
   * @throws ClientError `outbox-full`, `refused`, `closed`
   */
  createSession(): Promise<Session>;
  /** Hears what applications tell the user, each once. What it answers ends that. */
  onNotice(listener: (notice: Notice) => void): () => void;
  readonly connection: Readable<ConnectionState>;
  /** How many intents are on their way. */
  readonly outbox: Readable<OutboxCounts>;
  /** Those on their way, in the order in which they were made; those of an earlier life of the program, too. */
  intents(): readonly Intent[];
  /** The network is back, or the user has signed in: tries at once instead of waiting on. */
  wake(): void;
  /** Ends every timer but for pauses that the API asked for, and answers nothing any more, nor what is under way. The outbox stays in its storage. */
  close(): void;
  /** What other entries of this library build on. It is not for applications, and may change with any version. */
  readonly parts: SessionParts;
}

/** A person may have to sign in meanwhile. */
const TOKEN_WITHIN_MS = 60_000;

/** Opens a client, and takes up what its storage holds. Rejects if that cannot be read. */
export async function createMeridian(options: MeridianOptions): Promise<Meridian> {
  const settings = withDefaults(options);
  const { parts, open, wake, close } = coreOf(settings);
  const { outbox, pushed, state } = parts;
  await outbox.load();
  wake();
  return {
    session: (id, { after } = {}) => open(id, after).session,
    createSession: () => createSession(parts, open),
    onNotice: noticesTo(pushed),
    connection: state,
    outbox: outbox.counts,
    intents: () => outbox.all().map(({ intent }) => intent),
    wake,
    close,
    parts,
  };
}

interface Core {
  readonly parts: SessionParts;
  open(id: string, after: string | undefined): OpenSession;
  wake(): void;
  close(): void;
}

function coreOf({ getToken: giveToken, ...said }: Settings): Core {
  const { ports } = said;
  // One that never ends would stop everything.
  const getToken: GetToken = (asked) => within(ports, TOKEN_WITHIN_MS, async () => giveToken(asked));
  const settings = { ...said, getToken };
  const ids = eventIds(ports);
  const state = connection();
  const outbox = new Outbox({ ...settings, storage: ports.storage, ids });
  const api = apiOf(settings, { ids, outbox, state });
  const pushed = pushing({ api, state, getToken, world: ports });
  const world = { ...ports, realtime: ports.realtime ?? pushed };
  const sessions = new Map<string, OpenSession>();
  const closing = new Set<() => void>();
  const sender = createSender(outbox, api, ports);
  const settler = createSettler(outbox, api, ports, (id) => sessions.get(id)?.follower.isFollowing ?? false);
  outbox.listen((_, outcome) => {
    if (outcome !== undefined) return;
    sender.nudge();
    settler.nudge();
  });
  let isClosed = false;
  const record: SessionParts['record'] = (command) => {
    if (isClosed) throw new ClientError('closed', 'The client was closed.');
    return outbox.record(command);
  };
  const seen: SessionParts['seen'] = writable<MeridianEvent | undefined>(undefined);
  const parts: SessionParts = { api, outbox, ids, pushed, state, world, record, seen, closing };
  const open: Core['open'] = (id, after) => {
    const known = sessions.get(id);
    if (known !== undefined) return known;
    const cursor = after === undefined ? undefined : cursorFrom(after);
    const opened = openSession(id, parts, cursor);
    sessions.set(id, opened);
    return opened;
  };
  const close = () => {
    isClosed = true;
    api.close();
    sender.close();
    settler.close();
    pushed.close();
    for (const { follower } of sessions.values()) follower.end();
    for (const end of closing) end();
  };
  const wake = () => {
    api.wake();
    sender.wake();
    pushed.wake();
  };
  return { parts, open, wake, close };
}

interface ApiParts {
  readonly ids: ReturnType<typeof eventIds>;
  readonly outbox: Outbox;
  readonly state: ReturnType<typeof connection>;
}

function apiOf(settings: Settings, { ids, outbox, state }: ApiParts): Api {
  const choice = regionChoice({ ...settings.ports, regions: settings.regions });
  const heard: Parameters<typeof createApi>[0]['heard'] = (outcome) => {
    state.heard(outcome);
    if (outcome.failed && outcome.blames === 'region' && !outcome.isCut)
      outbox.sendAgain(outcome.route.region);
  };
  return createApi({ ...settings, choice, ids, heard }, settings.ports);
}

async function createSession({ record }: SessionParts, open: Core['open']): Promise<Session> {
  const intent = record({ type: 'session.create' });
  await requireAccepted(intent);
  // Everything of a session that one has made just now is new.
  return open(intent.sessionId ?? '', '').session;
}
