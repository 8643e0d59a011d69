import type { Committed, Ports } from '../../../lambdas/apply/ports.ts';
import { emptyLane, evolve } from '../../../lambdas/domain/lane.ts';
import { BEN, commit, DUBLIN, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
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
  streamedOf,
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

describe('a repeat', () => {
  const event = patchIn(SESSION, 5, { a: 1 });

  it('within a batch has one effect, and both messages go', async () => {
    const { deliver, stores } = applying();
    const twice = [recordOf(event, { messageId: 'm-1' }), recordOf(event, { messageId: 'm-2' })];
    expect(await deliver(twice)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
  });

  it('of an earlier batch is not committed again, and goes to the stream again', async () => {
    const { send, stores, streamed } = applying();
    await send(event);
    await send(patchIn(SESSION, 6, { a: 2 }));
    expect(await send(event)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id], [idAt(6)]]);
    expect(streamed.at(-1)).toEqual({ event, lane: SEOUL, version: 1 });
  });

  it('is known to a new environment', async () => {
    const { send, stores } = applying();
    await send(event);
    await applying(stores).send(event);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
  });

  it('is known long after the snapshot let its identity go', async () => {
    const { send, stores, counts } = applying();
    for (let round = 0; round < 20; round++) {
      await send(...Array.from({ length: 10 }, (_, at) => patchIn(SESSION, 100 * round + at, { n: round })));
    }
    const [snapshot] = await stores.snapshots.load(SESSION);
    expect(snapshot?.fold.recent.has(`${idAt(0)}#${event.source}`)).toBe(false);
    for (const environment of [send, applying(stores).send]) {
      expect(await environment(patchIn(SESSION, 0, { n: 0 }))).toEqual([]);
    }
    expect(await commitsOf(stores, SESSION)).toHaveLength(20);
    expect(counts.Repeated).toBe(1);
  });

  it('of what another region committed goes to this stream as that region has it, and is not committed here', async () => {
    const { send, stores, streamed } = applying();
    const there = patched(5, { a: 'as committed' });
    await stores.events.append(SESSION, commit(DUBLIN, 1, [there]));
    expect(await send(event)).toEqual([]);
    expect(await commitsOf(stores, SESSION)).toEqual([]);
    expect(streamed).toEqual([{ event: there.event, lane: DUBLIN, version: 1 }]);
  });

  it('of what only another region’s snapshot tells of waits for no replication and is committed here too', async () => {
    const { send, stores, streamed } = applying();
    const there = commit(DUBLIN, 1, [patched(5, { a: 1 })]);
    await stores.snapshots.save(SESSION, evolve(emptyLane(DUBLIN), there));
    expect(await send(event)).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[event.id]]);
    expect(streamed).toEqual([{ event, lane: SEOUL, version: 1 }]);
  });

  it('of what only the snapshot of a lane tells of that was lost with its table is committed in the lane after it', async () => {
    const { send, stores } = applying(inMemoryStores(), {
      lane: 'ap-northeast-1.2',
      lanes: [SEOUL, 'ap-northeast-1.2'],
    });
    await stores.snapshots.save(SESSION, evolve(emptyLane(SEOUL), commit(SEOUL, 1, [patched(5, { a: 1 })])));
    expect(await send(event)).toEqual([]);
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1 });
    expect(await stores.events.past(SESSION, 'ap-northeast-1.2', 0, 1)).toMatchObject({
      commits: [{ version: 1 }],
    });
  });

  it('of a commit of its own lane that cannot be read waits', async () => {
    const { send, stores } = applying();
    await stores.snapshots.save(SESSION, evolve(emptyLane(SEOUL), commit(SEOUL, 1, [patched(5, { a: 1 })])));
    expect(await send(event)).toHaveLength(1);
  });

  it('of what another region committed comes again where the stream does not take it', async () => {
    const takesNothing = { publish: async (events: readonly Committed[]) => new Set(events) };
    const { send, stores } = applying(inMemoryStores(), { publisher: takesNothing });
    await stores.events.append(SESSION, commit(DUBLIN, 1, [patched(5, { a: 1 })]));
    expect(await send(event)).toHaveLength(1);
  });

  it.each([[[SEOUL, DUBLIN]], [[DUBLIN, SEOUL]]])(
    'that two regions have is still this region’s to publish, with lanes %j',
    async (lanes) => {
      const { send, stores, streamed } = applying(inMemoryStores(), { lanes });
      await stores.events.append(SESSION, commit(DUBLIN, 1, [patched(5, { a: 1 })]));
      await stores.events.append(SESSION, commit(SEOUL, 1, [patched(5, { a: 1 })]));
      await send(event);
      expect(streamed).toEqual([{ event, lane: SEOUL, version: 1 }]);
    },
  );

  it('by another author under the same id is no repeat', async () => {
    const { send, stores } = applying();
    await send(event, patchIn(SESSION, 5, { b: 2 }, BEN));
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1, b: 2 });
  });
});

describe('a cap', () => {
  const full = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, at]));

  it('refuses one event with a reason, and its neighbours go on', async () => {
    const { send, stores, counts, streamed } = applying();
    await send(patchIn(SESSION, 1, full));
    const rest = await send(
      patchIn(SESSION, 2, { k0: 'changed' }),
      patchIn(SESSION, 3, { more: 1 }),
      patchIn(SESSION, 4, { k1: 'changed' }),
    );
    expect(rest).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[idAt(1)], [idAt(2), idAt(4)]]);
    const failure = await stores.sessions.failure(SESSION, idAt(3), streamed[0]?.event.source ?? '');
    expect(failure).toMatchObject({ code: 'too-large', failedAt: NOW });
    expect(failure?.reason).toContain('2001 registers');
    expect(streamed.map((one) => one.event.id)).not.toContain(idAt(3));
    expect(counts.Refused).toBe(1);
  });

  it('refuses what it looked at: another event under the same id comes again', async () => {
    const { send, deliver, stores } = applying();
    await send(patchIn(SESSION, 1, full));
    const refused = recordOf(patchIn(SESSION, 2, { more: 1 }));
    const other = { ...recordOf(patchIn(SESSION, 2, { k0: 'changed' })), messageId: 'other' };
    expect(await deliver([refused, other])).toEqual([other]);
    expect(await deliver([other])).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[idAt(1)], [idAt(2)]]);
  });

  it('in one session does not concern another', async () => {
    const { send, stores } = applying();
    const other = sessionAt(7);
    await send(patchIn(SESSION, 1, full));
    await send(patchIn(SESSION, 2, { more: 1 }), patchIn(other, 2, { more: 1 }));
    expect(await profileOf(stores, other)).toEqual({ more: 1 });
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

describe('what fails', () => {
  it('fails alone: a poison record holds nothing up', async () => {
    const { deliver, stores } = applying();
    const poison = ['no json', '{}', '{"v":1,"event":{}}', 'null', `${'['.repeat(50_000)}`];
    const records = poison.map((body, at) => recordWith(body, { messageId: `poison-${at}` }));
    const rest = await deliver([...records, recordOf(patchIn(SESSION, 1, { a: 1 }))]);
    expect(rest).toEqual(records);
    expect(await profileOf(stores, SESSION)).toEqual({ a: 1 });
  });

  it('at the tables concerns one session only', async () => {
    const stores = inMemoryStores();
    const events = {
      ...stores.events,
      append: async (...call: Parameters<typeof stores.events.append>) => {
        if (call[0] === SESSION) {
          throw new Error('The table does not answer.');
        }
        return stores.events.append(...call);
      },
    };
    const { deliver, streamed } = applying(stores, { stores: { ...stores, events } });
    const ill = [recordOf(patchIn(SESSION, 1, { a: 1 })), recordOf(patchIn(SESSION, 2, { a: 1 }))];
    const well = patchIn(sessionAt(9), 1, { a: 1 });
    expect(await deliver([ill[0] as never, recordOf(well), ill[1] as never])).toEqual(ill);
    expect(streamed.map(({ event }) => event)).toEqual([well]);
  });

  it('at the stream gives back exactly the messages that it did not take', async () => {
    const taken: string[] = [];
    const { deliver } = applying(inMemoryStores(), {
      publisher: {
        publish: async (events) => {
          const refused = events.filter(({ candidate }) => candidate.event.id === idAt(2));
          taken.push(
            ...events.filter((one) => !refused.includes(one)).map((one) => streamedOf(one).event.id),
          );
          return new Set(refused);
        },
      },
    });
    const records = [
      recordOf(patchIn(SESSION, 1, { a: 1 })),
      recordOf(patchIn(SESSION, 2, { a: 2 })),
      recordOf(patchIn(SESSION, 2, { a: 2 }), { messageId: 'the same again' }),
      recordOf(patchIn(SESSION, 2, { a: 2 }, BEN)),
      recordOf(patchIn(SESSION, 3, { a: 3 })),
    ];
    expect(await deliver(records)).toEqual(records.slice(1, 4));
    expect(taken).toEqual([idAt(1), idAt(3)]);
  });

  it('comes again later each time, at most after two minutes', async () => {
    const secondsAfter = async (receives: number, random: number) => {
      const { deliver, returned } = applying(inMemoryStores(), {
        random: () => random,
        publisher: { publish: async (events) => new Set(events) },
      });
      await deliver([recordOf(patchIn(SESSION, 1, { a: 1 }), { receives })]);
      return returned[0]?.seconds;
    };
    expect(await Promise.all([1, 2, 5, 9, 10, 20].map((receives) => secondsAfter(receives, 1)))).toEqual([
      2, 4, 32, 120, 120, 120,
    ]);
    expect(await secondsAfter(5, 0)).toBe(16);
  });

  it.each([
    ['at once when it names no event', 'no json', 0],
    ['soon when it names one', JSON.stringify({ v: 2, event: patchIn(SESSION, 1, { a: 1 }) }), 5],
  ])('that nobody can read comes again %s', async (_, body, seconds) => {
    const { deliver, returned } = applying();
    await deliver([recordWith(body, { receives: 15 })]);
    expect(returned).toEqual([
      { receiptHandle: 'handle of m-1', queueArn: expect.stringContaining('meridian-bulk'), seconds },
    ]);
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
