import type { Entry } from '../history.ts';
import { needlesslyThrottled } from './throttled.ts';
import { amidFaults, keyOf, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** A request for a session to which its author belongs, or one command of a batch. */
interface Request {
  readonly entry: Entry;
  readonly what: string;
  readonly status: number;
}

/** How a read that waits ends without what it waits for: its time is over, or every place to wait was taken. */
const IN_VAIN: readonly unknown[] = ['not-yet-visible', 'waiters-full'];

/** Said by design, of whatever is asked too often, and of nothing else. */
export const THROTTLED = 429;

/**
 * Whoever belongs to a session is served. People and their sessions were known in every region before the first fault,
 * so that no lag excuses a refusal; a failing region may answer 5xx or not at all until everything has healed, and a
 * throttle 429 always, where so much is asked.
 */
export function refusals(truth: Truth): Verdict {
  const requests = truth.entries.flatMap(requestsIn);
  const throttled = requests.filter(({ status }) => status === THROTTLED);
  const served = requests.filter((request) => isToBeServed(truth, request));
  return {
    id: 'refused',
    claim:
      'no owner or member is refused what they may, or throttled who asks little; once everything has healed, none is told 5xx, and everybody is answered',
    among: `${served.length} requests, and ${throttled.length} that were throttled`,
    tried: served.length,
    amid: amidFaults(
      truth,
      served.map(({ entry }) => entry),
    ).length,
    violations: [
      ...served
        .filter(isRefused)
        .filter((request) => !isExcused(truth, request))
        .map(({ entry, what, status }) =>
          `${what} in ${entry.region} was answered ${status} ${entry.problem ?? ''}`.trimEnd(),
        ),
      ...needlesslyThrottled(truth, throttled),
    ],
  };
}

function requestsIn(entry: Entry): Request[] {
  const { seen, status } = entry;
  switch (seen.op) {
    case 'write':
      return seen.writes.map(({ type, session, ...write }) => ({
        entry,
        what: `${type} of ${session}`,
        status: write.status,
      }));
    // Others decide what they are answered, and not that they are, nor how soon.
    case 'foreign':
    case 'guest':
      return status === 0 || status === THROTTLED
        ? [{ entry, what: `${seen.op} of ${seen.session}`, status }]
        : [];
    default:
      return [{ entry, what: `${seen.op} of ${seen.session}`, status }];
  }
}

function isToBeServed({ evidence: { quietMs } }: Truth, { entry, status }: Request): boolean {
  const isHealed = entry.atMs >= quietMs;
  return status !== THROTTLED && (isHealed || (status > 0 && status < 500));
}

/** A write that is neither accepted nor refused was told nothing: one command of a batch may lack its result. */
function isRefused({ entry, status }: Request): boolean {
  return status === 0 || status >= 400 || (entry.seen.op === 'write' && status !== 202);
}

/** A status of what may never have been accepted is unknown, and a read that waits for it waits in vain. */
function isExcused({ places }: Truth, { entry: { seen, problem }, status }: Request): boolean {
  if (seen.op === 'status') return status === 404 && !seen.withAccepted;
  if (seen.op !== 'read' || typeof seen.after !== 'string') return false;
  return IN_VAIN.includes(problem) && !places.has(keyOf(seen.session, seen.after, seen.reader));
}
