import { isEventId } from '../../../lambdas/domain/event-id.ts';
import type { Called, Write } from '../history.ts';

/**
 * What an answer called an accepted write, where it is not what it was sent as: whoever asks for the end of that asks
 * for another event's, or waits for what will never be. An id that accept minted is known by its answer alone, and
 * has to be an id.
 */
export function miscalled({ called, eventId, session, type, status }: Write): string[] {
  if (called === undefined || status !== 202) return [];
  const isNamed = called.eventId === eventId && isEventId(String(eventId));
  return isNamed && isPlaced(called, session, String(eventId))
    ? []
    : [`${type} ${eventId} in ${session} was answered as ${JSON.stringify(called)}`];
}

/** A command of a batch is told its session, a request of its own where its end is told. */
function isPlaced({ sessionId, location }: Called, session: string, eventId: string): boolean {
  const within = `/v1/sessions/${session}/`;
  return location === undefined
    ? sessionId === session
    : location.startsWith(within) && location.endsWith(`/${eventId}`);
}
