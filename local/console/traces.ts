import { LRUCache } from 'lru-cache';
import { type EventStep, eventStepsOf, type SeenCall } from './event-steps.ts';

/** The way of one event, as far as it was seen. */
export interface EventTrace {
  readonly eventId: string;
  readonly sessionId: string | undefined;
  /** Of the HTTP request that brought it, as `apigw-requestid` tells it. */
  readonly requestId: string | undefined;
  readonly steps: readonly TraceStep[];
}

export interface TraceStep {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly region: string;
  readonly step: EventStep['step'] | 'accepted';
}

/** An HTTP request that a function has answered. */
export interface AcceptedEvent {
  readonly eventId: string;
  readonly sessionId: string | undefined;
  readonly requestId: string;
  readonly region: string;
}

/** Where events went. */
export interface Traces {
  accepted(event: AcceptedEvent, atMs: number): void;
  /** A call of a function that a service has answered; what it says of events is noted. */
  called(call: SeenCall, atMs: number): void;
  /** Traces of a request, an event or a session, youngest first. */
  find(id: string, most: number): EventTrace[];
}

type Pushed = (region: string, sinceAcceptedMs: number) => void;

interface Growing {
  readonly eventId: string;
  sessionId: string | undefined;
  requestId: string | undefined;
  acceptedAtMs: number | undefined;
  readonly steps: TraceStep[];
}

const KEPT = 2_000;
/** Redelivery and repeats could go on; nobody reads so long a trace. */
const MOST_STEPS = 60;

/** Makes traces without a past; `pushed` hears of each accepted event's first push in each region. */
export function createTraces(pushed: Pushed): Traces {
  const traces = new LRUCache<string, Growing>({ max: KEPT });
  const traceOf = (eventId: string): Growing => {
    const known = traces.get(eventId);
    if (known !== undefined) return known;
    const begun: Growing = {
      eventId,
      sessionId: undefined,
      requestId: undefined,
      acceptedAtMs: undefined,
      steps: [],
    };
    traces.set(eventId, begun);
    return begun;
  };
  return {
    accepted({ eventId, sessionId, requestId, region }, atMs) {
      const trace = traceOf(eventId);
      trace.sessionId ??= sessionId;
      trace.requestId ??= requestId;
      trace.acceptedAtMs ??= atMs;
      add(trace, { atMs, region, step: 'accepted' });
    },
    called(call, atMs) {
      for (const { eventId, sessionId, step } of eventStepsOf(call)) {
        const trace = traceOf(eventId);
        trace.sessionId ??= sessionId;
        const isFirst = !trace.steps.some((each) => each.step === step && each.region === call.region);
        // An inbox of each member is pushed to; one push to a region is the news.
        if (isFirst || step !== 'pushed') add(trace, { atMs, region: call.region, step });
        if (isFirst && step === 'pushed' && trace.acceptedAtMs !== undefined) {
          pushed(call.region, atMs - trace.acceptedAtMs);
        }
      }
    },
    find: (id, most) =>
      [...traces.values()]
        .filter(({ eventId, sessionId, requestId }) => [eventId, sessionId, requestId].includes(id))
        .sort((one, other) => ((one.steps[0]?.atMs ?? 0) < (other.steps[0]?.atMs ?? 0) ? 1 : -1))
        .slice(0, most)
        .map(({ acceptedAtMs: _, ...trace }) => ({ ...trace, steps: inOrder(trace.steps) })),
  };
}

function add({ steps }: Growing, step: TraceStep): void {
  if (steps.length < MOST_STEPS) steps.push(step);
}

/** Accept's answer is heard after its call to the queue. */
function inOrder(steps: readonly TraceStep[]): TraceStep[] {
  return [...steps].sort((one, other) => one.atMs - other.atMs);
}
