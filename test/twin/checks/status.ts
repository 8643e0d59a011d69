import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';
import type { Sent } from '../ledger.ts';

export interface Status {
  readonly status: 'applied' | 'failed' | 'pending';
  readonly lane?: string;
  readonly version?: number;
}

interface StatusAsked {
  readonly sent: Sent;
  /** The end that the region had told before this was asked. */
  readonly toldBefore: 'applied' | 'failed' | undefined;
  /** Whether the region had the event, with all that its lane has before it, when this was asked. */
  readonly wasHere: boolean;
}

/** A status is told of everything accepted, is true, and never goes back: from failed only to applied. */
export async function expectStatus(
  { truth, court }: Cloud,
  region: Region,
  { sent, toldBefore, wasHere }: StatusAsked,
  answer: Answer,
): Promise<Status['status']> {
  const { sessionId, eventId, author } = sent;
  const about = `${region.name} says of ${eventId}: ${answer.statusCode} ${answer.body}`;
  court.expect(answer.statusCode === 200, 'P1', () => about);
  const { status, lane, version } = JSON.parse(answer.body) as Status;
  const places = truth.places(sessionId, `${eventId}#${author.key}`);
  const isThere = places.some((place) => place.lane === lane && place.version === version);
  court.expect(status !== 'applied' || isThere, 'P1', () => `${about}, and it is not there`);
  // Failures are kept longer than a history lasts: what was read by the answer is there after it.
  const failure = await region.stores.sessions.failure(sessionId, eventId, author.key);
  court.expect(status !== 'failed' || failure !== undefined, 'P1', () => `${about}, and nothing refused it`);
  court.expect(status === 'applied' || !wasHere, 'P1', () => `${about}, and has it`);
  const isKept = toldBefore === undefined || status === toldBefore || status === 'applied';
  court.expect(isKept, 'P1', () => `${about}, and has called it ${toldBefore} before`);
  return status;
}

/** Whether a region's tables have an event of somebody, and every commit before it in its lane. */
export async function isHere(
  { truth }: Cloud,
  { stores }: Region,
  { sessionId, eventId, author }: Sent,
): Promise<boolean> {
  const places = truth.places(sessionId, `${eventId}#${author.key}`);
  const reached = places.map(async ({ lane, version }) => {
    const { commits } = await stores.events.past(sessionId, lane, 0);
    return commits.length >= version;
  });
  return (await Promise.all(reached)).includes(true);
}
