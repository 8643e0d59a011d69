import { covers } from '../../../lambdas/domain/cursor.ts';
import type { Entry, Read } from '../history.ts';
import { type ShownBefore, shownBefore } from './shown-before.ts';
import { keyOf, type Truth } from './truth.ts';

type Asked = Entry & { readonly seen: Read };

/** How a read ends whose wait is over. */
const WAITED_IN_VAIN = 504;
/** Of its wait. A read looks for the last time a little before the end, and timers round. */
const LEAST_WAITED = 0.9;

/**
 * Reads that say 504 before they have waited as long as they were told to, or for what their region had shown before.
 * No fault excuses it: besides a read whose wait is over only the edge says 504, of a region from which it has heard
 * nothing for half a minute, and by then no client listens.
 */
export function putOff(truth: Truth, reads: readonly Asked[]): string[] {
  const shown = shownBefore(truth);
  return reads
    .filter(({ status }) => status === WAITED_IN_VAIN)
    .flatMap((asked) => [...tooSoon(asked), ...forWhatWasThere(truth, shown, asked)]);
}

function tooSoon({ region, tookMs, seen: { session, waitMs } }: Asked): string[] {
  return tookMs >= LEAST_WAITED * waitMs
    ? []
    : [`${region} put a read of ${session} off after ${tookMs} ms that was to wait ${waitMs}`];
}

function forWhatWasThere(truth: Truth, shown: ShownBefore, asked: Asked): string[] {
  const { region, seen } = asked;
  return isShown(truth, shown, asked)
    ? [`${region} put a read of ${seen.session} off for ${JSON.stringify(seen.after)}, which it had shown`]
    : [];
}

function isShown({ places }: Truth, shown: ShownBefore, asked: Asked): boolean {
  const { after, session, reader } = asked.seen;
  if (after === undefined) return false;
  return typeof after === 'string'
    ? shown.had(asked, places.get(keyOf(session, after, reader)) ?? [])
    : covers(shown.heads(asked), after);
}
