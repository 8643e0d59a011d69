import fc from 'fast-check';
import type { Cursor } from '../../../lambdas/domain/cursor.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import type { StampedEvent } from '../../../lambdas/domain/lane.ts';
import { foldPatch, type Register } from '../../../lambdas/domain/register.ts';
import { ANNA, BEN, DUBLIN, OHIO, patched, SEOUL } from './factories.ts';

/** Set by mutation testing, which runs the properties for every mutant: few examples and no shrinking then. */
declare const propertyRuns: number | undefined;
const isMutating = typeof propertyRuns === 'number';

export const runs = { numRuns: isMutating ? propertyRuns : 400, endOnFailure: isMutating };
export const manyRuns = { ...runs, numRuns: runs.numRuns * 3 };
export const fewRuns = { ...runs, numRuns: Math.ceil(runs.numRuns / 8) };

/** Few names, so that patches meet; some of them awkward. */
const name = fc.constantFrom('a', 'b', 'a', 'b', 'c', '', '10', '9', 'constructor', 'é', '"\\\n');
const scalar = fc.constantFrom<unknown>(0, -0, 1.5, 1e21, true, false, '', 'x', '😀', '\u0000');
const { member } = fc.letrec<{ member: unknown }>((tie) => ({
  member: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: fc.constant(null), weight: 3 },
    { arbitrary: fc.array(tie('member'), { maxLength: 2 }), weight: 1 },
    { arbitrary: fc.dictionary(name, tie('member'), { maxKeys: 3, noNullPrototype: true }), weight: 5 },
  ),
}));

/** Text of every length in UTF-8 and of every kind of escape, but for halves of surrogate pairs. */
export const text = fc.string({
  unit: fc.constantFrom(
    'a',
    '"',
    '\\',
    '\u0000',
    '\n',
    '\u007f',
    '\u0080',
    '\u07ff',
    '\u0800',
    '\uffff',
    '😀',
  ),
  maxLength: 12,
});

/** Any JSON value of the awkward kind. */
export const json: fc.Arbitrary<unknown> = member;

/** RFC 7396 merge patches that collide with one another. */
export const patch: fc.Arbitrary<JsonObject> = fc.dictionary(name, member, {
  maxKeys: 3,
  noNullPrototype: true,
});

/** Events of few instants and two authors, so that the same id comes with different bodies. */
export const event: fc.Arbitrary<StampedEvent> = fc
  .record({ millis: fc.integer({ min: 1, max: 8 }), patch, source: fc.constantFrom(ANNA, BEN) })
  .map(({ millis, patch, source }) => patched(millis, patch, source));

export const events = fc.array(event, { maxLength: 10 });

/** Trees of registers as folds leave them. */
export const registers: fc.Arbitrary<Register> = events.map(folded);

export function folded(all: readonly StampedEvent[]): Register {
  const root: Register = {};
  for (const { event, stamp } of all) {
    foldPatch(root, event.data as JsonObject, stamp);
  }
  return root;
}

export const cursor: fc.Arbitrary<Cursor> = fc.dictionary(fc.constantFrom(SEOUL, DUBLIN, OHIO), fc.nat(5), {
  noNullPrototype: true,
});
