import type { SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import type { Course } from '../cloud/process.ts';
import type { Region } from '../cloud/region.ts';
import { course, place, routeOf } from './course.ts';
import { regionAt, type Scene, type Step, shortNameOf, step } from './step.ts';

/** Small batches and large ones: of small ones, more messages are left for somebody else to take meanwhile. */
const batch = fc.oneof(
  fc.array(fc.nat(9), { minLength: 1, maxLength: 2, size: 'max' }),
  fc.array(fc.nat(9), { minLength: 1, maxLength: 8, size: 'max' }),
);

interface Delivering {
  readonly where: number;
  readonly picks: readonly number[];
  readonly isDuplicate: boolean;
  readonly course: Course;
}

/** Some of a region's messages come to apply, in any order; duplicates of them stay in the queue. */
export const deliver: fc.Arbitrary<Step> = fc
  .record({
    where: place,
    picks: batch,
    isDuplicate: fc.constantFrom(false, false, false, true),
    course,
  })
  .map(deliverStep);

export function deliverStep(delivering: Delivering): Step {
  const { where, picks, isDuplicate, course } = delivering;
  return step({
    name: `${shortNameOf(where)} applies messages ${picks}${isDuplicate ? ', which stay' : ''}${routeOf(course)}`,
    isPossible: (scene) => regionAt(scene, where).isUp && regionAt(scene, where).queue.visible() > 0,
    take: (scene) => applyBatch(scene, delivering),
  });
}

/** Has a region's apply consume a batch. Only if it lives to answer are messages deleted or handed back. */
export function applyBatch(
  { cloud }: Scene,
  { where, picks, isDuplicate, course }: Delivering,
): Promise<void> {
  const region = cloud.regions[where] as Region;
  const records = region.queue.receive(picks, isDuplicate);
  return cloud.invoke(region, {
    name: `apply in ${region.name}`,
    pool: region.apply,
    course,
    work: (consumer) => consumer(records),
    async told({ batchItemFailures }) {
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      await Promise.all(
        records
          .filter(({ messageId }) => !failed.has(messageId))
          .map((one) => cloud.witness.letGo(region, one)),
      );
      region.queue.settle(records, failed);
    },
  });
}

/** A region's dead letters come to bury. */
export const buryLetters: fc.Arbitrary<Step> = fc
  .record({ where: fc.nat(2), picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), course })
  .map(({ where, picks, course }) =>
    step({
      name: `${shortNameOf(where)} buries letters ${picks}${routeOf(course)}`,
      isPossible: (scene) => regionAt(scene, where).isUp && regionAt(scene, where).deadLetters.visible() > 0,
      take: (scene) => buryBatch(scene, where, picks, course),
    }),
  );

/** Has a region's bury take some dead letters. */
export function buryBatch(
  { cloud }: Scene,
  where: number,
  picks: readonly number[],
  course: Course,
): Promise<void> {
  const region = cloud.regions[where] as Region;
  const records: readonly SQSRecord[] = region.deadLetters.receive(picks, false);
  return cloud.invoke(region, {
    name: `bury in ${region.name}`,
    pool: region.bury,
    course,
    work: (consumer) => consumer(records),
    told({ batchItemFailures }) {
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      region.deadLetters.settle(records, failed);
    },
  });
}
