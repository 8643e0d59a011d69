import { rawDevice } from '../harness/raw-device.ts';
import type { Person } from './stage.ts';

/** Often, so that what is measured is the region and not the device's patience. */
const AGAIN_AFTER_MS = 1_000;

/**
 * Keeps a person's device at its region's broker, whatever becomes of it: the client library would go to another
 * region before its own is called lost, and its person would never be offline.
 * @returns what says DISCONNECT, once it is connected
 */
export function stay({ access }: Person): Promise<() => void> {
  return new Promise((resolve) => {
    let attempts = 0;
    let isOver = false;
    const connect = (): void => {
      attempts++;
      const device = rawDevice(access(`n${attempts}`), {
        ready: () =>
          resolve(() => {
            isOver = true;
            close();
          }),
        message: () => undefined,
        ended: () => {
          if (!isOver) setTimeout(connect, AGAIN_AFTER_MS);
        },
      });
      close = () => device.close();
    };
    let close = (): void => undefined;
    connect();
  });
}
