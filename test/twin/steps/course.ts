import fc from 'fast-check';
import { type Course, TO_THE_END } from '../cloud/process.ts';

/** The first calls the most: what was read there may be old by the time it is acted on. */
const calls = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 }));

/** Most processes go through; some rest on the way, die before or after a call, or have a call fail. */
export const course: fc.Arbitrary<Course> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(TO_THE_END) },
  { weight: 4, arbitrary: fc.record({ calls, ending: fc.constant('rests' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      calls,
      ending: fc.constantFrom('dies before' as const, 'dies after' as const, 'fails' as const),
    }),
  },
);

/** How a report writes a course. */
export function routeOf({ calls, ending }: Course): string {
  return calls === Number.POSITIVE_INFINITY ? '' : `, ${ending} at call ${calls}`;
}

/** A region, the first more often than the last, so that consumers of one lane meet. */
export const place: fc.Arbitrary<number> = fc.constantFrom(0, 0, 0, 1, 1, 2);

/** Who works in which session: owners in their own, ben as a member in ada's, eve where she has no business. */
export const role: fc.Arbitrary<readonly [who: number, session: number]> = fc.constantFrom<[number, number]>(
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
  [1, 0],
  [1, 0],
  [1, 0],
  [1, 1],
  [2, 0],
);
