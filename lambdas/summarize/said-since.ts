import { Limits } from '../contract/limits.ts';
import { partsOf } from '../domain/lane.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import type { MessageEvent } from '../domain/message.ts';
import { type ContentChange, modified, type ShownMessage, targetOf } from '../domain/modification.ts';
import { foldable, saying } from '../domain/prompt/folding.ts';
import { saidAfter } from '../domain/prompt/summary.ts';
import { rejected } from '../platform/errors.ts';
import type { Ports } from './ports.ts';

/** What was said since a summary was made. */
export interface SaidSince {
  /** Of it what is to be folded in, oldest first. */
  readonly messages: readonly ShownMessage[];
  /** Edits and deletions of what was said since that were known before it was read as it stands. */
  readonly changes: readonly ContentChange[];
}

/** Messages that a summary goes back, at most: what is older was too long ago, or is in the summary. */
const MOST_BACK = 600;

/**
 * Reads what was said since, or the newest of it. First what was changed, then the messages as they stand: what is
 * deleted in between is not told, and the digest of the earlier changes will not hold. The other way round, a summary
 * could hold that tells what was deleted.
 */
export async function saidSince(
  ports: Ports,
  sessionId: string,
  until: string | undefined,
): Promise<SaidSince> {
  const messages = await messagesAfter(ports, sessionId, until);
  const [oldest, newest] = [messages[0], messages.at(-1)];
  if (oldest === undefined || newest === undefined) {
    return { messages: [], changes: [] };
  }
  const since = until === undefined ? oldest.id : partsOf(until).id;
  const changes = await ports.events.contentChanges(sessionId, { oldest: since, newest: newest.id });
  if (changes === undefined) {
    throw rejected('too-many-changes', 'So much was edited that nobody could tell whether a summary holds.');
  }
  const range = { oldest: oldest.id, newest: newest.id };
  const shown = modified(messages, await ports.events.modifications(sessionId, range));
  return {
    messages: foldable(saying(shown), (text) => estimatedTokens([text])),
    changes: changes.filter((change) => until === undefined || targetOf(change) > until),
  };
}

/** Page after page from the newest back, in the end oldest first. */
async function messagesAfter(
  { events }: Ports,
  sessionId: string,
  until: string | undefined,
): Promise<readonly MessageEvent[]> {
  const found: MessageEvent[] = [];
  let before: string | undefined;
  do {
    const page = await events.messages(sessionId, before, Limits.pageMessages);
    const since = saidAfter(page.messages, until);
    found.push(...since);
    before = since.length < page.messages.length ? undefined : page.next;
  } while (before !== undefined && found.length < MOST_BACK);
  return found.reverse();
}
