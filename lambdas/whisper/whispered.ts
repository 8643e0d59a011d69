import { Limits } from '../contract/limits.ts';
import { CLIENT_ID } from '../contract/topics.ts';
import { isEventId } from '../domain/event-id.ts';

/** What the topic rule makes of a device's message. */
export interface Whisper {
  readonly data: unknown;
  readonly author: string;
  readonly session: string;
  /** When the broker had it. Milliseconds since 1970. */
  readonly atMs: number;
}

/** Why a whisper comes to nothing. */
export type Reason = 'unreadable' | 'too-large' | 'foreign' | 'late' | 'too-many' | 'stranger' | 'crowd';

/**
 * Reads what the rule hands over, or says why it is nothing. Whose topic it came by the broker's policies vouch for;
 * that the client's id is the same person's is looked at again.
 */
export function whispered(event: unknown, nowMs: number): Whisper | Reason {
  const { data, author, session, clientId, atMs } = { ...(event as Record<string, unknown>) };
  if (
    typeof author !== 'string' ||
    typeof session !== 'string' ||
    !isSessionId(session) ||
    data === undefined
  ) {
    return 'unreadable';
  }
  if (typeof clientId !== 'string' || !CLIENT_ID.test(clientId) || !clientId.startsWith(`${author}~`)) {
    return 'foreign';
  }
  if (Buffer.byteLength(JSON.stringify(data)) > Limits.whisperBytes) {
    return 'too-large';
  }
  const ageMs = nowMs - Number(atMs);
  return ageMs <= Limits.whisperAgeMs ? { data, author, session, atMs: Number(atMs) } : 'late';
}

function isSessionId(text: string): boolean {
  return /^[0-9a-f]{32}\./.test(text) && isEventId(text.slice(33));
}
