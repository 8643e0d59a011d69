import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Meridian, Presence, Session, SessionEvent, SessionStatus } from '../../client/index.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import { lateSignal, readableSignal } from '../readable-signal.ts';
import { type Acts, actsIn } from './acts.ts';
import { type Answering, answeringIn } from './chat/answering.ts';
import { historyOf } from './chat/history.ts';
import { NOTHING_SAID, type Thread } from './chat/thread.ts';
import { typingIn } from './chat/typing.ts';
import { mintedAtMs } from './event-age.ts';
import { isNewsworthy } from './newsworthy.ts';
import { type Problem, type Problems, problemsOf } from './problem.ts';

/** A session as one device of the page shows it: a profile to edit, and a conversation. */
export interface Room extends Acts {
  readonly session: Session;
  /** Whether the session is of whose device it is. */
  readonly isOwner: boolean;
  readonly profile: ReadonlySignal<JsonObject>;
  readonly status: ReadonlySignal<SessionStatus>;
  readonly thread: ReadonlySignal<Thread>;
  /** The last thing that came from another device. */
  readonly news: ReadonlySignal<News | undefined>;
  /** Whether there is more history to be read. */
  readonly hasEarlier: ReadonlySignal<boolean>;
  loadEarlier(): Promise<void>;
  /** What went wrong with what this device did, until somebody has seen it. */
  readonly problem: Signal<Problem | undefined>;
  readonly answering: Answering;
  readonly presence: ReadonlySignal<Presence>;
  readonly unread: ReadonlySignal<number>;
  markRead(): void;
  /** User keys of others who type. */
  readonly typing: ReadonlySignal<readonly string[]>;
  /** What stands in this device's message field now. */
  type(text: string): void;
  close(): void;
}

export interface News {
  readonly event: SessionEvent;
  /** From the keystroke on the other device to here, by this machine's one clock. */
  readonly lagMs: number;
}

export interface RoomParts {
  readonly client: Meridian;
  readonly sessionId: string;
  /** User key of whose device it is. */
  readonly userKey: string;
  /** Hears of events that this device makes. */
  made(eventId: string): void;
  /** Whether this device made an event. */
  isOwn(eventId: string): boolean;
}

/** What is older was not seen happen. */
const FRESH_MS = 60_000;

export function openRoom(parts: RoomParts): Room {
  const session = parts.client.session(parts.sessionId);
  const profile = readableSignal(session.profile);
  const status = readableSignal(session.status);
  const thread = signal(NOTHING_SAID);
  const news = signal<News | undefined>(undefined);
  // Asked for before the session is there, they would have nothing to tell for a while.
  const presence = lateSignal(session.presence);
  const unread = lateSignal(session.unread);
  const typing = typingIn(session);
  const answering = answeringIn(parts.client, session, parts.userKey);
  // Where no region answers it stays unread, and the button stays.
  const markRead = () => session.markRead().catch(() => undefined);
  const history = historyOf(session, thread, answering.recall);
  const hear = (event: SessionEvent): void => {
    history.take(event);
    answering.hear(event);
    const lagMs = Date.now() - mintedAtMs(event.id);
    if (isNewsworthy(event) && !parts.isOwn(event.id) && lagMs < FRESH_MS) news.value = { event, lagMs };
  };
  // Events first: what is said while the history is on its way comes by either.
  const endings = [
    session.subscribe(hear),
    session.onSkipped(() => void history.load(undefined)),
    ...[profile, status, presence, unread, typing, answering].map(({ stop }) => stop),
    whenFound(status.value, () => {
      void history.load(undefined);
      for (const late of [presence, unread]) late.start();
    }),
  ];
  const problems = problemsOf();
  followEarlier(parts, problems);
  const acts = actsIn({ session, answering, thread, problems, markRead, ...parts });
  return {
    session,
    isOwner: session.id.startsWith(parts.userKey),
    profile: profile.value,
    status: status.value,
    thread,
    news,
    hasEarlier: history.hasEarlier,
    loadEarlier: () => history.load(history.next()),
    problem: problems.problem,
    ...acts,
    answering,
    presence: presence.value,
    unread: unread.value,
    markRead: () => void markRead(),
    typing: typing.who,
    type: typing.types,
    close: () => {
      for (const end of endings) end();
    },
  };
}

/** What an earlier life of the page left on its way. */
function followEarlier({ client, sessionId }: RoomParts, problems: Problems): void {
  const earlier = client.intents().filter((intent) => intent.sessionId === sessionId);
  for (const intent of earlier) problems.follow({ what: 'Something that you did before' }, intent);
}

/** Once the session is there for this person. */
function whenFound(status: ReadonlySignal<SessionStatus>, act: () => void): () => void {
  let isDone = false;
  return status.subscribe((now) => {
    if (isDone || (now !== 'live' && now !== 'behind')) return;
    isDone = true;
    act();
  });
}
