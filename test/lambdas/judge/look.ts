import type { LookMessage } from '../../../lambdas/contract/looks.ts';

/** A pair to audit: an answer that was served for a question. */
export const AUDIT = {
  kind: 'audit',
  id: 'look-1',
  scope: 'S',
  embedder: 'titan',
  asked: { prompt: 'P', question: 'Why?' },
  candidate: { prompt: 'E' },
  tier: 'alias',
  verdict: 'ok',
  similarity: 0.9,
  evidence: 1,
  weight: 1,
} satisfies LookMessage;
