import type { Meridian, MeridianOptions, SessionEvent } from '../../../client/index.ts';
import type { Ports } from '../../../client/ports.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf, INBOX } from '../fake-meridian.ts';
import { seededBytes } from '../virtual-time.ts';
import { FakeBroker } from './fake-broker.ts';

const bytes = seededBytes(5);
const ends: (() => void)[] = [];

/** Ends what a test has begun. */
export function endAll(): void {
  for (const end of ends.splice(0)) end();
}

/** A client with a broker, and a session that is there already. */
export async function connected() {
  const f = fixture();
  const broker = new FakeBroker(f.time);
  const session = newSession();
  let client: Meridian;
  await start();

  async function start(
    options: Partial<MeridianOptions> = {},
    parts: Partial<Ports> = { webSocket: broker.webSocket },
  ): Promise<void> {
    const started = await f.start(options, parts);
    client = started;
    ends.push(() => started.close());
  }

  function newId(): string {
    return mint(START, { nowMs: f.time.nowMs(), random: bytes(8) }).id;
  }

  function newSession(): string {
    const id = `${AUTHOR}.${newId()}`;
    f.server.commit('us', id, [eventOf(id, { type: 'session.create', eventId: newId() })]);
    return id;
  }

  function follow(id = session): SessionEvent[] {
    const seen: SessionEvent[] = [];
    ends.unshift(client.session(id, { after: '' }).subscribe((event) => seen.push(event)));
    return seen;
  }

  /** A commit in a region, and its push to those who hear the topic. */
  function commit(region: string, id = session, topic: string | null = INBOX): void {
    const patch = { at: f.server.commits.length };
    f.server.commit(region, id, [eventOf(id, { type: 'profile.patch', eventId: newId(), patch })], 0);
    if (topic !== null) broker.publish(topic, envelopeOf(id));
  }

  /** The newest commit, as relay pushes it. */
  function envelopeOf(id: string): object {
    const { lane, version, events } = f.server.commits.at(-1) ?? { lane: '', version: 0, events: [] };
    const commits = [{ lane, version, committedAt: '', messages: 0, events }];
    return { v: 1, kind: 'commits', session: id, commits, heads: { [lane]: version } };
  }

  await f.time.run(1_000);
  return {
    f,
    broker,
    session,
    newSession,
    follow,
    commit,
    /** Closes the client and starts the program anew. */
    restart: (options?: Partial<MeridianOptions>, parts?: Partial<Ports>) => {
      endAll();
      return start(options, parts);
    },
    get client() {
      return client;
    },
    asked: (what: string) => f.server.requests.filter(({ path }) => path.endsWith(what)).length,
    endpoints: () => broker.connections.map(({ endpoint }) => endpoint),
    realtime: () => client.connection.get().realtime,
  };
}
