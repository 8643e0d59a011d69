import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { type AppendPlan, type Candidate, planAppend } from '../../../lambdas/domain/append.ts';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import {
  copyOfLane,
  emptyLane,
  evolve,
  foldEvent,
  type LaneFold,
  type StampedEvent,
} from '../../../lambdas/domain/lane.ts';
import { copyOf, textOf } from '../../../lambdas/domain/register.ts';
import { overCap, sizeOf } from '../../../lambdas/domain/size.ts';
import { event, fewRuns } from './arbitraries.ts';
import { ANNA, candidate, eventAt, laneOf, patched, SEOUL, sent, stampAt, TRACEPARENT } from './factories.ts';

const NOW = '2026-11-20T18:00:00.000Z';
const LATER = '2026-11-20T18:00:01.000Z';

function plan(lane: LaneFold, events: readonly StampedEvent[], now = NOW): AppendPlan {
  return planAppend(lane, events.map(candidate), now);
}

/** A patch that adds this many registers. */
function wide(millis: number, members: number): StampedEvent {
  const names = Array.from({ length: members }, (_none, at) => [`m${millis}-${at}`, 0]);
  return patched(millis, Object.fromEntries(names));
}

/** A patch that adds this many bytes. */
function long(millis: number, bytes: number, name = `m${millis}`): StampedEvent {
  return patched(millis, { [name]: 'x'.repeat(bytes) });
}

function refusedIds({ refused }: AppendPlan): string[] {
  return refused.map(({ candidate }) => candidate.event.id);
}

function ids(events: readonly StampedEvent[]): string[] {
  return events.map(({ event }) => event.id);
}

/** What the events and trace contexts of a commit take in a store. */
function bytesOf(commit: AppendPlan['commits'][number]): number {
  const texts = [...commit.events.map(({ event }) => canonical(event)), ...commit.traceparents];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}

describe('append', () => {
  test('puts a batch into one commit, in its order, each event with its trace context', () => {
    const events = [patched(2, { a: 1 }), sent(1, 'hello'), sent(3, 'bye')];
    expect(plan(emptyLane(SEOUL), events).commits).toStrictEqual([
      {
        lane: SEOUL,
        version: 1,
        committedAt: NOW,
        events,
        traceparents: [TRACEPARENT, TRACEPARENT, TRACEPARENT],
        messages: 2,
      },
    ]);
  });

  test('refuses what would make a lane longer than its keys can count', () => {
    const last = { ...emptyLane(SEOUL), version: Limits.laneCommits - 1 };
    const planned = plan(last, [sent(1, 'fits'), long(2, Limits.commitBytes - 1_000)]);
    expect(planned.commits.map(({ version }) => version)).toEqual([Limits.laneCommits]);
    const refused = plan(planned.lane, [sent(3, 'late')]);
    expect(refused.commits).toEqual([]);
    expect(refused.refused).toMatchObject([
      { reason: 'The lane has 999999999999 commits, which is all that it can have.' },
    ]);
  });

  test('plans nothing for no events', () => {
    const lane = laneOf(SEOUL, [patched(1, { a: 1 })]);
    expect(plan(lane, [])).toEqual({ commits: [], lane, bytes: 0, refused: [] });
  });

  test('goes on from the head of the lane, counting its messages', () => {
    const lane = { ...laneOf(SEOUL, [sent(1, 'x')], [sent(2, 'y')]), messages: 2 };
    const { commits, lane: after } = plan(lane, [sent(3, 'z'), patched(4, { a: 1 })]);
    expect(commits.map(({ version, messages }) => ({ version, messages }))).toEqual([
      { version: 3, messages: 3 },
    ]);
    expect(after).toMatchObject({ version: 3, messages: 3 });
    expect(textOf(after.registers)).toBe('{"a":1}');
    expect([...after.recent.values()]).toEqual([1, 2, 3, 3]);
  });

  test.each([
    ['the time of the machine', NOW, LATER, LATER],
    ['its own time where the machine has gone back', LATER, NOW, LATER],
  ])('dates commits by %s', (_what, committedAt, now, expected) => {
    const { commits, lane } = plan({ ...emptyLane(SEOUL), committedAt }, [sent(1, 'x')], now);
    expect(commits[0]?.committedAt).toBe(expected);
    expect(lane.committedAt).toBe(expected);
  });

  test('leaves the lane that it was given as it is', () => {
    const lane = laneOf(SEOUL, [patched(1, { a: { b: 1 } })]);
    const before = encodeRegisters(lane.registers);
    plan(lane, [patched(2, { a: { b: 2, c: 3 } })]);
    expect(encodeRegisters(lane.registers)).toBe(before);
    expect(lane.recent.size).toBe(1);
    expect(lane.version).toBe(1);
  });

  test('splits what is too large for one commit into consecutive ones, filling each', () => {
    const big = [1, 2, 3, 4, 5, 6].map((millis) => sent(millis, 'x'.repeat(60_000)));
    const { commits, lane } = plan(emptyLane(SEOUL), big);
    expect(commits.map(({ version, events, messages }) => [version, events.length, messages])).toEqual([
      [1, 4, 4],
      [2, 2, 6],
    ]);
    expect(commits.flatMap(({ events }) => ids(events))).toEqual(ids(big));
    expect(lane.version).toBe(2);
  });

  test('fills a commit up to its last byte and no further', () => {
    // 512 bytes are set aside for keys and names, 8 for each of the two elements' lists.
    const own = (text: string) =>
      bytesOf({ ...emptyCommit, events: [sent(1, text)], traceparents: [TRACEPARENT] }) + 8;
    const room = Limits.commitBytes - 512 - own('x') - own('');
    const pair = (more: number) => [sent(1, 'x'), sent(2, 'y'.repeat(room + more))];
    expect(plan(emptyLane(SEOUL), pair(0)).commits).toHaveLength(1);
    expect(plan(emptyLane(SEOUL), pair(1)).commits).toHaveLength(2);
  });

  test('says how many bytes the events of all commits take', () => {
    const { bytes, commits } = plan(emptyLane(SEOUL), [
      sent(1, 'x'),
      sent(2, 'é'.repeat(100_000)),
      wide(3, 2_001),
    ]);
    expect(commits).toHaveLength(1);
    expect(bytes).toBe(commits.reduce((sum, each) => sum + bytesOf(each) + 8 * each.events.length, 0));
  });

  test('gives an event that is too large for any commit one of its own', () => {
    const { commits } = plan(emptyLane(SEOUL), [sent(1, 'a'), sent(2, 'x'.repeat(300_000)), sent(3, 'b')]);
    expect(commits.map(({ events }) => events.length)).toEqual([1, 1, 1]);
  });
});

const emptyCommit = { lane: SEOUL, version: 1, committedAt: NOW, messages: 0 };

describe('caps of a lane', () => {
  test('refuse the event that would have one register too many, and not its neighbours', () => {
    const events = [
      wide(1, 1_200),
      wide(2, 801),
      wide(3, 800),
      patched(4, { m1: 1 }),
      patched(5, { 'm1-0': 5 }),
    ];
    const result = plan(emptyLane(SEOUL), events);
    expect(refusedIds(result)).toEqual(ids([events[1], events[3]] as StampedEvent[]));
    expect(result.refused.map(({ reason }) => reason)).toEqual([
      'The profile would have 2001 registers here; a lane keeps at most 2000.',
      'The profile would have 2001 registers here; a lane keeps at most 2000.',
    ]);
    expect(result.commits.flatMap(({ events }) => ids(events))).toEqual(
      ids([events[0], events[2], events[4]] as StampedEvent[]),
    );
  });

  test('refuse the event that would take too many bytes, and not its neighbours', () => {
    const events = [1, 2, 3, 4, 5].map((millis) => long(millis, 60_000));
    const result = plan(emptyLane(SEOUL), [...events, long(6, 10_000)]);
    expect(refusedIds(result)).toEqual(ids([events[4] as StampedEvent]));
    expect(result.refused[0]?.reason).toMatch(/^The profile would take \d+ bytes here/);
    expect(result.refused[0]?.candidate).toEqual(candidate(events[4] as StampedEvent));
  });

  test('count what is there already', () => {
    const lane = laneOf(SEOUL, [wide(1, 2_000)]);
    expect(refusedIds(plan(lane, [patched(2, { one: 1 })]))).toHaveLength(1);
    expect(refusedIds(plan(lane, [patched(2, { 'm1-0': 1 })]))).toEqual([]);
  });

  test('count deletions, which stay as tombstones', () => {
    const lane = laneOf(SEOUL, [wide(1, 2_000)]);
    expect(refusedIds(plan(lane, [patched(2, { unheard: null })]))).toHaveLength(1);
  });

  test('do not count what an event overwrites, and let a full lane make room', () => {
    const lane = laneOf(
      SEOUL,
      [1, 2, 3, 4].map((millis) => long(millis, 64_000)),
    );
    expect(refusedIds(plan(lane, [long(5, 30_000)]))).toHaveLength(1);
    expect(refusedIds(plan(lane, [long(5, 64_000, 'm1')]))).toEqual([]);
    expect(refusedIds(plan(lane, [patched(5, { m1: null }), long(6, 30_000)]))).toEqual([]);
  });

  test('are not broken by one measure because the other one shrinks', () => {
    const lane = laneOf(SEOUL, [wide(1, 1_999), long(2, 100)]);
    expect(refusedIds(plan(lane, [patched(3, { m2: 0, another: 0 })]))).toHaveLength(1);
  });

  test('let a lane that is past them already shrink', () => {
    const lane = laneOf(SEOUL, [wide(1, 2_100), patched(2, { deep: { a: 1, b: 1 } })]);
    const { refused, lane: after } = plan(lane, [patched(3, { deep: null }), patched(4, { more: 1 })]);
    expect(refused.map(({ candidate }) => candidate.event.id)).toEqual([patched(4, {}).event.id]);
    expect(sizeOf(after.registers).registers).toBe(2_101);
  });

  test('do not meet events that leave the profile alone', () => {
    const lane = laneOf(SEOUL, [wide(1, 2_100)]);
    const created = { event: eventAt(2, 'session.created', {}), stamp: stampAt(2) };
    const added = { event: eventAt(3, 'member.added', { member: ANNA }), stamp: stampAt(3) };
    expect(refusedIds(plan(lane, [created, added, sent(4, 'x'.repeat(300_000))]))).toEqual([]);
  });
});

/** Events from tiny to as large as accept lets them be, some of which break a cap. */
const stampedEvent: fc.Arbitrary<StampedEvent> = fc.oneof(
  { arbitrary: event, weight: 4 },
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(20_000, 60_000))
    .map(([at, bytes]) => long(at, bytes)),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(300, 900))
    .map(([at, members]) => wide(at, members)),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 50_000))
    .map(([at, size]) => sent(at, 'é'.repeat(size))),
);
const batch: fc.Arbitrary<Candidate[]> = fc.array(stampedEvent.map(candidate), { maxLength: 10 });
const start = fc
  .array(event, { maxLength: 4 })
  .map((events) => laneOf(SEOUL, ...events.map((each) => [each])));

describe('append, for any batch', () => {
  test('numbers commits without a hole, dates them in order, and keeps each within its bytes', () => {
    fc.assert(
      fc.property(start, batch, fc.constantFrom('', NOW, LATER), (lane, candidates, now) => {
        const { commits, lane: after } = planAppend(lane, candidates, now);
        expect(commits.map(({ version }) => version)).toEqual(
          commits.map((_each, at) => lane.version + 1 + at),
        );
        expect(after.version).toBe(lane.version + commits.length);
        for (const commit of commits) {
          expect(commit.committedAt >= lane.committedAt).toBe(true);
          expect(commit.events.length).toBeGreaterThan(0);
          expect(commit.traceparents).toHaveLength(commit.events.length);
          expect(bytesOf(commit)).toBeLessThanOrEqual(Limits.commitBytes);
        }
      }),
      fewRuns,
    );
  });

  test('commits or refuses each event exactly once, in its order', () => {
    fc.assert(
      fc.property(start, batch, (lane, candidates) => {
        const { commits, refused } = planAppend(lane, candidates, NOW);
        const gone = new Set(refused.map(({ candidate }) => candidate));
        const kept = candidates.filter((each) => !gone.has(each)).map(({ stamp }) => stamp);
        expect(commits.flatMap(({ events }) => events.map(({ stamp }) => stamp))).toEqual(kept);
        expect(gone.size).toBe(candidates.length - kept.length);
      }),
      fewRuns,
    );
  });

  test('ends with the lane that folding its commits gives, and leaves the first one as it was', () => {
    fc.assert(
      fc.property(start, batch, (lane, candidates) => {
        const before = encodeRegisters(lane.registers);
        const { commits, lane: after } = planAppend(lane, candidates, NOW);
        expect(encodeRegisters(lane.registers)).toBe(before);
        const again = commits.reduce(evolve, copyOfLane(lane));
        expect(encodeRegisters(after.registers)).toBe(encodeRegisters(again.registers));
        expect({ ...after, registers: 0 }).toEqual({ ...again, registers: 0 });
      }),
      fewRuns,
    );
  });

  test('refuses exactly the events that would break a cap on top of those before them', () => {
    fc.assert(
      fc.property(start, batch, (lane, candidates) => {
        const refused = new Set(planAppend(lane, candidates, NOW).refused.map(({ candidate }) => candidate));
        let registers = copyOf(lane.registers);
        for (const each of candidates) {
          const grown = copyOf(registers);
          foldEvent(grown, each.event, each.stamp);
          expect(refused.has(each)).toBe(overCap(sizeOf(grown)) !== undefined);
          registers = refused.has(each) ? registers : grown;
        }
      }),
      fewRuns,
    );
  });
});
