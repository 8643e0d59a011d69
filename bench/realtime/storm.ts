import { setTimeout as pause } from 'node:timers/promises';
import type { Measured } from '../row.ts';
import type { Crowd } from './crowd.ts';
import type { Stage } from './stage.ts';

const AWAY_MS = 2_000;
const LOOK_EVERY_MS = 500;
const BACK_WITHIN_MS = 900_000;

/** The region's broker drops everybody at once and is there again; they come back as the client library does. */
export async function reconnectStorm({ cloud, region }: Stage, crowd: Crowd): Promise<Measured[]> {
  const before = await crowd.listen();
  await cloud.faults({ regions: { [region]: 'down' } });
  await pause(AWAY_MS);
  await cloud.faults({ regions: {} });
  const beganMs = performance.now();
  let told = await crowd.tell();
  while (told.up < before.up && performance.now() - beganMs < BACK_WITHIN_MS) {
    await pause(LOOK_EVERY_MS);
    told = await crowd.tell();
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  return [
    {
      name: `all ${before.up} devices back after the broker dropped them`,
      value: seconds,
      unit: 's',
      floor: `${(before.up / 500).toFixed(0)} s by AWS IoT's 500 connects a second`,
    },
    { name: 'devices that did not come back', value: before.up - told.up, unit: '', goal: { atMost: 0 } },
    { name: 'attempts in the fullest second', value: told.mostInASecond, unit: '' },
    { name: 'attempts a device', value: (told.attempts - before.attempts) / before.up, unit: '' },
  ];
}
