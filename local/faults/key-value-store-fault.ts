import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultBoard } from './faults.ts';

/** Whether the edge's store fails now; where it is slow, the answer takes as long. */
export async function keyValueStoreFails(faults: FaultBoard, region: string): Promise<boolean> {
  const { keyValueStore } = faults.current;
  if (keyValueStore === 'ok') return false;
  faults.count('keyValueStore', region);
  if (keyValueStore === 'fail') return true;
  await sleep(keyValueStore.slowMs);
  return false;
}
