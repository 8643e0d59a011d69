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
  readonly maxOutputTokens: number;
}

/** What a part of all calls take. */
export interface Size {
  /** From 0 to 1. */
  readonly part: number;
  readonly inputTokens: readonly [least: number, most: number];
  readonly outputTokens: readonly [least: number, most: number];
  readonly maxOutputTokens: number;
}

/** What calls take, and how many of each class come in a minute. */
export interface Workload {
  readonly name: string;
  readonly quota: Quota;
  readonly perMinute: Readonly<Record<CallClass, number>>;
  /** Their parts are 1 together. */
  readonly sizes: readonly Size[];
}

const QUOTA: Quota = { requestsPerMinute: 1_200, tokensPerMinute: 600_000 };
/** What part of the quota each class wants: together half as much again as there is. */
const PARTS: Readonly<Record<CallClass, number>> = { interactive: 0.35, standard: 0.65, batch: 0.5 };
const OVERESTIMATE = [1.1, 1.4] as const;
// Half of the calls are one tenant's.
const TENANTS = 10;
const LARGEST_TENANT = 0.5;

const USUAL: Omit<Size, 'part'> = {
  inputTokens: [200, 1_100],
  outputTokens: [50, 350],
  maxOutputTokens: 400,
};
/** Long conversations, as many tokens as ask sends at most, some with all the output that the API allows. */
const LARGE: readonly Size[] = [
  { part: 0.019, inputTokens: [4_000, 6_500], outputTokens: [100, 1_000], maxOutputTokens: 1_024 },
  { part: 0.001, inputTokens: [4_000, 6_500], outputTokens: [500, 4_000], maxOutputTokens: 8_192 },
];
const SHORT: Size = { part: 1, inputTokens: [80, 320], outputTokens: [20, 120], maxOutputTokens: 150 };

/** Prompts with some context and answers of a few sentences: tokens run out first. */
export const BY_TOKENS: Workload = workload('tokens', [{ ...USUAL, part: 1 }], 705);
/** One in fifty of them a long conversation, which takes 1.3 % of the quota, or 2.5 with all the output. */
export const WITH_LARGE: Workload = workload('large', [{ ...USUAL, part: 0.98 }, ...LARGE], 631);
/** The same on a third of the quota, of which a call takes three times as much. */
export const SMALL_QUOTA: Workload = {
  ...workload('small quota', WITH_LARGE.sizes, 210),
  quota: { requestsPerMinute: 400, tokensPerMinute: 200_000 },
};
/** Short prompts and answers: requests run out first. */
export const BY_REQUESTS: Workload = workload('requests', [SHORT], 1_200);

function workload(name: string, sizes: readonly Size[], callsOfQuota: number): Workload {
  const perMinute = Object.fromEntries(CALL_CLASSES.map((each) => [each, callsOfQuota * PARTS[each]]));
  return { name, quota: QUOTA, perMinute: perMinute as Workload['perMinute'], sizes };
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
  { sizes }: Workload,
  callClass: CallClass,
  atMs: number,
  random: () => number,
): Omit<Call, 'id'> {
  const { inputTokens, outputTokens, maxOutputTokens } = sizeOf(sizes, random);
  const input = between(inputTokens, random);
  const tenant = random() < LARGEST_TENANT ? 'large' : `small-${Math.floor(random() * TENANTS)}`;
  return {
    atMs,
    callClass,
    tenant,
    inputTokens: Math.round(input),
    outputTokens: Math.round(between(outputTokens, random)),
    estimatedTokens: Math.ceil(input * between(OVERESTIMATE, random)),
    maxOutputTokens,
  };
}

/** One of them as often as its part says. */
function sizeOf(sizes: readonly Size[], random: () => number): Size {
  const [first, ...others] = sizes as [Size, ...Size[]];
  if (others.length === 0) {
    return first;
  }
  const drawn = random();
  let until = 0;
  for (const size of others) {
    until += size.part;
    if (drawn < until) {
      return size;
    }
  }
  return first;
}

/** Any of them alike. */
export function between([least, most]: readonly [number, number], random: () => number): number {
  return least + random() * (most - least);
}
