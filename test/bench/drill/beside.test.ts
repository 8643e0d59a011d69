import { type BesideRow, besideTable, isAsWanted } from '../../../bench/drill/beside.ts';
import type { ClaimId } from '../../../bench/drill/checker/verdict.ts';

const NONE: BesideRow['violations'] = {
  lost: 0,
  unknown: 0,
  double: 0,
  messages: 0,
  lists: 0,
  divergent: 0,
  stale: 0,
  gaps: 0,
  pushed: 0,
  order: 0,
  times: 0,
  foreign: 0,
  refused: 0,
  lies: 0,
  kinesis: 0,
  answers: 0,
};

function row(design: string, violated: readonly ClaimId[], untried: readonly ClaimId[] = []) {
  return { design, untried, violations: { ...NONE, ...Object.fromEntries(violated.map((id) => [id, 1])) } };
}

it('catches a naive design by what its flaw breaks, and by nothing else', () => {
  expect(isAsWanted(row('shared-item', ['stale']))).toBe(true);
  expect(isAsWanted(row('shared-item', ['lost', 'answers']))).toBe(true);
  expect(isAsWanted(row('shared-item', ['answers']))).toBe(false);
  expect(isAsWanted(row('publish-before-append', ['lost', 'stale']))).toBe(false);
  expect(isAsWanted(row('acknowledge-before-kinesis', []))).toBe(false);
});

it('wants of ours that every claim was tried and held', () => {
  expect(isAsWanted(row('meridian', []))).toBe(true);
  expect(isAsWanted(row('meridian', ['answers']))).toBe(false);
  expect(isAsWanted(row('meridian', [], ['foreign']))).toBe(false);
});

it('shows the designs beside each other, a claim a line', () => {
  const { head, rows } = besideTable([
    { ...row('meridian', []), operations: 1_200 },
    { ...row('shared-item', ['stale']), operations: 900 },
  ]);
  expect(head).toEqual(['', 'meridian', 'shared-item']);
  expect(rows[0]).toEqual(['operations', '1,200', '900']);
  expect(rows).toContainEqual(['stale', '0', '1']);
  expect(rows).toHaveLength(1 + Object.keys(NONE).length);
});
