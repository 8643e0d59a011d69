import type { Topics } from '../contract/topics.ts';
import { eachOf } from '../platform/each-of.ts';
import { isMeridianError } from '../platform/errors.ts';
import { iotPublish, type Publish } from '../platform/iot-publish.ts';
import type { Log } from '../platform/logger.ts';
import { guarded } from '../platform/resilience.ts';

/** A user's inbox at the broker of a region. */
export interface Address {
  readonly region: string;
  readonly userKey: string;
}

/** The brokers of all regions. */
export interface Brokers {
  /** Gives a message to inboxes; how many brokers took it. What a broker does not take is lost, and logged. */
  push(addresses: readonly Address[], payload: string): Promise<number>;
}

const AT_ONCE = 16;

/** Each region behind a guard of its own: one that is away is not called for a moment. */
export function brokers(
  { topics, log }: { readonly topics: Topics; readonly log: Log },
  publisherOf: (region: string) => Publish = (region) =>
    iotPublish(guarded(`The broker of ${region}`), region),
): Brokers {
  const known = new Map<string, Publish>();
  const to = (region: string): Publish => {
    const publish = known.get(region) ?? publisherOf(region);
    known.set(region, publish);
    return publish;
  };
  return {
    async push(addresses, payload) {
      let taken = 0;
      await eachOf(addresses, AT_ONCE, async ({ region, userKey }) => {
        try {
          await to(region)(topics.inbox(userKey), payload);
          taken++;
        } catch (error) {
          const errorCode = isMeridianError(error) ? error.code : 'unexpected';
          log.warn('not pushed', { userKey, outcome: 'lost', errorCode }, error);
        }
      });
      return taken;
    },
  };
}
