import { problemCodeOf } from '../answer.ts';
import { asCalled } from './as-called.ts';
import { type Entry, type Queued, sessionOf } from './entry.ts';
import type { Outbox } from './outbox.ts';

/** What `POST /v1/batch` answers for one command. */
export interface Result {
  readonly status: number;
  readonly sessionId?: string;
  readonly problem?: Readonly<Record<string, unknown>>;
}

/** How long an attempt that went unanswered may contradict a refusal. */
const DOUBT_MS = 30_000;
/** The machine's clock is fast: with time the id becomes acceptable, and a new one could do the same thing twice. */
const PASSES = 'event-id-ahead';

/** Notes what became of one command; false where it must be sent again. */
export function takeResult(
  outbox: Outbox,
  entry: Entry,
  { status, sessionId, problem = {} }: Result,
  { nowMs, region }: { nowMs: number; region: string | undefined },
): boolean {
  const session = sessionId ?? sessionOf(entry) ?? '';
  if (status === 202) {
    outbox.accept(entry, { sessionId: session, acceptedMs: nowMs, by: region });
    return true;
  }
  const code = problemCodeOf(problem) ?? `status-${status}`;
  if (status >= 500 || status === 429 || code === PASSES) return false;
  const refusal = { code, reason: asCalled(entry.command, String(problem.detail ?? code)) };
  refuse(outbox, entry, refusal, { sessionId: session, acceptedMs: nowMs });
  return true;
}

function refuse(
  outbox: Outbox,
  entry: Entry,
  refusal: { readonly code: string; readonly reason: string },
  about: { readonly sessionId: string; readonly acceptedMs: number },
): void {
  const { was, isDoubtful } = entry.state as Queued;
  // Where a region has accepted it, only its status tells the end.
  if (was !== undefined) outbox.accept(entry, was);
  else if (isDoubtful && about.sessionId !== '') {
    outbox.accept(entry, { ...about, refusal: { ...refusal, untilMs: about.acceptedMs + DOUBT_MS } });
  } else outbox.end(entry.command.eventId, { status: 'failed', ...refusal });
}
