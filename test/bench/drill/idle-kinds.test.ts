import { FAULT_KINDS } from '../../../bench/drill/nemesis/fault-kinds.ts';
import { idleKinds, idleParts } from '../../../bench/drill/nemesis/idle-kinds.ts';

const KINDS = Object.keys(FAULT_KINDS);

it('tells of every kind that it never struck where nothing was counted', () => {
  expect(idleKinds(KINDS, {})).toEqual(KINDS);
});

it('tells what did not strike of a kind that did in part', () => {
  const struck = { lagged: 3, delayed: 1, lost: 2 };
  expect(idleKinds(['lag', 'crash', 'sqs'], struck)).toEqual(['crash']);
  expect(idleParts(['lag', 'crash', 'sqs'], struck)).toEqual(['sqs (duplicated, shuffled)']);
});

it('takes no strike of one kind for one of another', () => {
  const struck = { kinesisOut: 9, reordered: 9, held: 9 };
  expect(
    idleKinds(['kinesis-out', 'reorder', 'partition', 'throttle', 'sqs', 'region-down'], struck),
  ).toEqual(['throttle', 'sqs', 'region-down']);
});

it('takes any fault of the models for all of them', () => {
  expect(idleKinds(['model'], { modelNotReady: 1 })).toEqual([]);
});
