import { partsOf } from '../domain/lane.ts';
import { changesIn, type Part, type Summary } from '../domain/prompt/summary.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { MessageRange, ModificationStore } from '../store/modification-store.ts';

/** Whether all that a summary was made from still says the same, as far as it is visible here: one read. */
export async function summaryHolds(
  events: Pick<ModificationStore, 'contentChanges'>,
  sessionId: string,
  summary: Summary,
): Promise<boolean> {
  const changes = await events.contentChanges(sessionId, rangeOf(summary));
  return changes !== undefined && changesIn(summary, changes, sha256Hex) === summary.changes;
}

/** Where the changes of a part of a conversation are. */
export function rangeOf({ from, until }: Part): MessageRange {
  return { oldest: partsOf(from).id, newest: partsOf(until).id };
}
