import { type CloudProcess, forget, startCloudProcess } from '../../local/testing/cloud-process.ts';

/** Does something with a local cloud of its own, and leaves nothing of it. */
export async function onNewCloud<T>(
  args: readonly string[],
  work: (cloud: CloudProcess) => Promise<T>,
): Promise<T> {
  const cloud = await startCloudProcess(undefined, args);
  try {
    return await work(cloud);
  } finally {
    await cloud.stop();
    await forget(cloud);
  }
}
