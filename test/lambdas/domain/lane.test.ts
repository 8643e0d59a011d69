import fc from 'fast-check';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import {
  copyOfLane,
  emptyLane,
  evolve,
  identityOf,
  type LaneFold,
  mayHaveReleased,
  mergeLanes,
  partsOf,
  release,
  type StampedEvent,
  stamped,
} from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { events, folded, manyRuns } from './arbitraries.ts';
import {
  ANNA,
  BEN,
  commit,
  DUBLIN,
  eventAt,
  idAt,
  laneOf,
  OHIO,
  patched,
  SEOUL,
  sent,
  sha256,
} from './factories.ts';

function textOfLanes(...lanes: readonly LaneFold[]): string {
  return textOf(mergeLanes(lanes).registers);
}

/** A lane that remembers `size` identities, the oldest first, in the order of these instants. */
function remembering(instants: readonly number[], released = ''): LaneFold {
  const recent = new Map(instants.map((millis, at) => [`${idAt(millis)}#${ANNA}`, at + 1]));
  return { ...emptyLane(SEOUL), version: instants.length, recent, released };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_none, at) => at + 1);

describe('identity', () => {
  test('is id and author, and gives both back', () => {
    const identity = identityOf(eventAt(1, 'session.created', {}, BEN));
    expect(identity).toBe(`${idAt(1)}#${BEN}`);
    expect(partsOf(identity)).toEqual({ id: idAt(1), source: BEN });
  });
});

describe('stamp of an event', () => {
  test('holds 128 bits of the digest of type and canonical data', () => {
    const event = eventAt(1, 'profile.patched', { b: 1, a: 2 });
    expect(stamped(event, sha256)).toEqual({
      event,
      stamp: {
        id: idAt(1),
        source: ANNA,
        digest: sha256('["profile.patched",{"a":2,"b":1}]').slice(0, 32),
      },
    });
  });

  test('differs where only the type does', () => {
    const added = stamped(eventAt(1, 'member.added', { member: BEN }), sha256);
    const removed = stamped(eventAt(1, 'member.removed', { member: BEN }), sha256);
    expect(added.stamp.digest).not.toBe(removed.stamp.digest);
  });
});

describe('evolve', () => {
  test('starts from a lane that says nothing', () => {
    expect(emptyLane(SEOUL)).toStrictEqual({
      lane: SEOUL,
      version: 0,
      committedAt: '',
      messages: 0,
      newest: undefined,
      registers: {},
      recent: new Map(),
      released: '',
    });
  });

  test('takes over what the commit says of the lane', () => {
    const next = { ...commit(SEOUL, 3, []), committedAt: '2026-11-20T19:00:00.000Z', messages: 5 };
    const before = { ...emptyLane(SEOUL), version: 2, released: idAt(1) };
    expect(evolve(before, next)).toStrictEqual({
      ...before,
      version: 3,
      committedAt: next.committedAt,
      messages: 5,
    });
  });

  test('folds patches, and nothing else, into the profile', () => {
    const lane = laneOf(SEOUL, [patched(1, { a: 1 }), sent(2, 'hello')], [patched(3, { b: 2 })]);
    expect(textOf(lane.registers)).toBe('{"a":1,"b":2}');
  });

  test('remembers every identity with its version, in the order of the commits', () => {
    const lane = laneOf(SEOUL, [sent(3, 'x'), patched(1, { a: 1 }, BEN)], [patched(2, { a: 1 })]);
    expect([...lane.recent]).toEqual([
      [`${idAt(3)}#${ANNA}`, 1],
      [`${idAt(1)}#${BEN}`, 1],
      [`${idAt(2)}#${ANNA}`, 2],
    ]);
  });

  test('leaves a lane as it is where a copy of it goes on', () => {
    const before = laneOf(SEOUL, [patched(1, { a: { b: 1 } })]);
    const text = encodeRegisters(before.registers);
    const copy = copyOfLane(before);
    expect(copy).toStrictEqual(before);
    evolve(copy, commit(SEOUL, 2, [patched(2, { a: { b: 2 } })]));
    expect([...before.recent.values()]).toEqual([1]);
    expect(encodeRegisters(before.registers)).toBe(text);
  });

  test('does not copy what a lane remembers for each commit, which would take seconds for thousands', () => {
    const commits = upTo(3).map((at) => commit(SEOUL, at, [sent(at, 'x')]));
    const start = emptyLane(SEOUL);
    const after = commits.reduce(evolve, start);
    expect(after.recent).toBe(start.recent);
    expect(after.recent.size).toBe(3);
  });

  test.each([
    [[1, 3, 2], 3],
    [[3, 1], 3],
    [[], undefined],
  ])('knows the newest stamp of %j', (instants, newest) => {
    const lane = laneOf(SEOUL, ...instants.map((millis) => [sent(millis, 'x')]));
    expect(lane.newest?.id).toBe(newest === undefined ? undefined : idAt(newest));
  });
});

describe('release', () => {
  test('keeps 128 identities', () => {
    const lane = remembering(upTo(128));
    expect(release(lane)).toEqual({ lane, released: new Map() });
    expect(release(lane).lane).toBe(lane);
  });

  test('lets the oldest go past that, and knows the newest id it ever let go', () => {
    const { lane, released } = release(remembering([9, 7, ...upTo(128).map((at) => at + 100)]));
    expect([...released]).toEqual([
      [`${idAt(9)}#${ANNA}`, 1],
      [`${idAt(7)}#${ANNA}`, 2],
    ]);
    expect(lane.recent.size).toBe(128);
    expect([...lane.recent][0]).toEqual([`${idAt(101)}#${ANNA}`, 3]);
    expect(lane.released).toBe(idAt(9));
  });

  test('forgets no newer id that it let go before', () => {
    const { lane } = release(remembering(upTo(129), idAt(50)));
    expect(lane.released).toBe(idAt(50));
  });

  test('leaves the rest of the lane as it was', () => {
    const before = remembering(upTo(130));
    const { lane } = release(before);
    expect(lane).toEqual({ ...before, recent: lane.recent, released: idAt(2) });
  });

  test('lets a look-up be sure that what is neither recent nor below the mark is nowhere', () => {
    const lane = { ...emptyLane(SEOUL), released: idAt(5) };
    expect(mayHaveReleased(lane, `${idAt(4)}#${ANNA}`)).toBe(true);
    expect(mayHaveReleased(lane, `${idAt(5)}#${BEN}`)).toBe(true);
    expect(mayHaveReleased(lane, `${idAt(6)}#${ANNA}`)).toBe(false);
    expect(mayHaveReleased(emptyLane(SEOUL), `${idAt(0)}#${ANNA}`)).toBe(false);
  });
});

describe('merge of lanes', () => {
  test('is an empty profile where nothing was written', () => {
    expect(mergeLanes([])).toEqual({ registers: {}, heads: {}, newest: undefined });
    expect(mergeLanes([emptyLane(SEOUL)])).toEqual({ registers: {}, heads: {}, newest: undefined });
  });

  test('names the head of every lane that was written, and the newest stamp of all', () => {
    const seoul = laneOf(SEOUL, [patched(1, { a: 1 })], [patched(5, { a: 2 })]);
    const dublin = laneOf(DUBLIN, [patched(3, { b: 1 })]);
    const { heads, newest } = mergeLanes([dublin, seoul, emptyLane(OHIO)]);
    expect(heads).toEqual({ [SEOUL]: 2, [DUBLIN]: 1 });
    expect(newest).toEqual(seoul.newest);
  });

  test('keeps different members of concurrent patches, and of one member the newest', () => {
    const seoul = laneOf(SEOUL, [patched(1, { seoul: true, name: 'old' })]);
    const dublin = laneOf(DUBLIN, [patched(2, { dublin: true, name: 'new' })]);
    expect(textOfLanes(seoul, dublin)).toBe('{"dublin":true,"name":"new","seoul":true}');
  });

  test('lets a late repeat in another region undo nothing', () => {
    const first = patched(1, { name: 'old' });
    const seoul = laneOf(SEOUL, [first], [patched(2, { name: 'new' })]);
    expect(textOfLanes(seoul, laneOf(DUBLIN, [first]))).toBe('{"name":"new"}');
  });

  test('converges where one id came with different bodies in two regions', () => {
    const [one, other] = [patched(1, { a: 'one' }), patched(1, { a: 'other', b: 1 })];
    const seoul = textOfLanes(laneOf(SEOUL, [one], [other]));
    const dublin = textOfLanes(laneOf(DUBLIN, [other], [one]));
    const merged = textOfLanes(laneOf(SEOUL, [one]), laneOf(DUBLIN, [other]));
    expect(new Set([seoul, dublin, merged])).toEqual(new Set([merged]));
    expect(['{"a":"one","b":1}', '{"a":"other","b":1}']).toContain(merged);
  });

  test('leaves the lanes as they are', () => {
    const seoul = laneOf(SEOUL, [patched(1, { a: { b: 1 } })]);
    const dublin = laneOf(DUBLIN, [patched(2, { a: { c: 1 } })]);
    const before = encodeRegisters(seoul.registers);
    const { registers } = mergeLanes([seoul, dublin]);
    evolve({ ...seoul, registers }, commit(SEOUL, 2, [patched(3, { a: 1 })]));
    expect(encodeRegisters(seoul.registers)).toBe(before);
  });
});

/** Which events a lane gets, in which order and with which repeats, cut into commits after some of them. */
interface Arrival {
  readonly event: StampedEvent;
  readonly lane: string;
  readonly endsCommit: boolean;
}

const lane = fc.constantFrom(SEOUL, DUBLIN, OHIO);
const arrivals: fc.Arbitrary<{ all: StampedEvent[]; arrivals: Arrival[] }> = events.chain((all) => {
  const some = fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all));
  const arriving = some
    .map(([each, again]) => [...each, ...again])
    .chain((stream) =>
      fc.tuple(
        ...stream.map((event) => fc.record({ event: fc.constant(event), lane, endsCommit: fc.boolean() })),
      ),
    );
  return arriving.map((stream) => ({ all, arrivals: stream }));
});

function lanesOf(stream: readonly Arrival[]): LaneFold[] {
  return [OHIO, SEOUL, DUBLIN].map((name) =>
    laneOf(name, ...commitsOf(stream.filter(({ lane }) => lane === name))),
  );
}

function commitsOf(stream: readonly Arrival[]): StampedEvent[][] {
  const batches: StampedEvent[][] = [[]];
  for (const { event, endsCommit } of stream) {
    batches.at(-1)?.push(event);
    if (endsCommit) {
      batches.push([]);
    }
  }
  return batches.filter(({ length }) => length > 0);
}

describe('convergence', () => {
  test('gives the same bytes for any order, any duplication, any split into lanes and commits', () => {
    fc.assert(
      fc.property(arrivals, ({ all, arrivals }) => {
        const merged = mergeLanes(lanesOf(arrivals));
        expect(textOf(merged.registers)).toBe(textOf(folded(all)));
        expect(encodeRegisters(merged.registers)).toBe(encodeRegisters(folded(all)));
        expect(canonical(merged.newest ?? null)).toBe(canonical(laneOf(SEOUL, all).newest ?? null));
      }),
      manyRuns,
    );
  });
});
