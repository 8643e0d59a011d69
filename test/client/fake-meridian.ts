// Longer than other files: it is one service, all of whose answers follow from the same commits and faults.
import type { FetchAnswer, FetchInit } from '../../client/ports.ts';
import type { EventType, MeridianEvent } from '../../lambdas/contract/events.ts';
import { type Cursor, covers, parseCursor } from '../../lambdas/domain/cursor.ts';
import { isEventId } from '../../lambdas/domain/event-id.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import { blank, foldPatch, textOf } from '../../lambdas/domain/register.ts';
import type { VirtualTime } from './virtual-time.ts';

export const AUTHOR = 'a'.repeat(32);

interface FakeCommit {
  readonly sessionId: string;
  readonly lane: string;
  readonly version: number;
  readonly messages: number;
  readonly events: readonly MeridianEvent[];
  /** Region → when it has the commit. */
  readonly seenMs: Readonly<Record<string, number>>;
}

interface Faults {
  /** Regions that refuse at once, break off without an answer, or never answer. */
  readonly down: Record<string, 'refuses' | 'breaks' | 'hangs'>;
  /** What happens to the next request, and so on: lost before it arrives, or its answer lost. */
  readonly next: ('lost' | 'unanswered' | 'ok' | { status: number; retryAfter?: number })[];
  lagMs: number;
  queueMs: number;
}

/** A Meridian of a few lines: regions that accept, apply later, and see each other's commits later still. */
export class FakeMeridian {
  readonly faults: Faults = { down: {}, next: [], lagMs: 200, queueMs: 50 };
  readonly commits: FakeCommit[] = [];
  readonly requests: { method: string; path: string; region: string; body: unknown; prefer?: string }[] = [];
  readonly failures = new Map<string, string>();
  /** What is answered to who asks for presence and for what was read. */
  presence: object = { online: 0, members: {} };
  readState: object = { user: AUTHOR, read: {}, messages: {}, unread: 0 };
  /** Completion → what is told of it, by whoever asks whichever region. */
  readonly completions = new Map<string, (query: URLSearchParams, region: string) => object>();
  /** Whether events that are nowhere are unknown, as they are to who says that they were accepted weeks ago. */
  forgets = false;
  /** Seconds of `Retry-After` in what is told of completions. */
  retryAfter = 0;
  /** Whether events are waited for, as they are asked for. */
  isPatient = false;
  /** Lane → version up to which commits are no longer kept. */
  readonly floor: Record<string, number> = {};
  /** A cursor that is refused. */
  unreadable: string | undefined;
  home: string;
  private readonly time: VirtualTime;
  private readonly regions: readonly string[];

  constructor(time: VirtualTime, regions: readonly string[] = ['us', 'eu', 'ap']) {
    this.time = time;
    this.regions = regions;
    this.home = regions[0] as string;
  }

  readonly fetch = async (url: string, { method, headers, body }: FetchInit): Promise<FetchAnswer> => {
    const { pathname: path, searchParams: query } = new URL(url);
    const region = headers['meridian-region'] ?? this.home;
    await this.time.pause(10);
    if (this.faults.down[region] === 'refuses') return answer(502, 'the origin is dead');
    if (this.faults.down[region] === 'breaks') throw new TypeError('Failed to fetch');
    if (this.faults.down[region] === 'hangs') return new Promise(() => undefined);
    const fault = this.faults.next.shift() ?? 'ok';
    if (fault === 'lost') throw new Error('connection reset');
    if (typeof fault === 'object')
      return answer(fault.status, {}, { 'retry-after': String(fault.retryAfter ?? 0) });
    const prefer = this.note(region, path, { method, headers, body });
    if (prefer !== undefined) await this.waitFor(region, path, query);
    const answered = await this.answered(region, path, query, body);
    await this.time.pause(10);
    if (fault === 'unanswered') throw new Error('connection reset');
    const get = (name: string) => (name === 'meridian-region' ? region : answered.headers.get(name));
    return { ...answered, headers: { get } };
  };

  /** Puts events into a lane, as the region's apply would. */
  commit(
    region: string,
    sessionId: string,
    events: readonly MeridianEvent[],
    seenAfterMs = this.faults.lagMs,
  ): void {
    const lane = `${region}.1`;
    const own = this.commits.filter((one) => one.lane === lane && one.sessionId === sessionId);
    const before = own.at(-1)?.seenMs ?? {};
    const now = this.time.nowMs();
    const seenMs = Object.fromEntries(
      this.regions.map((r) => [r, r === region ? now : Math.max(before[r] ?? 0, now + seenAfterMs)]),
    );
    const messages =
      events.filter(({ type }) => type === 'message.sent').length + (own.at(-1)?.messages ?? 0);
    this.commits.push({ sessionId, lane, version: own.length + 1, messages, events, seenMs });
  }

  /** How often an event stands in one region's lane, of all events with this id. */
  effectsOf(eventId: string): number {
    return this.commits.flatMap(({ events }) => events).filter(({ id }) => id === eventId).length;
  }

  profile(sessionId: string): unknown {
    return JSON.parse(this.textOf(this.commits.filter((one) => one.sessionId === sessionId)));
  }

  private async answered(
    region: string,
    path: string,
    query: URLSearchParams,
    body?: string,
  ): Promise<FetchAnswer> {
    if (path === '/v1/realtime') return answer(200, accessIn(region));
    if (path === '/v1/batch')
      return answer(200, { results: this.accept(region, JSON.parse(body ?? '{}').commands) });
    const [, , , sessionId = '', what = '', id = ''] = path.split('/');
    return this.told(region, { sessionId, what, id }, query);
  }

  private told(
    region: string,
    { sessionId, what, id }: Readonly<Record<'sessionId' | 'what' | 'id', string>>,
    query: URLSearchParams,
  ): FetchAnswer | Promise<FetchAnswer> {
    switch (what) {
      case 'events':
        return id === '' ? this.events(region, sessionId, query) : this.status(region, sessionId, id);
      case 'completions':
        return this.completion(region, id, query);
      case 'presence':
        return answer(200, this.presence);
      case 'read':
        return answer(200, this.readState);
      default:
        return this.state(region, sessionId, query.get('after') ?? undefined);
    }
  }

  /** Takes note of a request, and answers what it prefers. */
  private note(
    region: string,
    path: string,
    {
      method,
      headers: { prefer },
      body,
    }: Pick<FetchInit, 'method' | 'headers'> & { body: string | undefined },
  ): string | undefined {
    const told = { method, path, region, body: body === undefined ? undefined : JSON.parse(body) };
    this.requests.push({ ...told, ...(prefer !== undefined && { prefer }) });
    return prefer;
  }

  /** Five seconds at most, until something is past the cursor. */
  private async waitFor(region: string, path: string, query: URLSearchParams): Promise<void> {
    const cursor = parseCursor(query.get('after') ?? '') ?? {};
    const sessionId = path.split('/')[3] ?? '';
    const isNew = () =>
      this.seenBy(region, sessionId).some(({ lane, version }) => version > (cursor[lane] ?? 0));
    const isPatient = this.isPatient && path.endsWith('/events');
    for (let waited = 0; isPatient && waited < 5_000 && !isNew(); waited += 250) await this.time.pause(250);
  }

  private accept(region: string, commands: Record<string, unknown>[]): unknown[] {
    return commands.map((command, at) => {
      const eventId = String(command.eventId);
      const sessionId = String(command.sessionId ?? `${AUTHOR}.${eventId}`);
      const patch = command.patch as JsonObject | undefined;
      if (patch?.refused !== undefined) {
        const detail = `"/commands/${at}/patch/refused" has no meaning.`;
        return { status: 422, problem: { type: 'urn:meridian:problem:meaningless', detail } };
      }
      this.enqueue(region, sessionId, command);
      return { status: 202, eventId, sessionId };
    });
  }

  private enqueue(region: string, sessionId: string, command: Record<string, unknown>): void {
    this.time.after(this.faults.queueMs, () => {
      if (this.faults.down[region] !== undefined) return this.enqueue(region, sessionId, command);
      const event = eventOf(sessionId, command);
      if ((command.patch as JsonObject | undefined)?.failed !== undefined) {
        this.failures.set(event.id, 'no room');
        return;
      }
      const isKnown = this.seenBy(region, sessionId).some(({ events }) =>
        events.some(({ id }) => id === event.id),
      );
      if (!isKnown) this.commit(region, sessionId, [event]);
    });
  }

  private status(region: string, sessionId: string, eventId: string): FetchAnswer {
    const found = this.seenBy(region, sessionId).find(({ events }) =>
      events.some(({ id }) => id === eventId),
    );
    if (found) return answer(200, { eventId, status: 'applied', lane: found.lane, version: found.version });
    const reason = this.failures.get(eventId);
    if (reason) return answer(200, { eventId, status: 'failed', code: 'too-large', reason });
    return this.forgets ? problem(404, 'not-found') : answer(200, { eventId, status: 'pending' });
  }

  private completion(region: string, id: string, query: URLSearchParams): FetchAnswer {
    const told = this.completions.get(id);
    if (told === undefined) return problem(404, 'not-found');
    return answer(200, told(query, region), { 'retry-after': String(this.retryAfter) });
  }

  private events(region: string, sessionId: string, query: URLSearchParams): FetchAnswer {
    const cursor = parseCursor(query.get('after') ?? '');
    if (cursor === undefined || (query.get('after') ?? '') === this.unreadable)
      return problem(400, 'unreadable-cursor');
    if (Object.entries(this.floor).some(([lane, floor]) => (cursor[lane] ?? 0) < floor))
      return problem(410, 'gone');
    const seen = this.seenBy(region, sessionId);
    if (seen.length === 0 && Object.keys(cursor).length === 0) return problem(404, 'not-found');
    const past = seen.filter(({ lane, version }) => version > (cursor[lane] ?? 0)).sort(byFirstId);
    const commits = past.slice(0, 5);
    return answer(200, {
      commits: commits.map(({ lane, version, events, messages }) => ({ lane, version, events, messages })),
      more: past.length > commits.length,
      complete: covers(headsOf(seen), cursor),
    });
  }

  private async state(region: string, sessionId: string, after: string | undefined): Promise<FetchAnswer> {
    for (let waited = 0; ; waited += 100) {
      const seen = this.seenBy(region, sessionId);
      if (seen.length === 0 && after === undefined) return problem(404, 'not-found');
      if (after === undefined || isReached(seen, after)) {
        const heads = headsOf(seen);
        const clock = seen
          .flatMap(({ events }) => events.map(({ id }) => id))
          .sort()
          .at(-1);
        return answer(
          200,
          { sessionId, heads, profile: JSON.parse(this.textOf(seen)) },
          { 'meridian-clock': clock ?? null },
        );
      }
      if (waited >= 2_000) return problem(504, 'not-yet-visible');
      await this.time.pause(100);
    }
  }

  private seenBy(region: string, sessionId: string): FakeCommit[] {
    const now = this.time.nowMs();
    return this.commits.filter((one) => one.sessionId === sessionId && (one.seenMs[region] ?? 0) <= now);
  }

  private textOf(commits: readonly FakeCommit[]): string {
    const root = blank();
    for (const { id, source, type, data } of commits.flatMap(({ events }) => events)) {
      if (type === 'profile.patched') foldPatch(root, data as JsonObject, { id, source, digest: '' });
    }
    return textOf(root);
  }
}

export function eventOf(sessionId: string, command: Record<string, unknown>): MeridianEvent {
  const types: Record<string, EventType> = {
    'session.create': 'session.created',
    'profile.patch': 'profile.patched',
    'message.send': 'message.sent',
    'read.mark': 'read.marked',
    'completion.request': 'completion.requested',
    'completion.cancel': 'completion.cancelled',
  };
  const read = command.read && { read: command.read };
  const asked = command.type === 'completion.request' && { text: command.message };
  const cancelled = command.type === 'completion.cancel' && {
    completion: command.completion,
    author: command.author ?? AUTHOR,
  };
  const data = (asked ||
    cancelled ||
    (command.patch ?? command.message ?? read ?? {})) as MeridianEvent['data'];
  const type = types[String(command.type)] ?? 'member.added';
  const id = String(command.eventId);
  return { specversion: '1.0', id, source: AUTHOR, type, subject: sessionId, time: '', data };
}

export const INBOX = `meridian/app/u/${AUTHOR}/in`;

function accessIn(region: string): object {
  return {
    endpoint: `ws://${region}/mqtt`,
    authorizer: 'app-authorizer',
    clientIdPrefix: `${AUTHOR}~`,
    inbox: INBOX,
  };
}

function headsOf(commits: readonly FakeCommit[]): Cursor {
  const heads: Record<string, number> = {};
  for (const { lane, version } of commits) heads[lane] = Math.max(heads[lane] ?? 0, version);
  return heads;
}

function isReached(seen: readonly FakeCommit[], after: string): boolean {
  return isEventId(after)
    ? seen.some(({ events }) => events.some(({ id }) => id === after))
    : covers(headsOf(seen), parseCursor(after) ?? {});
}

function byFirstId(a: FakeCommit, b: FakeCommit): number {
  if (a.lane === b.lane) return a.version - b.version;
  return (a.events[0]?.id ?? '') < (b.events[0]?.id ?? '') ? -1 : 1;
}

function problem(status: number, code: string): FetchAnswer {
  return answer(status, { status, type: `urn:meridian:problem:${code}`, detail: code });
}

function answer(status: number, body: unknown, headers: Record<string, string | null> = {}): FetchAnswer {
  const text = JSON.stringify(body);
  return { status, headers: { get: (name) => headers[name] ?? null }, text: async () => text };
}
