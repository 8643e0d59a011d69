import { acceptedKeys, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** P1: the status resource tells the end of what was accepted. */
export function unknownEnds(truth: Truth): Verdict {
  const asked = seenIn(truth.entries, 'status').filter(({ seen }) => seen.final);
  return {
    id: 'unknown',
    claim: 'the status of every accepted write that was asked for in the end is an end',
    among: `asked of ${asked.length} of ${acceptedKeys(truth).length}`,
    tried: asked.length,
    violations: asked
      .filter(({ seen: { end } }) => end !== 'applied' && end !== 'failed')
      .map(({ seen, status, region }) => `${seen.eventId} is ${status} ${seen.end ?? ''} in ${region}`),
  };
}
