import { flowOf } from '../../../bench/plan/plan-size.ts';
import { writeUnitsPerEvent } from '../../../bench/plan/queue-cost.ts';
import type { QueueRun } from '../../../bench/plan/queue-model.ts';
import { COUNTED, DEPLOYMENT, MEASURED } from './examples.ts';

/** A thousand events came in ten batches, two and two of a session, and kept apply busy for two seconds. */
const RUN: QueueRun = {
  lagsMs: new Float64Array(1_000),
  commits: 500,
  batches: 10,
  calls: 200,
  busyMs: 2_000,
  deepest: 0,
  depths: [],
  lastArrivalMs: 0,
  endMs: 0,
};

const ONE_GIB = {
  ...DEPLOYMENT,
  functions: { ...DEPLOYMENT.functions, apply: { memoryMib: 1_024, reservedConcurrency: 20 } },
};

/**
 * Worked out on paper, for a million events in three regions. A commit of two events takes 3 write units in a replica,
 * 2 read units, 2,000 bytes written, of which 1,800 stay, and 2,048 of the stream. Half a commit for each event, that is
 * 1.5 and 1 units, 1,000, 900 and 1,024 bytes. A million bytes are 0.000931323 GB of 1,024³.
 *
 *     queue        1 sent + 200 / 1,000 received and deleted = 1.2 calls   × $0.40 a million     = 0.48
 *     lambda       10 / 1,000 = 0.01 invocations                           × $0.20 a million     = 0.002
 *                  2 s × 1 GB / 1,000 = 0.002 GB-seconds, 2,000 a million  × $0.0000133334       = 0.0266668
 *     writes       1.5 units × 3 replicas = 4.5                            × $0.625 a million    = 2.8125
 *     reads        1 unit                                                  × $0.125 a million    = 0.125
 *     stream       1,024 B × a million = 0.953674 GB                       × $0.08               = 0.0762939
 *     transfer     1,000 B × a million = 0.931323 GB to each of 2 others   × $0.02               = 0.0372529
 */
test('a million events cost what the arithmetic on paper says', () => {
  const { cost, ...each } = flowOf(RUN, COUNTED.patches, ONE_GIB);
  expect(cost).toEqual({
    queue: expect.closeTo(0.48, 6),
    lambda: expect.closeTo(0.002 + 0.0266668, 6),
    writes: expect.closeTo(2.8125, 6),
    reads: expect.closeTo(0.125, 6),
    stream: expect.closeTo(0.0762939, 6),
    transfer: expect.closeTo(0.0372529, 6),
  });
  expect(each).toEqual({ commits: 0.5, batches: 0.01, storedBytes: 900, streamBytes: 1_024 });
});

test('a commit between two that were counted costs what is between them, and a larger one goes on as they do', () => {
  // Half way from 3 units of two events to 4.21875 of four; three events share it, in three replicas.
  expect(writeUnitsPerEvent(MEASURED, { events: 3, commits: 1 }, 3)).toBeCloseTo(3.609375);
  // 6.46875 units of eight events are 2.25 above those of four: 0.5625 an event, for eight events more.
  expect(writeUnitsPerEvent(MEASURED, { events: 16, commits: 1 }, 3)).toBeCloseTo((10.96875 * 3) / 16);
});
