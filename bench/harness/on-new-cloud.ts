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
  let folder: Promise<string> | undefined;
  let cloud: Promise<CloudProcess> | undefined;
  const restart: Restart = (again = []) => {
    if (isEnding()) return new Promise(() => {});
    folder ??= newFolder();
    cloud = startedAfter(cloud, folder, again);
    return cloud;
  };
  return leavingNothing(
    async () => work(await restart(args), restart),
    async () => {
      // One that does not start has said so to whoever waited for it.
      await (await cloud?.catch(() => undefined))?.stop();
      if (folder) await forget({ folder: await folder });
    },
  );
}

async function startedAfter(
  before: Promise<CloudProcess> | undefined,
  folder: Promise<string>,
  args: readonly string[],
): Promise<CloudProcess> {
  await (await before)?.stop();
  return startCloudProcess(await folder, args);
}
