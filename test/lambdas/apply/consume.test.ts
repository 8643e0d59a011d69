import type { Ports } from '../../../lambdas/apply/ports.ts';
import { BEN, commit, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf } from '../queue-record.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import {
  applying,
  commitsOf,
  eventIn,
  idsByCommit,
  NOW,
  patchIn,
  profileOf,
  sessionAt,
} from './apply-fixture.ts';

describe('a batch', () => {
  it('of one session becomes one commit, in the order of its messages', async () => {
    const { send, stores, streamed } = applying();
    const events = [1, 2, 3].map((millis) => patchIn(SESSION, millis, { [`k${millis}`]: millis }));
    expect(await send(...events)).toEqual([]);
    const commits = await commitsOf(stores, SESSION);
    expect(commits).toHaveLength(1);
    expect(commits[0]).toMatchObject({ lane: SEOUL, version: 1, committedAt: NOW });
    expect(commits[0]?.events.map(({ event }) => event)).toEqual(events);
    expect(streamed).toEqual(events.map((event) => ({ event, lane: SEOUL, version: 1 })));
    expect(await profileOf(stores, SESSION)).toEqual({ k1: 1, k2: 2, k3: 3 });
  });

  it('of several sessions becomes one commit for each', async () => {
    const { send, stores } = applying();
    const sessions = Array.from({ length: 40 }, (_, at) => sessionAt(at));
    await send(...sessions.flatMap((id) => [patchIn(id, 1, { a: 1 }), patchIn(id, 2, { b: 2 })]));
    for (const id of sessions) {
      expect(await idsByCommit(stores, id)).toEqual([[idAt(1), idAt(2)]]);
    }
  });

  it('too large for one item becomes consecutive commits', async () => {
    const { send, stores, streamed } = applying();
    const events = [1, 2, 3, 4, 5].map((millis) => patchIn(SESSION, millis, { text: 'x'.repeat(60_000) }));
    await send(...events);
    expect(await idsByCommit(stores, SESSION)).toEqual([[idAt(1), idAt(2), idAt(3), idAt(4)], [idAt(5)]]);
    expect(streamed.map(({ version }) => version)).toEqual([1, 1, 1, 1, 2]);
  });

  it('puts messages and members beside the log', async () => {
    const { send, stores } = applying();
    const message = eventIn(SESSION, 1, 'message.sent', { text: 'hello' });
    await send(message, eventIn(SESSION, 2, 'member.added', { member: BEN }));
    expect((await stores.events.messages(SESSION, undefined, 5)).messages).toEqual([message]);
    expect(await stores.sessions.isMember(SESSION, BEN)).toBe(true);
    await send(eventIn(SESSION, 3, 'member.removed', { member: BEN }));
    expect(await stores.sessions.isMember(SESSION, BEN)).toBe(false);
    expect((await commitsOf(stores, SESSION)).map(({ messages }) => messages)).toEqual([1, 1]);
  });

  it('counts what it did', async () => {
    const { send, counts } = applying();
    await send(patchIn(SESSION, 1, { a: 1 }), patchIn(SESSION, 1, { a: 1 }), patchIn(SESSION, 2, { a: 2 }));
    expect(counts).toMatchObject({ Applied: 2, Repeated: 1, Commits: 1 });
  });
});

describe('two consumers of one session', () => {
  it('catch up with each other and lose nothing', async () => {
    const stores = inMemoryStores();
    const [one, two] = [applying(stores), applying(stores)];
    for (let round = 0; round < 5; round++) {
      const rest = await Promise.all([
        one.send(patchIn(SESSION, 10 * round, { [`one${round}`]: round })),
        two.send(patchIn(SESSION, 10 * round + 1, { [`two${round}`]: round })),
      ]);
      expect(rest).toEqual([[], []]);
    }
    expect((one.counts.Conflicts ?? 0) + (two.counts.Conflicts ?? 0)).toBeGreaterThan(0);
    const commits = await commitsOf(stores, SESSION);
    expect(commits.map(({ version }) => version)).toEqual(commits.map((_, at) => at + 1));
    const rounds = [0, 1, 2, 3, 4];
    expect(await profileOf(stores, SESSION)).toEqual(
      Object.fromEntries(
        rounds.flatMap((round) => [
          [`one${round}`, round],
          [`two${round}`, round],
        ]),
      ),
    );
  });

  it('with the same message commit it once', async () => {
    const stores = inMemoryStores();
    const event = patchIn(SESSION, 1, { a: 1 });
    const both = [applying(stores), applying(stores)];
    await Promise.all(both.map(({ send }) => send(event)));
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
    expect(both.flatMap(({ streamed }) => streamed.map(({ version }) => version))).toEqual([1, 1]);
  });

  it('give the messages back where one is always faster', async () => {
    const stores = inMemoryStores();
    let version = 0;
    const events = {
      ...stores.events,
      append: async () => {
        version++;
        await stores.events.append(SESSION, commit(SEOUL, version, [patched(version, { n: version })]));
        return 'conflict' as const;
      },
    };
    const { send, lines } = applying(stores, { stores: { ...stores, events } });
    expect(await send(patchIn(SESSION, 99, { a: 1 }))).toHaveLength(1);
    expect(lines).toContainEqual(
      expect.objectContaining({
        message: 'given back',
        fields: expect.objectContaining({ errorCode: 'contended' }),
      }),
    );
  });
});

describe('a batch whose time runs out', () => {
  const sessions = Array.from({ length: 40 }, (_, at) => sessionAt(at));
  const records = sessions.map((id) => recordOf(patchIn(id, 1, { a: 1 }), { receives: 9 }));

  it('publishes what it committed, and gives the rest back at once', async () => {
    const stores = inMemoryStores();
    let begun = 0;
    const remainingMs = () => (++begun > 25 ? 9_999 : 10_000);
    const { deliver, streamed, returned } = applying(stores, {}, remainingMs);
    expect(await deliver(records)).toEqual(records.slice(25));
    expect(streamed.map(({ event }) => event.subject).toSorted()).toEqual(sessions.slice(0, 25).toSorted());
    expect(returned.map(({ seconds }) => seconds)).toEqual(Array(15).fill(0));
    expect(await commitsOf(stores, sessions[25] as string)).toEqual([]);
  });

  it('leaves itself five seconds to give back what the stream has not taken', async () => {
    const given: number[] = [];
    const publisher: Ports['publisher'] = {
      publish: async (events, withinMs) => {
        given.push(withinMs);
        return new Set(events);
      },
    };
    const { deliver, returned } = applying(inMemoryStores(), { publisher }, () => 10_000);
    await deliver(records.slice(0, 1));
    expect([given, returned.length]).toEqual([[5_000], 1]);
  });

  it('is whole after the next delivery', async () => {
    const stores = inMemoryStores();
    await applying(stores, {}, () => 0).deliver(records);
    expect(await applying(stores).deliver(records)).toEqual([]);
    expect(await profileOf(stores, sessions[39] as string)).toEqual({ a: 1 });
  });
});
