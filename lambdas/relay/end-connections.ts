import { Metric } from '../contract/metrics.ts';
import { eachOf } from '../platform/each-of.ts';
import type { Ports } from './ports.ts';

const PEOPLE_AT_ONCE = 8;

/** Ends the connections of people who may hear a session's own topic; those that may not go on. */
export async function endConnections(
  { grants, connections, meter }: Ports,
  sessionId: string,
  userKeys: readonly string[],
): Promise<void> {
  await eachOf(userKeys, PEOPLE_AT_ONCE, async (userKey) => {
    for (const clientId of await grants.holders(userKey, sessionId)) {
      await connections.end(clientId);
      meter.count(Metric.connectionsEnded);
    }
  });
}
