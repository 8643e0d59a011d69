import { Limits } from '../../../lambdas/contract/limits.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import { emptyLane } from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { bytesOf, ids, LATER, long, NOW, plan, wide } from './append-fixture.ts';
import { laneOf, patched, SEOUL, sent, TRACEPARENT } from './factories.ts';

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
