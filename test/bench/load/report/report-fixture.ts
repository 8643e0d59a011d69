import type { Outcome } from '../../../../bench/load/generate/outcome.ts';
import { micros, recordMs } from '../../../../bench/load/judge/histogram.ts';
import { arrivalsOf } from '../../../../bench/load/plan/arrivals.ts';
import { hold } from '../../../../bench/load/plan/scenario.ts';
import type { Measured } from '../../../../bench/load/rig/measure.ts';

export const CLASSES = ['profile', 'profile', 'events', 'patch', 'completion'] as const;

export function histogramOf(ms: number) {
  const histogram = micros();
  recordMs(histogram, ms);
  return histogram;
}

export function measuredAt(
  latencyMs: number,
  { rps = 20, dropped = 0, lost = 0, unseen = 0 } = {},
): Measured {
  const outcomes = Array.from({ length: 600 }, (_, at): Outcome => {
    const name = CLASSES[at % CLASSES.length] ?? 'patch';
    const write = name === 'patch' || name === 'completion';
    const own = latencyMs + (at % 7);
    return {
      atMs: at * 50,
      phase: 0,
      class: name,
      region: 'us',
      latencyMs: own,
      endMs: at * 50 + own,
      serviceMs: own,
      status: write ? 202 : 200,
    };
  });
  return {
    scenario: { name: 'test', users: 100, phases: [hold(rps, 30)] },
    arrivals: arrivalsOf([hold(rps, 30)]),
    generated: {
      outcomes,
      beganEpochMs: Date.UTC(2026, 10, 20),
      arrivals: 600 + dropped,
      sendingMs: 29_950,
      intendedMs: 29_950,
      dropped,
      latenessP99Ms: 2,
      latenessMaxMs: 3,
      loopDelayP99Ms: 1,
    },
    usage: [
      {
        atEpochMs: Date.UTC(2026, 10, 20) + 1_000,
        seconds: 1,
        cores: { cloud: 0.5, generator: 0.1 },
        residentMb: { cloud: 200 },
        machine: 0.4,
      },
      {
        atEpochMs: Date.UTC(2026, 10, 20) + 2_000,
        seconds: 1,
        cores: { cloud: 0.7 },
        residentMb: { cloud: 250 },
        machine: 0.6,
      },
    ],
    status: [{ atEpochMs: Date.UTC(2026, 10, 20) + 1_000, queued: 5, replicating: 2, loopDelayP99Ms: 12 }],
    exchanges: { calls: 4_800, turns: 1_200 },
    leastCost: { callMs: 0.03, exchangeMs: 0.02 },
    kept: {
      visible: { home: histogramOf(900), everywhere: histogramOf(1_200), unseen },
      ledger: { accepted: 240, lost, duplicates: 0, gaps: 0, examples: [] },
      drain: { visibleSeconds: 1.5, answeredSeconds: 4.5, quietSeconds: 5.5 },
    },
  };
}
