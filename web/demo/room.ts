import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Intent, Meridian, Presence, Session, SessionEvent, SessionStatus } from '../../client/index.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import type { ShownMessage } from '../../lambdas/domain/modification.ts';
import { lateSignal, readableSignal } from '../readable-signal.ts';
import { type Answering, answeringIn } from './chat/answering.ts';
import {
  type Line,
  NOTHING_SAID,
  type Thread,
  withEvent,
  withHistory,
  without,
  withPending,
} from './chat/thread.ts';
import { typingIn } from './chat/typing.ts';
import { mintedAtMs } from './event-age.ts';
import { NEWSWORTHY } from './newsworthy.ts';

/** A session as one device of the page shows it: a profile to edit, and a conversation. */
export interface Room {
  readonly session: Session;
  readonly profile: ReadonlySignal<JsonObject>;
  readonly status: ReadonlySignal<SessionStatus>;
  readonly thread: ReadonlySignal<Thread>;
  /** The last thing that came from another device. */
  readonly news: ReadonlySignal<News | undefined>;
  /** Whether there is more history to be read. */
  readonly hasEarlier: ReadonlySignal<boolean>;
  loadEarlier(): Promise<void>;
  update(patch: JsonObject): void;
  say(text: string): void;
  /** Asks the assistant, where that can be done by now. */
  ask(text: string): void;
  readonly answering: Answering;
  edit(line: Line, text: string): void;
  remove(line: Line): void;
  react(line: Line, emoji: string, on: boolean): void;
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

const PAGE = 30;
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
  const answering = answeringIn(parts.client, session);
  // Where no region answers it stays unread, and the button stays.
  const markRead = () => session.markRead().catch(() => undefined);
  const history = historyOf(session, thread);
  const hear = (event: SessionEvent): void => {
    thread.value = withEvent(thread.peek(), event);
    answering.hear(event);
    const lagMs = Date.now() - mintedAtMs(event.id);
    if (event.type in NEWSWORTHY && !parts.isOwn(event.id) && lagMs < FRESH_MS) news.value = { event, lagMs };
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
  const note = (intent: Intent): Intent => {
    parts.made(intent.eventId);
    return intent;
  };
  const show = (intent: Intent, text: string) => showOn(thread, intent, parts.userKey, text);
  return {
    session,
    profile: profile.value,
    status: status.value,
    thread,
    news,
    hasEarlier: history.hasEarlier,
    loadEarlier: () => history.load(history.next()),
    // One's own messages count as unread, too, and whoever writes has read what stands above.
    say: (text) => void show(note(session.send({ text })), text).then(markRead),
    ask(text) {
      const intent = answering.ask(text);
      if (intent) void show(note(intent), text).then(markRead);
    },
    answering,
    ...changesTo(session, note),
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

function changesTo(
  session: Session,
  note: (intent: Intent) => Intent,
): Pick<Room, 'update' | 'edit' | 'remove' | 'react'> {
  return {
    update: (patch) => void note(session.update(patch, { queue: 'interactive' })),
    edit: (line, text) => void note(session.edit(line, { text })),
    remove: (line) => void note(session.delete(line)),
    react: (line, emoji, on) => void note(session.react(line, emoji, on)),
  };
}

/** Shows what is on its way, until it has failed. Resolves with its end. */
async function showOn(
  thread: Signal<Thread>,
  { eventId, done }: Intent,
  userKey: string,
  text: string,
): Promise<void> {
  thread.value = withPending(thread.peek(), eventId, userKey, text);
  const { status } = await done;
  if (status === 'failed') thread.value = without(thread.peek(), eventId);
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

function historyOf(session: Session, thread: Signal<Thread>) {
  const hasEarlier = signal(false);
  let next: string | undefined;
  return {
    hasEarlier,
    next: () => next,
    async load(before: string | undefined): Promise<void> {
      const page = await session
        .history({ limit: PAGE, ...(before !== undefined && { before }) })
        .catch(() => undefined);
      // Unreachable: the button stays for another try.
      if (page === undefined) return;
      thread.value = withHistory(thread.peek(), page.messages as readonly ShownMessage[]);
      next = page.next;
      hasEarlier.value = next !== undefined;
    },
  };
}
