import { CALL_CLASSES, type CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import type { Quota } from '../../lambdas/domain/limiter/steering.ts';
import { seededRandom } from '../../local/engines/dynamodb/seeded-random.ts';

/** One call of a model that somebody wants. */
export interface Call {
  readonly id: number;
  readonly atMs: number;
  readonly callClass: CallClass;
  readonly tenant: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** What the estimator makes of the input: never less. */
  readonly estimatedTokens: number;
}

/** What calls take, and how many of each class come in a minute. */
export interface Workload {
  readonly name: string;
  readonly quota: Quota;
  readonly perMinute: Readonly<Record<CallClass, number>>;
  readonly inputTokens: readonly [least: number, most: number];
  readonly outputTokens: readonly [least: number, most: number];
  readonly maxOutputTokens: number;
}

const QUOTA: Quota = { requestsPerMinute: 1_200, tokensPerMinute: 600_000 };
/** What part of the quota each class wants: together half as much again as there is. */
const PARTS: Readonly<Record<CallClass, number>> = { interactive: 0.35, standard: 0.65, batch: 0.5 };
const OVERESTIMATE = [1.1, 1.4] as const;
// Half of the calls are one tenant's.
const TENANTS = 10;
const LARGEST_TENANT = 0.5;

/** Prompts with some context and answers of a few sentences: tokens run out first. */
export const BY_TOKENS: Workload = workload('tokens', [200, 1_100], [50, 350], 400, 705);
/** Short prompts and answers: requests run out first. */
export const BY_REQUESTS: Workload = workload('requests', [80, 320], [20, 120], 150, 1_200);

function workload(
  name: string,
  inputTokens: Workload['inputTokens'],
  outputTokens: Workload['outputTokens'],
  maxOutputTokens: number,
  callsOfQuota: number,
): Workload {
  const perMinute = Object.fromEntries(CALL_CLASSES.map((each) => [each, callsOfQuota * PARTS[each]]));
  return {
    name,
    quota: QUOTA,
    perMinute: perMinute as Workload['perMinute'],
    inputTokens,
    outputTokens,
    maxOutputTokens,
  };
}

/** All calls of so many minutes, in the order in which they come; each class is a Poisson process. */
export function callsOf(workload: Workload, seed: number, startMs: number, minutes: number): Call[] {
  const calls = CALL_CLASSES.flatMap((callClass) => {
    const random = seededRandom(seed, `${workload.name} ${callClass}`);
    return arrivals(workload.perMinute[callClass], minutes, random).map((atMs) =>
      callOf(workload, callClass, startMs + atMs, random),
    );
  });
  return calls.sort((a, b) => a.atMs - b.atMs).map((call, id) => ({ ...call, id }));
}

function arrivals(perMinute: number, minutes: number, random: () => number): number[] {
  const times: number[] = [];
  for (let atMs = 0; ; ) {
    atMs += (-Math.log1p(-random()) * 60_000) / perMinute;
    if (atMs >= minutes * 60_000) return times;
    times.push(atMs);
  }
}

function callOf(
  { inputTokens, outputTokens }: Workload,
  callClass: CallClass,
  atMs: number,
  random: () => number,
): Omit<Call, 'id'> {
  const input = between(inputTokens, random);
  const tenant = random() < LARGEST_TENANT ? 'large' : `small-${Math.floor(random() * TENANTS)}`;
  return {
    atMs,
    callClass,
    tenant,
    inputTokens: Math.round(input),
    outputTokens: Math.round(between(outputTokens, random)),
    estimatedTokens: Math.ceil(input * between(OVERESTIMATE, random)),
  };
}

/** Any of them alike. */
export function between([least, most]: readonly [number, number], random: () => number): number {
  return least + random() * (most - least);
}
