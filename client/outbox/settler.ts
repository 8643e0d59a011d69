import type { Api } from '../api.ts';
import type { Ports } from '../ports.ts';
import { type Accepted, type Entry, isDue, later, type Turn } from './entry.ts';
import type { Outcome } from './intent.ts';
import type { Outbox } from './outbox.ts';

type World = Pick<Ports, 'nowMs' | 'after' | 'randomBytes'>;

/** Asks what became of accepted intents, until each has its end. */
export interface Settler {
  /** An intent was accepted: its end will be asked for in its time. */
  nudge(): void;
  close(): void;
}

/** What a 202 says in `Retry-After`. */
const FIRST_MS = 1_200;
/** Where the session's events are followed, they tell first; only failures need to be asked for. */
const FIRST_FOLLOWED_MS = 5_000;
const AT_ONCE = 4;

export function createSettler(
  outbox: Outbox,
  api: Api,
  world: World,
  isFollowed: (sessionId: string) => boolean,
): Settler {
  let cancel: () => void = () => undefined;
  let isRunning = false;
  let isClosed = false;
  const waiting = () =>
    outbox
      .all()
      .filter(({ state }) => state.at === 'accepted')
      .map((entry) => ({ entry, turn: turnOf(entry, world, isFollowed) }))
      .sort((a, b) => a.turn.atMs - b.turn.atMs);
  const run = async (): Promise<void> => {
    for (;;) {
      const due = waiting().filter(({ turn }) => isDue(world.nowMs(), turn));
      if (due.length === 0 || isClosed) return;
      await Promise.all(due.slice(0, AT_ONCE).map(({ entry }) => askOne(outbox, api, world, entry)));
    }
  };
  const nudge = (): void => {
    cancel();
    if (isRunning || isClosed) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      const [next] = waiting();
      if (next !== undefined && !isClosed) cancel = world.after(next.turn.atMs - world.nowMs(), nudge);
    });
  };
  return {
    nudge,
    close() {
      isClosed = true;
      cancel();
    },
  };
}

function turnOf(entry: Entry, { nowMs }: World, isFollowed: (sessionId: string) => boolean): Turn {
  if (entry.next === undefined) {
    const { acceptedMs, sessionId, refusal } = entry.state as Accepted;
    const delayMs = isFollowed(sessionId) && refusal === undefined ? FIRST_FOLLOWED_MS : FIRST_MS;
    // Never before now, so that what a reload took up is asked for in its turn.
    entry.next = { atMs: Math.max(nowMs(), acceptedMs + delayMs), delayMs };
  }
  return entry.next;
}

async function askOne(outbox: Outbox, api: Api, world: World, entry: Entry): Promise<void> {
  const outcome = await outcomeOf(api, entry, world.nowMs());
  if (outcome !== undefined) {
    outbox.end(entry.command.eventId, outcome);
    return;
  }
  entry.next = later(entry.next?.delayMs ?? FIRST_MS, world);
}

async function outcomeOf(api: Api, entry: Entry, nowMs: number): Promise<Outcome | undefined> {
  if (entry.state.at !== 'accepted') return undefined;
  const { sessionId, acceptedMs, refusal } = entry.state;
  const accepted = encodeURIComponent(new Date(acceptedMs).toISOString());
  const path = `/v1/sessions/${sessionId}/events/${entry.command.eventId}?accepted=${accepted}`;
  const answer = await api.attempt({ method: 'GET', path });
  // Of a problem, its HTTP status.
  const told = answer.failed ? {} : answer.json;
  if (told.status === 'applied') {
    return { status: 'applied', lane: String(told.lane), version: Number(told.version) };
  }
  if (told.status === 'failed') {
    return { status: 'failed', code: String(told.code), reason: String(told.reason) };
  }
  // What no region has is pending; or unknown, where this device's clock is weeks off.
  const isNowhere = told.status === 'pending' || told.status === 404;
  return refusal !== undefined && nowMs >= refusal.untilMs && isNowhere
    ? { status: 'failed', code: refusal.code, reason: refusal.reason }
    : undefined;
}
