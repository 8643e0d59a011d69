import type { Measured } from '../row.ts';
import { delaysOf } from './delays.ts';
import { requireOnline } from './require-online.ts';
import type { Stage } from './stage.ts';
import { stay } from './staying.ts';

const LOST = { atMostSeconds: 30 };
/** By then a region that is back has swept up, too. */
const BACK = { atMostSeconds: 60 };
const SHOWN_WITHIN_MS = 90_000;

/** A region goes dark and comes back, as a device in another one shows the people whose devices are there. */
export async function lostRegion({ cloud, watcher, stayers, region }: Stage): Promise<Measured[]> {
  const leave = await Promise.all(stayers.map(stay));
  await requireOnline(watcher, stayers);
  const shownOnce = async (regions: Record<string, string>, isOnline: boolean): Promise<number[]> => {
    const beganMs = performance.now();
    await cloud.faults({ regions });
    const people = stayers.map(({ userKey }) => userKey);
    return (await watcher.shown(people, isOnline, SHOWN_WITHIN_MS)).map((atMs) => atMs - beganMs);
  };
  const offlineMs = await shownOnce({ [region]: 'down' }, false);
  const onlineMs = await shownOnce({}, true);
  for (const one of leave) one();
  return [
    ...delaysOf(`region lost → its ${stayers.length} people offline`, offlineMs, LOST),
    ...delaysOf(`region back → its ${stayers.length} people online`, onlineMs, BACK),
  ];
}
