import fc from 'fast-check';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import {
  emptyLane,
  evolve,
  type LaneFold,
  mergeLanes,
  type StampedEvent,
} from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { events, folded, manyRuns } from './arbitraries.ts';
import { commit, DUBLIN, laneOf, OHIO, patched, SEOUL } from './factories.ts';

function textOfLanes(...lanes: readonly LaneFold[]): string {
  return textOf(mergeLanes(lanes).registers);
}

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

const anyLane = fc.constantFrom(SEOUL, DUBLIN, OHIO);

const arrivals: fc.Arbitrary<{ all: StampedEvent[]; arrivals: Arrival[] }> = events.chain((all) => {
  const some = fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(all));
  const arriving = some
    .map(([each, again]) => [...each, ...again])
    .chain((stream) =>
      fc.tuple(
        ...stream.map((event) =>
          fc.record({ event: fc.constant(event), lane: anyLane, endsCommit: fc.boolean() }),
        ),
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
