import type { FaultKind } from '../../../local/faults/faults.ts';

/** What is counted of one of a kind's faults, by the local cloud or the drill itself; any of it tells that it struck. */
type Sign = readonly (FaultKind | 'poisoned')[];

/** Kind of fault → the signs of each of its faults. Of models, so few are asked that one sign must do for all. */
const SIGNS: Readonly<Record<string, readonly Sign[]>> = {
  lag: [['lagged']],
  'one-way-lag': [['linkLagged']],
  reorder: [['reordered']],
  partition: [['held']],
  'region-down': [['refused']],
  crash: [['crashed']],
  'crash-before': [['crashedBefore']],
  'crash-during': [['crashedDuring']],
  'crash-after': [['crashedAfter']],
  cold: [['coldStart']],
  slow: [['slowed']],
  poison: [['poisoned']],
  sqs: [['duplicated'], ['shuffled'], ['delayed'], ['lost']],
  throttle: [['dynamodbThrottled'], ['kinesisThrottled'], ['sqsThrottled']],
  'kinesis-out': [['kinesisOut']],
  partial: [['kinesisPartial'], ['batchWritePartial'], ['batchGetPartial'], ['sqsPartial']],
  model: [
    [
      'modelThrottled',
      'modelNotReady',
      'modelUnavailable',
      'midStreamError',
      'streamCut',
      'answerFiltered',
      'framesSplit',
    ],
  ],
  clock: [['clockOff']],
  'key-value-store': [['keyValueStore']],
};

/** Kinds that were to strike and never did, by what was counted. */
export function idleKinds(kinds: readonly string[], struck: Readonly<Record<string, number>>): string[] {
  return kinds.filter((kind) => missingOf(kind, struck).length === SIGNS[kind]?.length);
}

/** Of kinds that struck in part, the rest, as in `sqs (lost)`. */
export function idleParts(kinds: readonly string[], struck: Readonly<Record<string, number>>): string[] {
  const idle = idleKinds(kinds, struck);
  return kinds.flatMap((kind) => {
    const missing = missingOf(kind, struck);
    return missing.length === 0 || idle.includes(kind) ? [] : [`${kind} (${missing.flat().join(', ')})`];
  });
}

function missingOf(kind: string, struck: Readonly<Record<string, number>>): Sign[] {
  return (SIGNS[kind] ?? []).filter((sign) => sign.every((counter) => (struck[counter] ?? 0) === 0));
}
