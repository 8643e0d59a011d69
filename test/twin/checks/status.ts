import type { Answer } from '../../../lambdas/http/answer.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Region } from '../cloud/region.ts';
import type { Sent } from '../ledger.ts';

interface Status {
  readonly status: 'applied' | 'failed' | 'pending';
  readonly lane?: string;
  readonly version?: number;
}

interface StatusAsked {
  readonly sent: Sent;
  /** Whether the region had called it applied before this was asked. */
  readonly wasApplied: boolean;
}

/** A status is told of everything accepted, is true, and never goes back from applied. */
export function expectStatus(
  { truth, court }: Cloud,
  region: Region,
  { sent, wasApplied }: StatusAsked,
  answer: Answer,
): Status['status'] {
  const { sessionId, eventId, author } = sent;
  const about = `${region.name} says of ${eventId}: ${answer.statusCode} ${answer.body}`;
  court.expect(answer.statusCode === 200, 'P1', () => about);
  const { status, lane, version } = JSON.parse(answer.body) as Status;
  const places = truth.places(sessionId, `${eventId}#${author.key}`);
  const isThere = places.some((place) => place.lane === lane && place.version === version);
  court.expect(status !== 'applied' || isThere, 'P1', () => `${about}, and it is not there`);
  court.expect(!wasApplied || status === 'applied', 'P1', () => `${about}, and has called it applied before`);
  return status;
}
