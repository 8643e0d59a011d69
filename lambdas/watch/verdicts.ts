import type { Verdict } from './observation.ts';

/** One probe: an answer that says "healthy", or none. */
export type Probed = Readonly<Record<string, boolean>>;

/** What is known of a region: a verdict, or one failed probe too few for it, and what speaks for another one. */
type Standing = { readonly verdict?: Verdict; readonly failedInRow: number; readonly answeredInRow?: number };
export type Standings = Readonly<Record<string, Standing>>;

/** One lost packet is no outage. */
const FAILURES_FOR_DOWN = 2;
/** Nor is one answer the end of one: a region that answers now and then would be marked and unmarked all the time. */
const ANSWERS_FOR_UP = 3;

/** The standings after another round of probes. A region that was not probed keeps its own. */
export function afterProbes(before: Standings, probed: Probed): Standings {
  const now = Object.entries(probed).map(([region, ok]) => [region, judged(before[region], ok)]);
  return { ...before, ...Object.fromEntries(now) };
}

/** The verdicts there are. A region that nobody has an opinion of yet is left out, so that a fresh start votes for nothing. */
export function verdictsOf(standings: Standings): Record<string, Verdict> {
  return Object.fromEntries(
    Object.entries(standings).flatMap(([region, { verdict }]) => (verdict ? [[region, verdict]] : [])),
  );
}

function judged(before: Standing = { failedInRow: 0 }, ok: boolean): Standing {
  if (!ok) {
    const failedInRow = before.failedInRow + 1;
    const { verdict } = failedInRow >= FAILURES_FOR_DOWN ? ({ verdict: 'down' } as const) : before;
    return { ...(verdict && { verdict }), failedInRow };
  }
  const answeredInRow = (before.answeredInRow ?? 0) + 1;
  return before.verdict === 'down' && answeredInRow < ANSWERS_FOR_UP
    ? { verdict: 'down', failedInRow: 0, answeredInRow }
    : { verdict: 'up', failedInRow: 0 };
}
