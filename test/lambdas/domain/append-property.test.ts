import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { type Candidate, planAppend } from '../../../lambdas/domain/append.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import { copyOfLane, evolve, foldEvent, type StampedEvent } from '../../../lambdas/domain/lane.ts';
import { copyOf } from '../../../lambdas/domain/register.ts';
import { overCap, sizeOf } from '../../../lambdas/domain/size.ts';
import { bytesOf, LATER, long, NOW, wide } from './append-fixture.ts';
import { event, fewRuns } from './arbitraries.ts';
import { candidate, laneOf, SEOUL, sent } from './factories.ts';

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
