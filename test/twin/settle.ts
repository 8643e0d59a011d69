import { expectSettled } from './checks/settled.ts';
import { TO_THE_END } from './cloud/process.ts';
import type { Region } from './cloud/region.ts';
import { applyBatch, buryBatch } from './steps/deliver.ts';
import type { Scene } from './steps/step.ts';

/** Longer than any read waits. */
const WAIT_MS = 10_000;
const MOST_ROUNDS = 50;

/** Ends a history: everything heals, everything under way arrives, and what must hold then is checked. */
export async function settle(scene: Scene): Promise<void> {
  const { cloud } = scene;
  for (const region of cloud.regions) {
    region.isUp = true;
    region.stream.mood = 'takes all';
    for (const process of region.processes) {
      await process.go(TO_THE_END);
    }
  }
  await cloud.pass(WAIT_MS);
  await drain(scene);
  cloud.court.adjourn();
  await expectSettled(scene);
  cloud.court.adjourn();
}

async function drain(scene: Scene): Promise<void> {
  const { regions, court } = scene.cloud;
  for (let round = 0; round < MOST_ROUNDS && regions.some(isBusy); round++) {
    for (const region of regions) {
      await drainRegion(scene, region);
    }
  }
  court.expect(!regions.some(isBusy), 'P1', () => 'the queues do not get empty');
  for (const from of regions) {
    for (const to of regions) {
      scene.cloud.links.arrive(from.at, to.at, Array(scene.cloud.links.underWay(from.at, to.at)).fill(0));
    }
  }
}

async function drainRegion(scene: Scene, { at, queue, deadLetters }: Region): Promise<void> {
  for (const one of [queue, deadLetters]) {
    one.expire();
  }
  if (queue.visible() > 0) {
    await applyBatch(scene, {
      where: at,
      picks: all(queue.visible()),
      isDuplicate: false,
      course: TO_THE_END,
    });
  }
  if (deadLetters.visible() > 0) {
    await buryBatch(scene, at, all(deadLetters.visible()), TO_THE_END);
  }
}

function all(count: number): number[] {
  return Array<number>(count).fill(0);
}

function isBusy({ queue, deadLetters }: Region): boolean {
  return [queue, deadLetters].some((one) => one.visible() + one.inFlight() > 0);
}
