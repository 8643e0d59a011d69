import type { Context } from 'aws-lambda';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { whereabouts } from '../../../lambdas/devices/whereabouts.ts';
import { type Commit, type StampedEvent, stamped } from '../../../lambdas/domain/lane.ts';
import type { Answer } from '../../../lambdas/http/answer.ts';
import { httpHandler } from '../../../lambdas/http/http-handler.ts';
import type { HttpRequest } from '../../../lambdas/http/http-request.ts';
import { userKeyOf } from '../../../lambdas/platform/user-key.ts';
import type { Ports } from '../../../lambdas/read/ports.ts';
import { reading } from '../../../lambdas/read/reading.ts';
import { commit, DUBLIN, eventAt, idAt, OHIO, SEOUL, sha256 } from '../domain/factories.ts';
import { ISSUER, request } from '../http/request-factory.ts';
import { remembering } from '../remembering.ts';
import { inMemoryProgress } from '../store/in-memory-completions.ts';
import { inMemoryPresence, inMemoryViews } from '../store/in-memory-presence.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';

const SALT = 'pepper';
export const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
export const ADA = keyOf('ada');
export const BOB = keyOf('bob');
export const SESSION = `${ADA}.${idAt(1)}`;
export const LANES = [DUBLIN, OHIO, SEOUL];
export const REGIONS = LANES.map((lane) => lane.split('.')[0] ?? '');

export function keyOf(subject: string): string {
  return userKeyOf(SALT, { issuer: ISSUER, tenant: 'acme', subject });
}

export interface Asking {
  readonly session?: string;
  readonly eventId?: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly as?: string;
}

/** Read with stores in memory, a clock that only pauses move, and a count of its table reads. */
export function reader(changes: Partial<Ports> = {}) {
  const stores = inMemoryStores();
  const { log, meter, counts } = remembering();
  const reads: string[] = [];
  const pauses: number[] = [];
  const later: { atMs: number; happens: () => Promise<unknown> }[] = [];
  let nowMs = NOW_MS;
  const presence = inMemoryPresence('eu-west-1');
  const views = inMemoryViews(() => nowMs);
  const ports: Ports = {
    stores: { events: counted(stores.events, reads), snapshots: counted(stores.snapshots, reads) },
    sessions: counted(stores.sessions, reads),
    completions: {
      ...inMemoryProgress(),
      estimate: async () => ({ position: 3, estimateSeconds: 7 }),
    },
    membership: counted({ isMember: stores.sessions.isMember }, reads),
    whereabouts: whereabouts({
      presences: presence,
      region: 'eu-west-1',
      regions: REGIONS,
      nowMs: () => nowMs,
    }),
    views,
    admission: { admit: async () => async () => {} },
    identification: { salt: SALT, tenantClaim: 'tenant' },
    meter,
    region: 'eu-west-1',
    broker: {
      endpoint: 'wss://broker.example/mqtt',
      authorizer: 'app-authorizer',
      topics: topicsOf('app'),
    },
    lanes: LANES,
    nowMs: () => nowMs,
    pause: async (ms) => {
      pauses.push(ms);
      nowMs += Math.max(0, ms);
      for (const one of later.filter(({ atMs }) => atMs <= nowMs)) {
        later.splice(later.indexOf(one), 1);
        await one.happens();
      }
    },
    probe: async () => {},
    ...changes,
  };
  const handler = httpHandler(reading(ports), { log, meter, region: 'eu-west-1', monotonicMs: () => nowMs });
  return {
    stores,
    presence,
    views,
    counts,
    reads,
    pauses,
    /** Lets something happen so many milliseconds after a read began, while it pauses. */
    after: (ms: number, happens: () => Promise<unknown>) => {
      later.push({ atMs: NOW_MS + ms, happens });
    },
    handle: (asked: HttpRequest): Promise<Answer> => handler(asked, {} as Context),
    get: (path: string, asking: Asking = {}): Promise<Answer> =>
      handler(requestFor(path, asking), {} as Context),
  };
}

export const bodyOf = (answer: Answer) => JSON.parse(answer.body);

/** A patch of Ada's, as a lane has it. */
export function patch(millis: number, data: Record<string, unknown>, source = ADA): StampedEvent {
  return stamped({ ...eventAt(millis, 'profile.patched', data, source), subject: SESSION }, sha256);
}

export function messageAt(millis: number, source = ADA): MeridianEvent<'message.sent'> {
  return { ...eventAt(millis, 'message.sent', { text: `${millis}` }, source), subject: SESSION };
}

/** A commit of one patch, at so many seconds past the hour. */
export function change(lane: string, version: number, millis: number, second = 0): Commit {
  const committedAt = new Date(NOW_MS + second * 1000).toISOString();
  return { ...commit(lane, version, [patch(millis, { [lane]: version })]), committedAt };
}

function requestFor(
  path: string,
  { session = SESSION, eventId, path: more, query, headers, as = 'ada' }: Asking,
): HttpRequest {
  const base = request({
    routeKey: `GET ${path}`,
    claims: { sub: as, iss: ISSUER, tenant: 'acme' },
    pathParameters: { id: session, ...(eventId !== undefined && { eventId }), ...more },
    ...(headers && { headers }),
  });
  return { ...base, ...(query && { queryStringParameters: query }) };
}

function counted<T extends object>(port: T, reads: string[]): T {
  const entries = Object.entries(port).map(([name, call]) => [
    name,
    (...args: unknown[]) => {
      reads.push(name);
      return (call as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(entries) as T;
}
