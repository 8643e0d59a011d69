import type { Lease, Slot } from '../store/answer-store.ts';
import type { Alone, Asked } from './asked.ts';
import type { CachePorts } from './ports.ts';
import type { Question } from './question.ts';
import type { Found } from './search.ts';
import { answered } from './serving.ts';

const FIRST_PAUSE_MS = 40;
const LONGEST_PAUSE_MS = 400;
/** Longer than a model takes. Who has waited so long asks for himself. */
const PATIENCE_MS = 90_000;

/**
 * Waits for whoever asks the model the same at this moment; `free` where one may ask oneself:
 *
 *     holder   lease ──── answer comes, lease kept alive ──── entry, lease ends `stored`
 *     waiter        poll   poll     poll       poll                 poll: entry
 *
 * Where the holder dies, its lease runs out and one of those who wait takes it over.
 */
export async function followed(question: Question, ports: CachePorts, found: Found): Promise<Asked | 'free'> {
  const untilMs = ports.nowMs() + (ports.patienceMs ?? PATIENCE_MS);
  let pauseMs = FIRST_PAUSE_MS;
  while (ports.nowMs() < untilMs) {
    await ports.pause(pauseMs * (0.5 + ports.random()));
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    const slot = await ports.answers.slot(question.address);
    const came = await arrived(question, ports, found, slot);
    if (came !== undefined || mayLead(slot.lease, ports.nowMs())) {
      return came ?? 'free';
    }
  }
  return { ...alone(found), isUnderWay: true };
}

/** The answer that was waited for, or the word that there will be none for others. */
async function arrived(
  question: Question,
  ports: CachePorts,
  found: Found,
  { entry, alias, lease }: Slot,
): Promise<Asked | undefined> {
  const isOver = lease?.ended === 'stored' || lease === undefined;
  if (lease?.ended === 'private') {
    return alone(found);
  }
  if (!isOver || (entry === undefined && alias === undefined)) {
    return undefined;
  }
  const target =
    entry ?? (await ports.answers.slot({ ...question.address, prompt: alias?.target ?? '' })).entry;
  if (target === undefined || target.servedUntilMs <= ports.nowMs()) {
    return undefined;
  }
  await ports.answers.noteAsker(
    { ...question.address, prompt: target.prompt },
    question.circumstance.userKey,
  );
  const candidate = { entry: target, verdict: { kind: 'ok' } as const, similarity: 1, evidence: 0 };
  return answered(question, ports, { tier: 'followed', candidate, considered: found.considered });
}

function mayLead(lease: Lease | undefined, nowMs: number): boolean {
  return lease === undefined || lease.ended !== undefined || lease.untilMs <= nowMs;
}

/** What was being answered is for nobody else, or takes too long. */
export function alone({ considered }: Found): Alone {
  return { kind: 'alone', decision: { tier: 'miss', why: 'in-flight', considered, isAudited: false } };
}
