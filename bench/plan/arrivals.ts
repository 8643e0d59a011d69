import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';
import type { Arrival } from '../workload/bursts.ts';
import { type EventHeap, eventHeap } from './event-heap.ts';

/** How sessions write: each so many events within so many milliseconds, then silence. */
export interface Burst {
  readonly events: number;
  readonly durationMs: number;
}

/** A steady rate, or one that grows exponentially and then stays. */
export interface Rate {
  readonly fromPerSecond: number;
  readonly toPerSecond: number;
  readonly rampMs: number;
  readonly holdMs: number;
}

/** A rate that never changes. */
export function steady(perSecond: number, durationMs: number): Rate {
  return { fromPerSecond: perSecond, toPerSecond: perSecond, rampMs: 0, holdMs: durationMs };
}

/** Messages that a rate is expected to bring. */
export function eventsIn({ fromPerSecond, toPerSecond, rampMs, holdMs }: Rate): number {
  return rampArrivals(fromPerSecond, toPerSecond, rampMs) + toPerSecond * (holdMs / 1_000);
}

/** Bursts that tell how events meet, and of which certainly some come. */
const LEAST_BURSTS = 20;

/** A steady rate for so long, or until bursts enough are expected. */
export function steadyBursts(perSecond: number, leastMs: number, { events }: Burst): Rate {
  return steady(perSecond, Math.max(leastMs, ((LEAST_BURSTS * events) / perSecond) * 1_000));
}

/** Messages in the order of their coming. Bursts begin at the rate that gives the wanted rate of messages. */
export function* arrivalsOf(rate: Rate, burst: Burst, seed: number): Generator<Arrival> {
  const random = seededRandom(seed, 'arrivals');
  const coming = eventHeap<number>();
  let session = 0;
  for (const startMs of momentsOf(perBurst(rate, burst), random)) {
    yield* untilMs(coming, startMs);
    for (let n = 0; n < burst.events; n++) {
      coming.add(startMs + random() * burst.durationMs, session);
    }
    session++;
  }
  yield* untilMs(coming, Number.POSITIVE_INFINITY);
}

function* untilMs(coming: EventHeap<number>, endMs: number): Generator<Arrival> {
  while (coming.nextMs() < endMs) {
    const atMs = coming.nextMs();
    yield { atMs, session: coming.take() };
  }
}

function perBurst(rate: Rate, { events }: Burst): Rate {
  return {
    ...rate,
    fromPerSecond: rate.fromPerSecond / events,
    toPerSecond: rate.toPerSecond / events,
  };
}

/** A Poisson process: exponential steps of the expected number of arrivals, put back into time. */
function* momentsOf(rate: Rate, random: () => number): Generator<number> {
  for (let expected = 0; ; ) {
    expected -= Math.log(1 - random());
    const atMs = momentOf(rate, expected);
    if (atMs > rate.rampMs + rate.holdMs) return;
    yield atMs;
  }
}

/** When so many arrivals are expected: the inverse of N(t) = r0·T/ln k·(k^(t/T) − 1), then of a straight line. */
function momentOf({ fromPerSecond, toPerSecond, rampMs }: Rate, expected: number): number {
  const inRamp = rampArrivals(fromPerSecond, toPerSecond, rampMs);
  if (expected >= inRamp) {
    return rampMs + ((expected - inRamp) / toPerSecond) * 1_000;
  }
  const growth = Math.log(toPerSecond / fromPerSecond);
  return (rampMs * Math.log(1 + (expected * growth) / (fromPerSecond * (rampMs / 1_000)))) / growth;
}

function rampArrivals(from: number, to: number, rampMs: number): number {
  if (rampMs === 0) return 0;
  return ((rampMs / 1_000) * (to - from)) / Math.log(to / from);
}
