import { type Answer, type Failure, judged } from './answer.ts';
import { ClientError } from './client-error.ts';
import type { EventIds } from './event-ids.ts';
import { type Addresses, type Call, exchange } from './exchange.ts';
import { fullJitterMs } from './jitter.ts';
import { pause } from './pause.ts';
import type { Ports } from './ports.ts';
import type { RegionChoice, Route } from './region-choice.ts';

/** A JWT for the signed-in user. `renew` asks for a new one, since the last was refused or is about to expire. */
export type GetToken = (asked: { readonly renew: boolean }) => string | Promise<string>;

/** The HTTP API, by the edge or by a region's own endpoint. */
export interface Api {
  /** One attempt, when all pauses that were asked for are over. Never rejects; never ends once `close` was called. */
  attempt(call: Call): Promise<Answer | Failure>;
  /** Attempts until one is answered, with the same body. @throws ClientError `unreachable` after `withinMs` */
  ask(call: Call, withinMs?: number): Promise<Answer>;
  /** Goes around the region of an answer that says, within, that the region is broken. */
  avoid(answer: Answer): void;
  /** The network is back: goes to the edge's own region again. */
  wake(): void;
  /** Nothing goes out any more. */
  close(): void;
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
  let quiet: Promise<unknown> | undefined;
  let ended: Promise<unknown> | undefined;
  const attempt = async (call: Call): Promise<Answer | Failure> => {
    // Another pause may have been asked for meanwhile, or the client been closed.
    for (let over: unknown; over !== quiet; ) {
      over = quiet;
      await over;
    }
    const route = options.choice.next();
    const failed = failures[call.method] ?? 0;
    const patient = { ...call, timeoutMs: patienceMs(call, options.timeoutMs, failed) };
    const outcome = settled(options, world, await tried(options, world, route, patient));
    await ended;
    failures[call.method] = outcome.failed && !outcome.isCut ? failed + 1 : 0;
    if (outcome.failed) quiet = Promise.all([quiet, pause(world, outcome.waitMs)]);
    else {
      options.choice.answered(outcome.route);
      options.ids.observe(outcome.header('meridian-clock'));
    }
    options.heard(outcome);
    return outcome;
  };
  return {
    attempt,
    avoid: ({ route }) => void options.choice.failed(route),
    wake: options.choice.wake,
    ask: (call, withinMs = ASK_WITHIN_MS) => untilAnswered(attempt, world, call, withinMs),
    close: () => {
      ended = new Promise(() => undefined);
      quiet = ended;
    },
  };
}

/** Bytes that go up in a millisecond, where the way is not slow: 1 Mbit/s. */
const UP_PER_MS = 128;

/** A body takes its time. Where a second region has not answered either, it is not the region that is slow. */
function patienceMs({ body = '', timeoutMs }: Call, usualMs: number, failures: number): number {
  return ((timeoutMs ?? usualMs) + body.length / UP_PER_MS) * 2 ** Math.max(0, Math.min(2, failures - 1));
}

/** A refused token is renewed once: it may have expired since. */
async function tried(
  options: ApiOptions,
  world: World,
  route: Route,
  call: Call,
  renew = false,
): Promise<Answer | Failure> {
  let blames: Failure['blames'] = 'token';
  try {
    const token = await options.getToken({ renew });
    blames = 'region';
    const outcome = judged(await exchange(options, world, route, call, token), route);
    const isRefused = outcome.failed && outcome.blames === 'token' && !renew;
    return isRefused ? tried(options, world, route, call, true) : outcome;
  } catch (error) {
    // What is late has found a network.
    const isCut = (error as ClientError).code !== 'unreachable' && options.choice.isCut(route);
    return { failed: true, blames, isCut, why: String(error), route, waitMs: 0 };
  }
}

/** A pause that a broken region asks for is none for another region. */
function settled(
  { choice }: ApiOptions,
  { randomBytes }: World,
  outcome: Answer | Failure,
): Answer | Failure {
  if (!outcome.failed || outcome.blames !== 'region') return outcome;
  if (!choice.failed(outcome.route, outcome.isCut)) return outcome;
  return { ...outcome, waitMs: fullJitterMs(0, randomBytes, { firstMs: 100 }) };
}

async function untilAnswered(
  attempt: Api['attempt'],
  world: World,
  call: Call,
  withinMs: number,
): Promise<Answer> {
  const { nowMs, randomBytes } = world;
  const deadlineMs = nowMs() + withinMs;
  for (let at = 0; ; at++) {
    const outcome = await attempt(call);
    if (!outcome.failed) return outcome;
    const waitMs = outcome.waitMs + fullJitterMs(at, randomBytes);
    if (nowMs() + waitMs >= deadlineMs) {
      const what = `${call.method} ${call.path} was not answered within ${withinMs} ms: ${outcome.why}.`;
      throw new ClientError('unreachable', what);
    }
    await pause(world, waitMs);
  }
}
