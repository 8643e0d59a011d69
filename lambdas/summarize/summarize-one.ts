import { rangeOf, summaryHolds } from '../answers/summary-holds.ts';
import { Metric } from '../contract/metrics.ts';
import type { SummaryDue } from '../contract/summary-due.ts';
import { identityOf } from '../domain/lane.ts';
import { estimatedTokens } from '../domain/limiter/estimated-tokens.ts';
import type { ContentChange, ShownMessage } from '../domain/modification.ts';
import { portionOf } from '../domain/prompt/folding.ts';
import { changesIn, type Summary } from '../domain/prompt/summary.ts';
import { conflict } from '../platform/errors.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import type { Ports } from './ports.ts';
import { saidSince } from './said-since.ts';

/** The next one is asked for no sooner, whatever is edited: each costs a call of a model. */
const REST_MS = 60_000;

/**
 * Folds the next portion of what was said into a session's summary:
 *
 *     load ─ does it hold? else forget it ─ changes ─ messages ─ model ─ do the changes hold? ─ keep
 *
 * Whatever dies in between, the message comes again and finds what is kept. Nothing is kept that was made from what has
 * been edited or deleted since.
 * @returns whether more is to be folded in
 */
export async function summarizeOne(
  ports: Ports,
  { sessionId, tenant }: SummaryDue,
  ageMs: number,
): Promise<'done' | 'more'> {
  const standing = await standingOf(ports, sessionId);
  const { summary, version } = standing;
  const since = await saidSince(ports, sessionId, summary?.until);
  const messages = portionOf(since.messages, ports.summarizer.mostTokens, (text) => estimatedTokens([text]));
  const part = partOf(summary, messages);
  if (part === undefined) {
    return 'done';
  }
  const changes = changesIn(part, [...standing.changes, ...since.changes], sha256Hex);
  const text = await ports.summarizer.fold({ summary: summary?.text, messages, tenant, ageMs });
  const next = { ...part, text, changes };
  if (!(await summaryHolds(ports.events, sessionId, next))) {
    throw conflict('changed-meanwhile', 'Something was edited or deleted while its summary was made.');
  }
  const until = ports.nowMs() + REST_MS;
  if ((await ports.summaries.keep(sessionId, version, next, until)) === 'conflict') {
    throw conflict('summary-conflict', 'Somebody else has written the summary meanwhile.');
  }
  ports.meter.count(Metric.summariesMade);
  return messages.length < since.messages.length ? 'more' : 'done';
}

interface Standing {
  readonly version: number;
  readonly summary: Summary | undefined;
  /** Edits and deletions of what it covers, from before it was found to hold. */
  readonly changes: readonly ContentChange[];
}

/** The summary to go on from. One that does not hold is deleted, and made anew from what is there. */
async function standingOf(ports: Ports, sessionId: string): Promise<Standing> {
  const { summary, version } = await ports.summaries.load(sessionId);
  if (summary === undefined) {
    return { version, summary, changes: [] };
  }
  const changes = await ports.events.contentChanges(sessionId, rangeOf(summary));
  if (changes !== undefined && changesIn(summary, changes, sha256Hex) === summary.changes) {
    return { version, summary, changes };
  }
  if ((await ports.summaries.forget(sessionId, version)) === 'conflict') {
    throw conflict('summary-conflict', 'Somebody else has written the summary meanwhile.');
  }
  ports.meter.count(Metric.summariesVoid);
  return { version: version + 1, summary: undefined, changes: [] };
}

function partOf(summary: Summary | undefined, messages: readonly ShownMessage[]) {
  const [oldest, newest] = [messages[0], messages.at(-1)];
  return oldest && newest && { from: summary?.from ?? identityOf(oldest), until: identityOf(newest) };
}
