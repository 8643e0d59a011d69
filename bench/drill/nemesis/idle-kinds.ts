import type { FaultKind } from '../../../local/faults/faults.ts';

/** Kind of fault → what the local cloud counts when it strikes. A lag and a wrong clock are not counted. */
const STRIKES: Readonly<Record<string, FaultKind>> = {
  reorder: 'reordered',
  partition: 'held',
  'region-down': 'refused',
  crash: 'crashed',
  'crash-before': 'crashedBefore',
  'crash-during': 'crashedDuring',
  'crash-after': 'crashedAfter',
  cold: 'coldStart',
  slow: 'slowed',
  sqs: 'delayed',
  throttle: 'throttled',
  'kinesis-out': 'throttled',
  partial: 'partial',
  model: 'streamCut',
  'key-value-store': 'keyValueStore',
};

/** Kinds that were to strike and never did, by what was counted. */
export function idleKinds(kinds: readonly string[], struck: Readonly<Record<string, number>>): string[] {
  return kinds.filter((kind) => {
    const counted = STRIKES[kind];
    return counted !== undefined && (struck[counted] ?? 0) === 0;
  });
}
