import { commitOf, serviceTime } from '../../../bench/plan/apply-model.ts';
import { steady } from '../../../bench/plan/arrivals.ts';
import { breakEvenEvents } from '../../../bench/plan/break-even.ts';
import { tryOne } from '../../../bench/plan/grid.ts';
import { burstMeeting } from '../../../bench/plan/meeting.ts';
import { playSettings } from '../../../bench/plan/settings.ts';
import { COUNTED, commit } from './examples.ts';

const SETTINGS = { windowMs: 1_000, batchSize: 200, consumers: 2, queues: 1, memoryMib: 1_769 };
const GRID = { counted: COUNTED.patches, burst: { events: 16, durationMs: 10_000 }, regions: 3 };

describe('events that meet in a commit', () => {
  it('are 16 thrown into twenty windows: 1.43 on paper', () => {
    // 20 (1 − 0.95^16) = 11.197 windows are hit; 16 / 11.197.
    expect(burstMeeting(GRID.burst, 1_000, 2)).toBeCloseTo(1.429, 3);
  });

  it('are one where nothing gathers, and all where one window takes the whole burst', () => {
    expect(burstMeeting(GRID.burst, 0, 2)).toBe(1);
    expect(burstMeeting(GRID.burst, 10_000, 1)).toBe(16);
  });

  it('meet in play as the formula says, where apply takes no time', () => {
    const free = COUNTED.patches.map((cost) => ({ ...cost, cpuMs: 0 }));
    const run = playSettings(SETTINGS, { rate: steady(200, 120_000), burst: GRID.burst }, free);
    // Waiting for tables and stream lengthens each window by a tenth.
    expect(run.lagsMs.length / run.commits).toBeGreaterThan(1.42);
    expect(run.lagsMs.length / run.commits).toBeLessThan(1.6);
  });

  it('are the more, the longer the window, and the fewer, the more consumers', () => {
    const met = (changed: Partial<typeof SETTINGS>) =>
      tryOne({ ...SETTINGS, ...changed }, 100, GRID).eventsPerCommit;
    expect(met({ windowMs: 2_000 })).toBeGreaterThan(met({}));
    expect(met({ windowMs: 0 })).toBeLessThan(met({}));
    expect(met({ consumers: 8 })).toBeLessThan(met({}));
  });
});

describe('the cost of a commit', () => {
  it('lies on straight lines between what was counted, and goes on past it', () => {
    expect(commitOf(COUNTED.patches, 3).writeUnits).toBeCloseTo(4);
    expect(commitOf(COUNTED.patches, 10).writtenBytes).toBeCloseTo(10_000);
    expect(commitOf(COUNTED.patches, 1)).toEqual(commit(1));
  });

  it('pays for its queue from as many events on as the arithmetic says', () => {
    // (1 + k) units × 3 × 0.625 + 2 × 0.125, by k, against 4: 0.48 is saved where 2.125 (1 − 1/k) = 0.48, k = 1.292.
    expect(breakEvenEvents(COUNTED.patches, 3)).toBe(1.3);
    const linear = [commit(1, { writeUnits: 1 }), commit(8, { writeUnits: 8 })];
    // Units do not fall; only reads of 0.25 do, which are less than the queue.
    expect(breakEvenEvents(linear, 3)).toBeUndefined();
  });

  it('takes the time that its CPU, tables and stream take', () => {
    // 6 + 40 sessions × 4 ms + 3 groups × 2 rounds × 5 ms + 12.
    expect(serviceTime(COUNTED.patches, 1_769, 2)(40, 40)).toBeCloseTo(208);
    // Half a vCPU doubles the CPU.
    expect(serviceTime(COUNTED.patches, 884.5, 2)(40, 40)).toBeCloseTo(368);
  });
});

test('sessions spread over queues keep every message', () => {
  const one = playSettings(SETTINGS, { rate: steady(100, 30_000), burst: GRID.burst }, COUNTED.patches);
  const four = playSettings(
    { ...SETTINGS, queues: 4 },
    { rate: steady(100, 30_000), burst: GRID.burst },
    COUNTED.patches,
  );
  expect(four.lagsMs).toHaveLength(one.lagsMs.length);
});
