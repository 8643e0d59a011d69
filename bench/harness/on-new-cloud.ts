import {
  type CloudProcess,
  forget,
  newFolder,
  startCloudProcess,
} from '../../local/testing/cloud-process.ts';
import { isEnding, leavingNothing } from './leaving-nothing.ts';

/** Stops the cloud, and starts another one on what it has left. */
export type Restart = (args?: readonly string[]) => Promise<CloudProcess>;

/** Does something with a local cloud of its own, and leaves nothing of it, also where a signal ends this process. */
export async function onNewCloud<T>(
  args: readonly string[],
  work: (cloud: CloudProcess, restart: Restart) => Promise<T>,
): Promise<T> {
  const folder = await newFolder();
  let cloud: Promise<CloudProcess> | undefined;
  const restart: Restart = (again = []) => {
    if (isEnding()) return new Promise(() => {});
    const before = cloud;
    cloud = startedAfter(before, folder, again);
    return cloud;
  };
  return leavingNothing(
    async () => work(await restart(args), restart),
    async () => {
      // One that does not start has said so to whoever waited for it.
      await (await cloud?.catch(() => undefined))?.stop();
      await forget({ folder });
    },
  );
}

async function startedAfter(
  before: Promise<CloudProcess> | undefined,
  folder: string,
  args: readonly string[],
): Promise<CloudProcess> {
  await (await before)?.stop();
  return startCloudProcess(folder, args);
}
