import type { Arrival } from '../workload/bursts.ts';
import { type EventHeap, eventHeap } from './event-heap.ts';
import { POLLING } from './prices.ts';
import type { Depth, QueueModel, QueueRun } from './queue-model.ts';

interface Poller {
  gathered: Arrival[];
  busy: boolean;
  /** Counts batches, so that the end of an old window closes no new batch. */
  batch: number;
}

type Happening =
  | { readonly kind: 'closed'; readonly poller: Poller; readonly batch: number }
  | { readonly kind: 'done'; readonly poller: Poller }
  | { readonly kind: 'grown' };

interface Play {
  readonly model: QueueModel;
  readonly heap: EventHeap<Happening>;
  readonly pollers: Poller[];
  readonly lags: number[];
  readonly depths: Depth[];
  waiting: Arrival[];
  /** Messages at the front of `waiting` that are taken already. */
  taken: number;
  isGrowing: boolean;
  batches: number;
  commits: number;
  busyMs: number;
  calls: number;
  deepest: number;
  lastArrivalMs: number;
  endMs: number;
}

const PER_CALL = 10;
const SAMPLE_MS = 1_000;
const GROWTH_MS = 60_000 / POLLING.moreAMinute;

/**
 * Plays messages, in the order of their coming, through an event source mapping of a standard queue, event by event.
 * Lambda starts with five pollers and adds five a second while messages wait, up to the maximum concurrency. Each
 * poller gathers until its window ends or its batch is full, and then waits for its invocation. A message goes to a
 * free poller at random. Nothing fails.
 */
export function simulateQueue(arrivals: Iterable<Arrival>, model: QueueModel): QueueRun {
  const play = beginning(model);
  for (const arrival of arrivals) {
    playUntil(play, arrival.atMs);
    arrive(play, arrival);
  }
  playUntil(play, Number.POSITIVE_INFINITY);
  const { lags, depths, batches, commits, busyMs, calls, deepest, lastArrivalMs, endMs } = play;
  const lagsMs = Float64Array.from(lags).sort();
  return { lagsMs, depths, batches, commits, busyMs, calls, deepest, lastArrivalMs, endMs };
}

function beginning(model: QueueModel): Play {
  const atStart = Math.min(POLLING.batchesAtStart, model.maxConcurrency);
  return {
    model,
    heap: eventHeap<Happening>(),
    pollers: Array.from({ length: atStart }, newPoller),
    lags: [],
    depths: [],
    waiting: [],
    taken: 0,
    isGrowing: false,
    batches: 0,
    commits: 0,
    busyMs: 0,
    calls: 0,
    deepest: 0,
    lastArrivalMs: 0,
    endMs: 0,
  };
}

function newPoller(): Poller {
  return { gathered: [], busy: false, batch: 0 };
}

function playUntil(play: Play, endMs: number): void {
  while (play.heap.nextMs() <= endMs && play.heap.nextMs() < Number.POSITIVE_INFINITY) {
    const nowMs = play.heap.nextMs();
    const happening = play.heap.take();
    sample(play, nowMs);
    switch (happening.kind) {
      case 'closed':
        if (!happening.poller.busy && happening.poller.batch === happening.batch) {
          invoke(play, happening.poller, nowMs);
        }
        break;
      case 'done':
        finish(play, happening.poller, nowMs);
        break;
      case 'grown':
        grow(play, nowMs);
        break;
    }
  }
}

function arrive(play: Play, arrival: Arrival): void {
  play.lastArrivalMs = arrival.atMs;
  const free = play.pollers.filter(({ busy }) => !busy);
  const poller = free[Math.floor(play.model.random() * free.length)];
  if (poller !== undefined) {
    gather(play, poller, [arrival], arrival.atMs);
    return;
  }
  play.waiting.push(arrival);
  play.deepest = Math.max(play.deepest, depthOf(play));
  startGrowing(play, arrival.atMs);
}

function gather(play: Play, poller: Poller, messages: readonly Arrival[], nowMs: number): void {
  const { batchSize, windowMs } = play.model;
  const isFirst = poller.gathered.length === 0;
  poller.gathered.push(...messages);
  if (poller.gathered.length >= batchSize || windowMs === 0) {
    invoke(play, poller, nowMs);
  } else if (isFirst) {
    play.heap.add(nowMs + windowMs, { kind: 'closed', poller, batch: poller.batch });
  }
}

function invoke(play: Play, poller: Poller, nowMs: number): void {
  const events = poller.gathered.length;
  const sessions = new Set(poller.gathered.map(({ session }) => session)).size;
  const serviceMs = play.model.serviceMs(events, sessions);
  poller.busy = true;
  poller.batch++;
  play.batches++;
  play.commits += sessions;
  play.busyMs += serviceMs;
  play.calls += 2 * Math.ceil(events / PER_CALL);
  play.heap.add(nowMs + serviceMs, { kind: 'done', poller });
}

function finish(play: Play, poller: Poller, nowMs: number): void {
  for (const { atMs } of poller.gathered) {
    play.lags.push(nowMs - atMs);
  }
  poller.gathered = [];
  poller.busy = false;
  play.endMs = nowMs;
  takeWaiting(play, poller, nowMs);
}

function takeWaiting(play: Play, poller: Poller, nowMs: number): void {
  const messages = play.waiting.slice(play.taken, play.taken + play.model.batchSize);
  play.taken += messages.length;
  // Cut now and then: to shift every batch would move the whole backlog each time.
  if (play.taken > play.waiting.length / 2) {
    play.waiting = play.waiting.slice(play.taken);
    play.taken = 0;
  }
  if (messages.length > 0) {
    gather(play, poller, messages, nowMs);
  }
}

function startGrowing(play: Play, nowMs: number): void {
  if (!play.isGrowing && play.pollers.length < play.model.maxConcurrency) {
    play.isGrowing = true;
    play.heap.add(nowMs + GROWTH_MS, { kind: 'grown' });
  }
}

function grow(play: Play, nowMs: number): void {
  play.isGrowing = false;
  if (depthOf(play) === 0) return;
  const poller = newPoller();
  play.pollers.push(poller);
  takeWaiting(play, poller, nowMs);
  startGrowing(play, nowMs);
}

function depthOf({ waiting, taken }: Play): number {
  return waiting.length - taken;
}

function sample(play: Play, nowMs: number): void {
  const last = play.depths.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
  if (nowMs - last >= SAMPLE_MS) {
    play.depths.push({ atMs: nowMs, depth: depthOf(play) });
  }
}
