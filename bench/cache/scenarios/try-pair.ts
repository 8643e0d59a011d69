import { answerCache } from '../../../lambdas/cache/answer-cache.ts';
import type { Asked, CacheRequest } from '../../../lambdas/cache/asked.ts';
import { lookInto } from '../../../lambdas/cache/looking.ts';
import { normalForm } from '../../../lambdas/domain/cache/normal-form.ts';
import { promptKey } from '../../../lambdas/domain/cache/scope.ts';
import { byteVector, cosine } from '../../../lambdas/domain/cache/vector.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { benchPorts, ended, labelJudge, scopeOf } from '../bench-ports.ts';
import { embedded } from '../hashed-embedder.ts';
import type { Pair } from '../pair.ts';

/** What became of a pair: the first prompt was answered, then the second asked, judged, and asked again. */
export interface Tried {
  readonly pair: Pair;
  /** Whether the second prompt got the first one's answer at once. */
  readonly isHit: boolean;
  readonly isHitAgain: boolean;
  /** Cosine of the two texts, which is all that a cache with a fixed threshold sees. */
  readonly similarity: number;
  /** How the second prompt was answered, and why. */
  readonly decision: string;
}

/** Plays one pair on a cache of its own, which knows nothing of the others. */
export async function tryPair(pair: Pair, random: () => number): Promise<Tried> {
  const ports = benchPorts(random);
  const cache = answerCache(ports);
  const labels = new Map([
    [pair.second, pair.isSame ? 'first' : 'second'],
    [pair.first, 'first'],
  ]);
  const ask = (prompt: string) => cache.ask(requestOf(prompt));
  await settled(await ask(pair.first), 'first');
  const asked = await ask(pair.second);
  await settled(asked, labels.get(pair.second) as string);
  await lookInto(ports.put, { ...ports, judge: labelJudge((question) => labels.get(question) ?? '') });
  const again = await ask(pair.second);
  return {
    pair,
    isHit: isFirst(asked, pair),
    isHitAgain: isFirst(again, pair),
    similarity: cosine(byteVector(embedded(pair.first)), byteVector(embedded(pair.second))),
    decision: told(asked),
  };
}

function requestOf(prompt: string): CacheRequest {
  return {
    scope: scopeOf({ visibility: { kind: 'user', userKey: 'kim' } }),
    prompt,
    userKey: 'kim',
    hasTools: false,
    temperature: 0,
  };
}

async function settled(asked: Asked, text: string): Promise<void> {
  if (asked.kind === 'lead') {
    await asked.settle(ended(text), 'bench');
  }
}

/** Whether the answer is the one that the first prompt got, by whichever tier. */
function isFirst(asked: Asked, { first }: Pair): boolean {
  return asked.kind === 'answered' && asked.decision.entry === promptKey(normalForm(first), sha256Hex);
}

function told({ decision }: Asked): string {
  const [nearest] = decision.considered;
  const verdict =
    nearest && `${nearest.verdict.kind}${'reasons' in nearest.verdict ? `(${nearest.verdict.reasons})` : ''}`;
  return [decision.tier, decision.why, verdict].filter(Boolean).join(' ');
}
