import type { AppendPlan } from '../../../lambdas/domain/append.ts';
import { emptyLane, type StampedEvent } from '../../../lambdas/domain/lane.ts';
import { sizeOf } from '../../../lambdas/domain/size.ts';
import { ids, long, plan, wide } from './append-fixture.ts';
import { ANNA, candidate, eventAt, laneOf, patched, SEOUL, sent, stampAt } from './factories.ts';

function refusedIds({ refused }: AppendPlan): string[] {
  return refused.map(({ candidate }) => candidate.event.id);
}

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
