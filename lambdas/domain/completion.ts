import { ASSISTANT } from '../contract/assistant.ts';
import type { EventData, MeridianEvent } from '../contract/events.ts';
import { following, millisOf } from './event-id.ts';

/** Whose question: the event that asked, and who did. */
export interface CompletionKey {
  /** Event id of `completion.requested`. */
  readonly id: string;
  /** User key of who asked. */
  readonly asker: string;
}

/** How a completion that was answered or given up ended. */
export type End = 'completion.finished' | 'completion.failed';

/** SHA-256 of a text in hexadecimal. */
type Sha256 = (text: string) => string;

const RANDOM_BYTES = 8;

/**
 * The id of a completion's end. It follows from the question, so that an end is one identity: whoever ends it, in
 * whatever region and however often, each lane takes the first. It comes right after the question in the order.
 */
export function endIdOf({ id, asker }: CompletionKey, sha256: Sha256): string {
  const digest = sha256(`${id}#${asker}`);
  const random = Uint8Array.from({ length: RANDOM_BYTES }, (_, at) =>
    Number.parseInt(digest.slice(2 * at, 2 * at + 2), 16),
  );
  return following(id, random);
}

/** What an end says, beside whose it is. */
export type Outcome<T extends End> = Omit<EventData[T], 'completion' | 'author'>;

/** The event that ends a completion. @param timeOf the instant of milliseconds since 1970, in RFC 3339 */
export function endOf<T extends End>(
  { sessionId, ...key }: CompletionKey & { readonly sessionId: string },
  type: T,
  outcome: Outcome<T>,
  { sha256, timeOf }: { sha256: Sha256; timeOf: (ms: number) => string },
): MeridianEvent<T> {
  const id = endIdOf(key, sha256);
  return {
    specversion: '1.0',
    id,
    source: ASSISTANT,
    type,
    subject: sessionId,
    time: timeOf(millisOf(id)),
    data: { completion: key.id, author: key.asker, ...outcome } as EventData[T],
  };
}
