import { differenceOf } from '../domain/cache/acceptance.ts';
import type { Considered, Decision } from '../domain/cache/decision.ts';
import { ageOf } from '../domain/cache/ttl.ts';
import type { Asked } from './asked.ts';
import type { CachePorts, Look } from './ports.ts';
import type { Question } from './question.ts';
import type { Candidacy } from './search.ts';

interface Serving {
  readonly tier: 'exact' | 'alias' | 'semantic' | 'followed';
  readonly candidate: Candidacy;
  readonly considered: readonly Considered[];
}

/** The share of hits that are looked into, unseen by who asked. */
export const AUDITED_SHARE = 0.03;
/** Of those that only experience let through: what it rests on is judged no more once it is served. */
const AUDITED_SHARE_LEARNT = 0.1;

const WHY = { exact: 'same-prompt', alias: 'judged-same', followed: 'in-flight' } as const;

/** Serves a stored answer. An exact one was given to the same prompt, and needs no audit. */
export async function answered(question: Question, ports: CachePorts, serving: Serving): Promise<Asked> {
  const { tier, candidate, considered } = serving;
  const { entry, verdict } = candidate;
  const isAudited = await audited(question, ports, serving);
  const fresh = tier === 'semantic' ? (verdict.kind === 'ok' ? 'same-words' : 'learnt') : WHY[tier];
  const why: Decision['why'] = ageOf(entry, ports.nowMs()) === 'fresh' ? fresh : 'stale';
  return {
    kind: 'answered',
    answer: entry.answer,
    model: entry.model,
    address: question.address,
    decision: { tier, why, entry: entry.prompt, considered, isAudited },
  };
}

/** A part of what is not exact is looked into. */
async function audited(
  question: Question,
  ports: CachePorts,
  { tier, candidate }: Serving,
): Promise<boolean> {
  const share = candidate.verdict.kind === 'grey' ? AUDITED_SHARE_LEARNT : AUDITED_SHARE;
  const isMeant = (tier === 'alias' || tier === 'semantic') && ports.random() < share;
  if (isMeant) {
    const { address, request } = question;
    const look = lookAt({ ...address, question: request.prompt }, ports, seenOf(candidate));
    await put(ports, { ...look, kind: 'audit', tier, weight: 1 / share });
  }
  return isMeant;
}

/** A candidate as a look names it. */
export function seenOf({ entry, verdict, similarity, evidence, via }: Candidacy): Seen {
  return {
    prompt: entry.prompt,
    verdict: verdict.kind === 'ok' ? 'ok' : 'grey',
    ...differenceOf(verdict),
    similarity,
    evidence,
    ...(via !== undefined && { via }),
  };
}

type Seen = Pick<Look, 'verdict' | 'difference' | 'similarity' | 'evidence' | 'via'> & {
  readonly prompt: string;
};

/** What a later look at a candidate needs. */
export function lookAt(
  { scope, prompt, question }: { scope: string; prompt: string; question: string },
  { newId, nowMs, embedder }: CachePorts,
  candidate: Seen,
): Omit<Look, 'kind' | 'tier' | 'weight'> {
  const { prompt: found, ...seen } = candidate;
  return {
    // Labels are in the order of their ids: the time comes first.
    id: `${nowMs().toString(36)}-${newId()}`.slice(0, 40),
    scope,
    embedder: embedder.id,
    asked: { prompt, question },
    candidate: { prompt: found },
    ...seen,
  };
}

/** A look that is lost teaches nothing, and does no harm. */
export async function put({ looks, onTrouble }: CachePorts, look: Look): Promise<void> {
  try {
    await looks.put(look);
  } catch (error) {
    onTrouble(error);
  }
}
