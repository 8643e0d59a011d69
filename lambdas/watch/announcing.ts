import type { Topics } from '../contract/topics.ts';
import { isMeridianError } from '../platform/errors.ts';
import type { Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import type { Announce } from './ports.ts';

/** Announces by the one topic that every device hears: a region that is lost cannot say that its devices are. */
export function announcing(publish: Publish, topics: Topics, log: Log): Announce {
  return async (lost) => {
    try {
      await publish(topics.everyone(), JSON.stringify({ v: 1, kind: 'regions', lost }));
      return true;
    } catch (error) {
      const errorCode = isMeridianError(error) ? error.code : 'unexpected';
      log.warn('not announced', { outcome: 'retried', errorCode }, error);
      return false;
    }
  };
}
