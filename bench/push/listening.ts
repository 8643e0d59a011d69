import { createMeridian, type Meridian, type OpenSocket, type SessionEvent } from '../../client/index.ts';
import { type Chances, flakySocket, type Happened } from './flaky-socket.ts';

/** One device of one member. */
export interface DevicePlan {
  readonly name: string;
  readonly country: string;
  readonly token: string;
}

export interface ListeningOptions {
  readonly edge: string;
  readonly regions: readonly string[];
  /** Sessions that it follows. */
  readonly sessions: readonly string[];
  readonly chances: Chances;
  readonly open: OpenSocket;
  random(): number;
}

/** What a device has against the log. */
export interface Findings {
  readonly device: string;
  /** Events that it never showed, that it showed more than once, and that no log has. */
  readonly lost: number;
  readonly twice: number;
  readonly foreign: number;
  /** Times that a lane went back. */
  readonly disorder: number;
}

export interface Listening {
  readonly name: string;
  readonly happened: Happened;
  /** Events that it has shown. */
  readonly shown: number;
  isPushed(): boolean;
  /** @param logged session → identities of its log */
  against(logged: Readonly<Record<string, readonly string[]>>): Findings;
  close(): void;
}

/**
 * After a region died, a third of the devices ask two cores for everything at once. Who gave up in the middle would
 * only ask again.
 */
const TIMEOUT_MS = 30_000;

/** A device that follows sessions by the client library, over a connection that is not to be relied on. */
export async function listen(plan: DevicePlan, options: ListeningOptions): Promise<Listening> {
  const happened: Happened = { messages: 0, lost: 0, twice: 0, late: 0, broken: 0 };
  const { edge, regions, open, chances, random } = options;
  const client = await createMeridian({
    edge,
    regions,
    getToken: () => plan.token,
    headers: { 'cloudfront-viewer-country': plan.country },
    timeoutMs: TIMEOUT_MS,
    ports: { webSocket: flakySocket(open, chances, random, happened) },
  });
  const tallies = new Map(options.sessions.map((id) => [id, tallyOf(client, id)]));
  return {
    name: plan.name,
    happened,
    get shown() {
      return [...tallies.values()].reduce((sum, { times }) => sum + times.size, 0);
    },
    isPushed: () => client.connection.get().realtime === 'push',
    against: (logged) => findings(plan.name, tallies, logged),
    close: () => client.close(),
  };
}

interface Tally {
  /** Identity → how often it was shown. */
  readonly times: Map<string, number>;
  disorder: number;
}

function tallyOf(client: Meridian, sessionId: string): Tally {
  const tally: Tally = { times: new Map(), disorder: 0 };
  const heads = new Map<string, number>();
  client.session(sessionId, { after: '' }).subscribe(({ id, source, lane, version }: SessionEvent) => {
    const identity = `${id}#${source}`;
    tally.times.set(identity, (tally.times.get(identity) ?? 0) + 1);
    if (version < (heads.get(lane) ?? 0)) tally.disorder++;
    heads.set(lane, version);
  });
  return tally;
}

function findings(
  device: string,
  tallies: ReadonlyMap<string, Tally>,
  logged: Readonly<Record<string, readonly string[]>>,
): Findings {
  const sum = { lost: 0, twice: 0, foreign: 0, disorder: 0 };
  for (const [session, { times, disorder }] of tallies) {
    const known = new Set(logged[session]);
    sum.lost += [...known].filter((identity) => !times.has(identity)).length;
    sum.twice += [...times.values()].filter((count) => count > 1).length;
    sum.foreign += [...times.keys()].filter((identity) => !known.has(identity)).length;
    sum.disorder += disorder;
  }
  return { device, ...sum };
}
