import { type Answer, type Failure, judged } from './answer.ts';
import { ClientError } from './client-error.ts';
import type { EventIds } from './event-ids.ts';
import { type Addresses, type Call, exchange } from './exchange.ts';
import { fullJitterMs } from './jitter.ts';
import type { Ports } from './ports.ts';
import type { RegionChoice, Route } from './region-choice.ts';

/** A JWT for the signed-in user. `renew` asks for a new one, since the last was refused or is about to expire. */
export type GetToken = (asked: { readonly renew: boolean }) => string | Promise<string>;

/** The HTTP API, by the edge or by a region's own endpoint. */
export interface Api {
  /** One attempt. Never rejects. */
  attempt(call: Call): Promise<Answer | Failure>;
  /** Attempts until one is answered, with the same body. @throws ClientError `unreachable` after `withinMs` */
  ask(call: Call, withinMs?: number): Promise<Answer>;
  /** Goes around the region of an answer that says, within, that the region is broken. */
  avoid(answer: Answer): void;
}

export interface ApiOptions extends Addresses {
  readonly getToken: GetToken;
  readonly choice: RegionChoice;
  readonly ids: EventIds;
  /** Hears how each attempt ended. */
  heard(outcome: Answer | Failure): void;
}

type World = Pick<Ports, 'fetch' | 'nowMs' | 'after' | 'randomBytes'>;

const ASK_WITHIN_MS = 20_000;

export function createApi(options: ApiOptions, world: World): Api {
  /** By method: small reads tell nothing of a large upload. */
  const failures: Record<string, number> = {};
  const attempt = async (call: Call): Promise<Answer | Failure> => {
    const route = options.choice.next();
    if (options.choice.wantsHome()) void learnHome(options, world, route);
    const failed = failures[call.method] ?? 0;
    const patient = { ...call, timeoutMs: patienceMs(call, options.timeoutMs, failed) };
    const outcome = settled(options, world, await tried(options, world, route, patient));
    failures[call.method] = outcome.failed ? failed + 1 : 0;
    options.ids.observe(outcome.failed ? undefined : outcome.header('meridian-clock'));
    options.heard(outcome);
    return outcome;
  };
  return {
    attempt,
    avoid: ({ route }) => void options.choice.failed(route),
    ask: (call, withinMs = ASK_WITHIN_MS) => untilAnswered(() => attempt(call), world, call, withinMs),
  };
}

/** Bytes that go up in a millisecond, where the way is not slow: 1 Mbit/s. */
const UP_PER_MS = 128;

/** A body takes its time. Where a second region has not answered either, it is not the region that is slow. */
function patienceMs({ body = '', timeoutMs }: Call, usualMs: number, failures: number): number {
  return ((timeoutMs ?? usualMs) + body.length / UP_PER_MS) * 2 ** Math.max(0, Math.min(2, failures - 1));
}

/** A refused token is renewed once: it may have expired since. */
async function tried(options: ApiOptions, world: World, route: Route, call: Call): Promise<Answer | Failure> {
  const first = await triedOnce(options, world, route, call, false);
  return first.failed && first.blames === 'token' ? triedOnce(options, world, route, call, true) : first;
}

async function triedOnce(
  options: ApiOptions,
  world: World,
  route: Route,
  call: Call,
  renew: boolean,
): Promise<Answer | Failure> {
  const failure = { failed: true, route, region: route.region, waitMs: 0 } as const;
  let token: string;
  try {
    token = await options.getToken({ renew });
  } catch (error) {
    return { ...failure, blames: 'token', why: String(error) };
  }
  try {
    return judged(await exchange(options, world, route, call, token), route);
  } catch (error) {
    return { ...failure, blames: 'region', why: String(error) };
  }
}

/** A pause that a broken region asks for is none for another region. */
function settled(
  { choice }: ApiOptions,
  { randomBytes }: World,
  outcome: Answer | Failure,
): Answer | Failure {
  if (!outcome.failed || outcome.blames !== 'region' || !choice.failed(outcome.route)) return outcome;
  return { ...outcome, waitMs: fullJitterMs(0, randomBytes, { firstMs: 100 }) };
}

async function untilAnswered(
  attempt: () => Promise<Answer | Failure>,
  { nowMs, after, randomBytes }: World,
  call: Call,
  withinMs: number,
): Promise<Answer> {
  const deadlineMs = nowMs() + withinMs;
  for (let at = 0; ; at++) {
    const outcome = await attempt();
    if (!outcome.failed) return outcome;
    const waitMs = outcome.waitMs + fullJitterMs(at, randomBytes);
    if (nowMs() + waitMs >= deadlineMs) {
      const what = `${call.method} ${call.path} was not answered within ${withinMs} ms: ${outcome.why}.`;
      throw new ClientError('unreachable', what);
    }
    await new Promise<void>((resolve) => after(waitMs, resolve));
  }
}

/** Which region the edge chooses for this client: known before it fails, it can be gone around. */
async function learnHome({ choice, ...addresses }: ApiOptions, world: World, route: Route): Promise<void> {
  const call: Call = { method: 'GET', path: '/v1/health' };
  try {
    const { text } = await exchange(addresses, world, route, call, undefined);
    const { region } = JSON.parse(text) as { region?: unknown };
    if (typeof region === 'string') choice.learnHome(region);
  } catch {
    // Asked again with the next request.
  }
}
