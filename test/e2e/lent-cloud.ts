import { type CloudProcess, forget, startCloudProcess } from '../../local/testing/cloud-process.ts';

let cloud: Promise<CloudProcess> | undefined;

/** The cloud at which the parts of a test file run one after another: its start costs more than most of their tests. */
export function lentCloud(): Promise<CloudProcess> {
  cloud ??= startCloudProcess();
  return cloud;
}

/** Takes back what a test has done to the cloud, also where it failed halfway. */
export async function healLentCloud(): Promise<void> {
  await (await cloud)?.faults();
}

/** Stops the cloud after the last part, and deletes what it kept. */
export async function endLentCloud(): Promise<void> {
  const ended = await cloud;
  await ended?.stop();
  if (ended) await forget(ended);
}
