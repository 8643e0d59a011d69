import type { Evidence } from '../evidence.ts';
import type { Entry } from '../history.ts';
import { answers } from './answers.ts';
import { clientOrder } from './client-order.ts';
import { commitTimes } from './commit-times.ts';
import { cursorGaps } from './cursor-gaps.ts';
import { divergence } from './divergence.ts';
import { doubleEffects } from './double-effects.ts';
import { foreignReads } from './foreign-reads.ts';
import { kinesisFaults } from './kinesis-faults.ts';
import { lostWrites } from './lost-writes.ts';
import { pushes } from './pushes.ts';
import { refusals } from './refusals.ts';
import { shownMessages } from './shown-messages.ts';
import { staleReads } from './stale-reads.ts';
import { statusLies } from './status-lies.ts';
import { type Truth, truthOf } from './truth.ts';
import { unknownEnds } from './unknown-ends.ts';
import type { Verdict } from './verdict.ts';
import { wholeLists } from './whole-lists.ts';

const CLAIMS: readonly ((truth: Truth) => Verdict)[] = [
  lostWrites,
  unknownEnds,
  doubleEffects,
  shownMessages,
  wholeLists,
  divergence,
  staleReads,
  cursorGaps,
  pushes,
  clientOrder,
  commitTimes,
  foreignReads,
  refusals,
  statusLies,
  kinesisFaults,
  answers,
];

/** Decides from a history and from what three regions hold in the end. Pure. */
export function check(entries: readonly Entry[], evidence: Evidence): Verdict[] {
  const truth = truthOf(entries, evidence);
  return CLAIMS.map((claim) => claim(truth));
}
