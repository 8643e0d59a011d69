import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import type { Course } from '../cloud/process.ts';
import type { Mood } from '../cloud/stream.ts';
import { START_MS } from '../cloud/world.ts';
import { course, place, routeOf } from './course.ts';
import { nth, regionAt, type Scene, type Step, shortNameOf, step } from './step.ts';

const where = fc.nat(2);
const pair = fc.constantFrom<[number, number]>([0, 1], [0, 2], [1, 2]);
const road = fc.constantFrom<[number, number]>([0, 1], [0, 2], [1, 2], [1, 0], [2, 0], [2, 1]);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Replicating {
  readonly road: readonly [from: number, to: number];
  readonly picks: readonly number[];
}

/** Some writes of one region reach another, in any order. */
export const replicate: fc.Arbitrary<Step> = fc
  .record({ road, picks: fc.array(fc.nat(19), { minLength: 1, maxLength: 12, size: 'max' }) })
  .map(replicateStep);

export function replicateStep({ road: [from, to], picks }: Replicating): Step {
  return step({
    name: `writes ${picks} of ${shortNameOf(from)} reach ${shortNameOf(to)}`,
    isPossible: (scene) => isOpen(scene, from, to) && scene.cloud.links.underWay(from, to) > 0,
    take: async ({ cloud }) => cloud.links.arrive(from, to, picks),
  });
}

/** Two regions lose each other. What they write waits. */
export const partition: fc.Arbitrary<Step> = pair.map(([a, b]) =>
  step({
    name: `${shortNameOf(a)} and ${shortNameOf(b)} lose each other`,
    isPossible: ({ cloud }) => !cloud.links.isCut(a, b),
    take: async ({ cloud }) => cloud.links.cut(a, b),
  }),
);

/** They find each other again. */
export const heal: fc.Arbitrary<Step> = pair.map(([a, b]) =>
  step({
    name: `${shortNameOf(a)} and ${shortNameOf(b)} find each other`,
    isPossible: ({ cloud }) => cloud.links.isCut(a, b),
    take: async ({ cloud }) => cloud.links.mend(a, b),
  }),
);

interface Resuming {
  readonly where: number;
  readonly pick: number;
  readonly course: Course;
}

/** A process that rests goes on. */
export const resume: fc.Arbitrary<Step> = fc
  .record({ where: place, pick: fc.nat(4), course })
  .map(resumeStep);

export function resumeStep({ where, pick, course }: Resuming): Step {
  return step({
    name: `process ${pick} of ${shortNameOf(where)} goes on${routeOf(course)}`,
    isPossible: (scene) => restingIn(scene, where).length > 0,
    take: (scene) => nth(restingIn(scene, where), pick)?.go(course) ?? Promise.resolve(),
  });
}

/** Visibility timeouts end, whether or not somebody still works on the messages. */
export const expire: fc.Arbitrary<Step> = where.map(expireStep);

export function expireStep(where: number): Step {
  return step({
    name: `messages in flight in ${shortNameOf(where)} become visible`,
    isPossible: (scene) =>
      regionAt(scene, where).queue.inFlight() + regionAt(scene, where).deadLetters.inFlight() > 0,
    async take(scene) {
      regionAt(scene, where).queue.expire();
      regionAt(scene, where).deadLetters.expire();
    },
  });
}

/** The next invocations of a region's functions are cold. */
export const restart: fc.Arbitrary<Step> = where.map((where) =>
  step({
    name: `environments of ${shortNameOf(where)} are recycled`,
    isPossible: (scene) => regionAt(scene, where).isUp,
    take: async (scene) => forgetAll(scene, where),
  }),
);

/**
 * Time passes: moments, and seldom so much that a dead letter is given up; of that no more than a message can stand in
 * its queues, since this cloud's queues lose none to their age.
 */
export const tick: fc.Arbitrary<Step> = fc
  .oneof(
    { weight: 15, arbitrary: fc.constantFrom(1, 20, 1_000, 5_000, 6_000, 6_000, 20_000, HOUR_MS) },
    { weight: 1, arbitrary: fc.constant(13 * DAY_MS) },
  )
  .map((ms) =>
    step({
      name: `${ms} ms pass`,
      isPossible: ({ cloud }) => cloud.worldMs() + ms - START_MS < Limits.pendingDays * DAY_MS,
      take: ({ cloud }) => cloud.pass(ms),
    }),
  );

/** A region's clock is set, forward or back. */
export const skew: fc.Arbitrary<Step> = fc
  .record({ where, skewMs: fc.constantFrom(0, -1_500, 1_500, -60_000, 25_000, 45_000) })
  .map(({ where, skewMs }) =>
    step({
      name: `the clock of ${shortNameOf(where)} is ${skewMs} ms off`,
      isPossible: (scene) => regionAt(scene, where).skewMs !== skewMs,
      async take(scene) {
        regionAt(scene, where).skewMs = skewMs;
        regionAt(scene, where).settings++;
      },
    }),
  );

/** A region's stream refuses some records, or all, or does not answer, or is well again. */
export const stream: fc.Arbitrary<Step> = fc
  .record({
    where,
    mood: fc.constantFrom<Mood>('takes all', 'takes all', 'takes some', 'takes nothing', 'fails'),
  })
  .map(streamStep);

export function streamStep({ where, mood }: { where: number; mood: Mood }): Step {
  return step({
    name: `the stream of ${shortNameOf(where)} ${mood}`,
    isPossible: (scene) => regionAt(scene, where).stream.mood !== mood,
    async take(scene) {
      regionAt(scene, where).stream.mood = mood;
    },
  });
}

/** A region goes down with everything that runs in it, or comes back with everything that it kept. */
export const power: fc.Arbitrary<Step> = where.map(powerStep);

export function powerStep(where: number): Step {
  return step({
    name: `${shortNameOf(where)} goes down or comes back`,
    isPossible: () => true,
    async take(scene) {
      const region = regionAt(scene, where);
      region.isUp = !region.isUp;
      for (const process of region.processes) {
        await process.kill();
      }
      forgetAll(scene, where);
    },
  });
}

function isOpen(scene: Scene, from: number, to: number): boolean {
  const areUp = regionAt(scene, from).isUp && regionAt(scene, to).isUp;
  return areUp && !scene.cloud.links.isCut(from, to);
}

function restingIn(scene: Scene, where: number) {
  return regionAt(scene, where).processes.filter((process) => process.wakesAtMs() === undefined);
}

function forgetAll(scene: Scene, where: number): void {
  const { accept, read, apply, bury } = regionAt(scene, where);
  for (const pool of [accept, read, apply, bury]) {
    pool.forget();
  }
}
