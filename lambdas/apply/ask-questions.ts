import type { Ask } from '../contract/asks.ts';
import type { Intent, MeridianEvent } from '../contract/events.ts';
import { identityOf } from '../domain/lane.ts';
import type { Appended } from './append.ts';
import type { Committed, Ports } from './ports.ts';

/**
 * How long another region has for a question that is in its lane and was sent here as well: whoever sent it has
 * turned away from that region, which may be slow, or gone.
 */
const OTHERS_SECONDS = 30;

/**
 * Hands the questions of a session to who answers them, repeats too: an earlier delivery may have died before it came
 * to that. Who answers drops what has been answered.
 */
export async function askQuestions(
  ports: Ports,
  { committed, elsewhere }: Appended,
  intents: readonly Intent[],
): Promise<void> {
  const tenants = new Map(intents.map(({ event, tenant }) => [identityOf(event), tenant]));
  const asksIn = (some: readonly Committed[]) => some.flatMap((one) => askIn(one, tenants));
  await ports.asks?.send(asksIn(committed), 0);
  await ports.asks?.send(asksIn(elsewhere), OTHERS_SECONDS);
}

function askIn(
  { candidate: { event, traceparent } }: Committed,
  tenants: ReadonlyMap<string, string | undefined>,
): Ask[] {
  if (event.type !== 'completion.requested') {
    return [];
  }
  const { id: completion, source: asker, subject: sessionId, time: askedAt } = event;
  const question = (event as MeridianEvent<'completion.requested'>).data;
  // Without a tenant nothing is shared with anybody.
  const tenant = tenants.get(identityOf(event)) ?? asker;
  return [{ v: 1, sessionId, completion, asker, tenant, question, askedAt, traceparent }];
}
