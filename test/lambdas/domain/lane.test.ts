import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import {
  copyOfLane,
  emptyLane,
  evolve,
  identityOf,
  type LaneFold,
  mayHaveReleased,
  partsOf,
  release,
  stamped,
} from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { ANNA, BEN, commit, eventAt, idAt, laneOf, patched, SEOUL, sent, sha256 } from './factories.ts';

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
