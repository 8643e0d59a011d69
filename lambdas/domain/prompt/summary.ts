import { identityOf } from '../lane.ts';
import type { MessageEvent } from '../message.ts';
import { type ContentChange, reduced, targetOf } from '../modification.ts';

/** The part of a conversation between two messages, by their identities, both included. */
export interface Part {
  readonly from: string;
  readonly until: string;
}

/** What was said in a part of a conversation, in short. */
export interface Summary extends Part {
  readonly text: string;
  /** Digest of the edits and deletions that were known of the part when it was read: `changesIn`. */
  readonly changes: string;
}

const DIGEST_DIGITS = 32;

/**
 * One short text for all edits and deletions in a part of a conversation, from whatever lanes and in whatever order:
 * it is another one as soon as any message of the part says something else than before. Reactions do not matter.
 */
export function changesIn(
  { from, until }: Part,
  changes: Iterable<ContentChange>,
  sha256: (text: string) => string,
): string {
  const inside = [...changes].filter((change) => targetOf(change) >= from && targetOf(change) <= until);
  return sha256(reduced(inside).map(changeText).sort().join('\n')).slice(0, DIGEST_DIGITS);
}

/** Those messages of a conversation that no summary covers. Undefined stands for no summary. */
export function saidAfter<T extends Pick<MessageEvent, 'id' | 'source'>>(
  messages: readonly T[],
  until: string | undefined,
): readonly T[] {
  return until === undefined ? messages : messages.filter((message) => identityOf(message) > until);
}

/** A stamp stands for what its event says. Who deleted a message, and how often, changes nothing of it. */
function changeText({ kind, stamp, ...target }: ContentChange): string {
  const what = kind === 'edit' ? `${stamp.id}#${stamp.source}#${stamp.digest}` : 'deleted';
  return `${targetOf(target)} ${what}`;
}
