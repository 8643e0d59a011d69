import fc from 'fast-check';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import type { StampedEvent } from '../../../lambdas/domain/lane.ts';
import { blank, foldRegisters, type Register, textOf } from '../../../lambdas/domain/register.ts';
import { isNewer } from '../../../lambdas/domain/stamp.ts';
import { events, folded, manyRuns, registers, runs } from './arbitraries.ts';
import { mergePatch } from './merge-patch.ts';

function merged(...trees: readonly Register[]): Register {
  const root = blank();
  for (const tree of trees) {
    foldRegisters(root, tree);
  }
  return root;
}

/** What RFC 7396 makes of the events in their order, each once. */
function oracle(all: readonly StampedEvent[]): string {
  const inOrder = [...all].sort((a, b) =>
    isNewer(a.stamp, b.stamp) ? 1 : isNewer(b.stamp, a.stamp) ? -1 : 0,
  );
  return canonical(inOrder.map(({ event }) => event.data).reduce(mergePatch, {}));
}

describe('the fold, for any events', () => {
  test('is RFC 7396 in the order of identities, whatever the order of arrival', () => {
    fc.assert(
      fc.property(events, (all) => {
        expect(textOf(folded(all))).toBe(oracle(all));
      }),
      manyRuns,
    );
  });

  test('leaves the same bytes for any order and any repetition', () => {
    const deliveries = events.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all),
      ),
    );
    fc.assert(
      fc.property(deliveries, ([all, shuffled, again]) => {
        expect(encodeRegisters(folded([...shuffled, ...again]))).toBe(encodeRegisters(folded(all)));
      }),
      manyRuns,
    );
  });

  test('merges as if it had folded what either side has', () => {
    fc.assert(
      fc.property(events, events, (left, right) => {
        const together = encodeRegisters(folded([...left, ...right]));
        expect(encodeRegisters(merged(folded(left), folded(right)))).toBe(together);
      }),
      manyRuns,
    );
  });

  test('merges commutatively, associatively and idempotently, and leaves what it merges as it is', () => {
    fc.assert(
      fc.property(registers, registers, registers, (a, b, c) => {
        const before = [a, b, c].map(encodeRegisters);
        expect(encodeRegisters(merged(a, b))).toBe(encodeRegisters(merged(b, a)));
        expect(encodeRegisters(merged(merged(a, b), c))).toBe(encodeRegisters(merged(a, merged(b, c))));
        expect(encodeRegisters(merged(a, a))).toBe(encodeRegisters(a));
        expect([a, b, c].map(encodeRegisters)).toEqual(before);
      }),
      runs,
    );
  });

  test('shows text that is canonical', () => {
    fc.assert(
      fc.property(registers, (tree) => {
        expect(textOf(tree)).toBe(canonical(JSON.parse(textOf(tree))));
      }),
      runs,
    );
  });

  test('keeps no register that says nothing', () => {
    fc.assert(
      fc.property(registers, registers, (a, b) => {
        expect(emptyPlaces(merged(a, b))).toEqual([]);
      }),
      runs,
    );
  });
});

function emptyPlaces(register: Register, path = ''): string[] {
  const children = [...(register.children ?? [])];
  const isEmpty = ({ set, obj, children: below }: Register) => !set && !obj && !below?.size;
  return children.flatMap(([name, child]) => [
    ...(isEmpty(child) ? [`${path}/${name}`] : []),
    ...emptyPlaces(child, `${path}/${name}`),
  ]);
}
