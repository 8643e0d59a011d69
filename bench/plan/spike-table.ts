import { SPIKE } from '../load/plan/scenarios.ts';
import { millis, shown, type Table } from '../picture/table.ts';
import { MOST_EVENTS } from './playable.ts';
import { HEIGHT, RAMP, type SpikeOptions } from './spike.ts';
import type { Spikes } from './spikes.ts';

/** What spikes do to the queues, and which are too large to be played. */
export function spikeTable({ spikes: outcomes, spikesLeftOut }: Spikes): Table {
  return {
    title: `The spike (${RAMP.fromRps} → ${RAMP.toRps} requests a second for ${shown(SPIKE.users)} users, ${RAMP.seconds} s and ${HEIGHT.seconds} s), on the busiest region’s queues`,
    head: [
      'users, queue',
      'throttle',
      'refused',
      'consumers',
      'events/s',
      'deepest',
      'P50',
      'P95',
      'P99',
      'drained after',
    ],
    rows: outcomes.map((one) => [
      `${shown(one.users)} ${one.queue}`,
      throttle(one),
      `${(one.refusedShare * 100).toFixed(1)} %`,
      shown(one.consumers),
      shown(one.peakPerSecond),
      shown(one.deepest),
      millis(one.p50Ms),
      millis(one.p95Ms),
      millis(one.p99Ms),
      millis(one.drainMs),
    ]),
    notes: [
      'Accept→visible. What the throttle turns away is answered 429 and not played again; refused is its share of all requests while the spike is highest.',
      ...leftOut(spikesLeftOut),
    ],
  };
}

function leftOut(some: Spikes['spikesLeftOut']): string[] {
  const rows = [...new Set(some.map((one) => `${shown(one.users)} ${one.queue}, throttle ${throttle(one)}`))];
  const why = `since each brings more than the ${shown(MOST_EVENTS)} events that a plan plays`;
  return rows.length === 0 ? [] : [`Left out: ${rows.join('; ')}, ${why}.`];
}

function throttle({ throttled }: Pick<SpikeOptions, 'throttled'>): string {
  return throttled ? 'as it is' : 'raised';
}
