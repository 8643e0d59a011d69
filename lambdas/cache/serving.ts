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

const WHY = { exact: 'same-prompt', alias: 'judged-same', followed: 'in-flight' } as const;

/** Serves a stored answer. An exact one was given to the same prompt, and needs no audit. */
export async function answered(question: Question, ports: CachePorts, serving: Serving): Promise<Asked> {
  const { tier, candidate, considered } = serving;
  const { entry, verdict } = candidate;
  const isAudited = (tier === 'alias' || tier === 'semantic') && ports.random() < AUDITED_SHARE;
  if (isAudited && (tier === 'alias' || tier === 'semantic')) {
    await put(ports, {
      ...lookOf(question, ports, candidate),
      kind: 'audit',
      tier,
      weight: 1 / AUDITED_SHARE,
    });
  }
  const fresh = tier === 'semantic' ? (verdict.kind === 'ok' ? 'same-words' : 'learnt') : WHY[tier];
  const why: Decision['why'] = ageOf(entry, ports.nowMs()) === 'fresh' ? fresh : 'stale';
  return {
    kind: 'answered',
    answer: entry.answer,
    model: entry.model,
    decision: { tier, why, entry: entry.prompt, considered, isAudited },
  };
}

/** What a later look at a candidate needs. */
export function lookOf(
  { request, address }: Question,
  { newId, nowMs, embedder }: CachePorts,
  { entry, verdict, similarity, evidence }: Candidacy,
): Omit<Look, 'kind' | 'tier' | 'weight'> {
  return {
    // Labels are in the order of their ids: the time comes first.
    id: `${nowMs().toString(36)}-${newId()}`.slice(0, 40),
    scope: address.scope,
    embedder: embedder.id,
    asked: { prompt: address.prompt, question: request.prompt },
    candidate: { prompt: entry.prompt },
    verdict: verdict.kind === 'ok' ? 'ok' : 'grey',
    similarity,
    evidence,
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
