import type { CallRecord } from '../engines/wire/gate.ts';
import { type LatencySummary, type LatencyWindow, latencyWindow } from './latency-window.ts';
import { createTraces, type EventTrace } from './traces.ts';

/** An HTTP request that a gateway gave to a function. */
export interface AnsweredRequest {
  readonly region: string;
  readonly functionName: string;
  /** The event of the gateway, as JSON. */
  readonly payload: string;
  /** What the function answered, as JSON; undefined where it could not be invoked or failed. */
  readonly result: string | undefined;
  readonly durationMs: number;
}

/** Counts since the start. */
export interface RequestCounts {
  readonly requests: number;
  /** Answered with 5xx, or not at all. */
  readonly errors: number;
}

/** Looks on while the local cloud works: it changes nothing, and costs nearly nothing while nobody watches. */
export interface Observer {
  answered(request: AnsweredRequest): void;
  /** A call that a service has answered. */
  called(call: CallRecord): void;
  /** Whether events are followed through the calls. */
  watch(isWatched: boolean): void;
  requestsOf(region: string): RequestCounts;
  /** Calls of functions to AWS services in a region since the start, by operation; entries of batches count each. */
  callsOf(region: string): Readonly<Record<string, number>>;
  /** Of requests that accept answered, over all regions where none is named. */
  acceptLatency(region?: string): LatencySummary | undefined;
  /** From accept's answer to the first push in a region. */
  visibleLatency(region?: string): LatencySummary | undefined;
  traces(id: string, most: number): EventTrace[];
}

const ALL = '';
/** watch asks every region every second; nobody who looks at requests means those. */
const HEALTH = '"routeKey":"GET /v1/health"';

/** Makes an observer without a past. */
export function createObserver(nowMs: () => number = Date.now): Observer {
  const requests = new Map<string, { requests: number; errors: number }>();
  const calls = new Map<string, Record<string, number>>();
  const accept = windows();
  const visible = windows();
  const traces = createTraces((region, sinceAcceptedMs) => visible.add(region, sinceAcceptedMs, nowMs()));
  let isWatched = false;
  const accepted = (request: AnsweredRequest): void => {
    accept.add(request.region, request.durationMs, nowMs());
    if (isWatched) for (const event of acceptedOf(request)) traces.accepted(event, nowMs());
  };
  return {
    answered(request) {
      if (request.payload.includes(HEALTH)) return;
      const counts = requests.get(request.region) ?? { requests: 0, errors: 0 };
      requests.set(request.region, counts);
      counts.requests++;
      if (statusOf(request.result) >= 500) counts.errors++;
      else if (request.functionName.endsWith('-accept')) accepted(request);
    },
    called(call) {
      if (call.errorCode !== undefined || call.principal.kind === 'operator') return;
      const counts = calls.get(call.region) ?? {};
      calls.set(call.region, counts);
      counts[call.operation] = (counts[call.operation] ?? 0) + entriesOf(call);
      if (isWatched) traces.called(call, nowMs());
    },
    watch: (next) => {
      isWatched = next;
    },
    requestsOf: (region) => requests.get(region) ?? { requests: 0, errors: 0 },
    callsOf: (region) => calls.get(region) ?? {},
    acceptLatency: (region) => accept.summary(region, nowMs()),
    visibleLatency: (region) => visible.summary(region, nowMs()),
    traces: traces.find,
  };
}

/** A window for each region, and one for all of them. */
function windows() {
  const byRegion = new Map<string, LatencyWindow>();
  const windowOf = (region: string): LatencyWindow => {
    const window = byRegion.get(region) ?? latencyWindow();
    byRegion.set(region, window);
    return window;
  };
  return {
    add(region: string, durationMs: number, atMs: number): void {
      windowOf(ALL).add(durationMs, atMs);
      windowOf(region).add(durationMs, atMs);
    },
    summary: (region: string | undefined, nowMs: number) => windowOf(region ?? ALL).summary(nowMs),
  };
}

function entriesOf({ input }: CallRecord): number {
  const entries = input.Records ?? input.Entries;
  return Array.isArray(entries) ? entries.length : 1;
}

function statusOf(result: string | undefined): number {
  return result === undefined ? 502 : Number(/"statusCode":(\d{3})/.exec(result)?.[1] ?? 200);
}

interface Accepted {
  readonly eventId?: string;
  readonly sessionId?: string;
}

/** The events that an answer of accept names: one, or those of a batch. */
function acceptedOf({ region, payload, result }: AnsweredRequest) {
  const requestId = /"requestId":"([^"]+)"/.exec(payload)?.[1] ?? '';
  const answers = bodyOf(result);
  return answers.flatMap(({ eventId, sessionId }) =>
    eventId === undefined ? [] : [{ eventId, sessionId, requestId, region }],
  );
}

function bodyOf(result = '{}'): readonly Accepted[] {
  try {
    const { body = '{}' } = JSON.parse(result) as { body?: string };
    const answer = JSON.parse(body) as Accepted & { results?: (Accepted & { status: number })[] };
    return answer.results?.filter(({ status }) => status === 202) ?? [answer];
  } catch {
    return [];
  }
}
