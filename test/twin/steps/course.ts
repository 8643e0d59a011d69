import fc from 'fast-check';
import { type Course, TO_THE_END } from '../cloud/process.ts';

const calls = fc.integer({ min: 1, max: 9 });

/** Most processes go through; some rest on the way, die before or after a call, or have a call fail. */
export const course: fc.Arbitrary<Course> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(TO_THE_END) },
  { weight: 3, arbitrary: fc.record({ calls, ending: fc.constant('rests' as const) }) },
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
