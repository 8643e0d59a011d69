import { type AnswerCache, answerCache } from '../../../lambdas/cache/answer-cache.ts';
import type { Asked, CacheRequest, Lead } from '../../../lambdas/cache/asked.ts';
import type { CachePorts, Look } from '../../../lambdas/cache/ports.ts';
import type { Scope } from '../../../lambdas/domain/cache/scope.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import { inMemoryAnswers } from '../store/in-memory-answers.ts';

/** The first two say the same in other words, the third in a word that may mean something else. */
export const SORT = 'How do I sort a list in Python?';
export const SORT_TOO = 'In Python, how can I sort a list?';
export const ORDER = 'How do I order a list in Python?';
/** Nobody else's answer will do. */
export const PRIVATE = { scope: { visibility: { kind: 'user' as const, userKey: 'kim' } } };

/** A region's stores, a clock that moves when somebody waits, and environments on them. */
export interface Region {
  readonly ports: CachePorts;
  readonly looks: Look[];
  readonly troubles: unknown[];
  environment(changes?: Partial<CachePorts>): AnswerCache;
  advance(ms: number): void;
}

/** @param random what chance says, always */
export function region(random = 0.5): Region {
  let nowMs = 1_790_000_000_000;
  let ids = 0;
  const looks: Look[] = [];
  const troubles: unknown[] = [];
  const ports: CachePorts = {
    ...inMemoryAnswers(),
    embedder: { id: 'letters', dimensions: 26, embed: async (text) => letters(text) },
    looks: { put: async (look) => void looks.push(look) },
    onTrouble: (error) => void troubles.push(error),
    sha256: sha256Hex,
    nowMs: () => nowMs,
    random: () => random,
    newId: () => `id-${ids++}`,
    pause: async (ms) => {
      nowMs += ms;
      // Others have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return {
    ports,
    looks,
    troubles,
    environment: (changes) => answerCache({ ...ports, ...changes }),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

/** How often each letter stands in a text: enough to find what is written alike. */
function letters(text: string): number[] {
  const counts = new Array<number>(26).fill(0.01);
  for (const letter of text.toLowerCase()) {
    const at = letter.charCodeAt(0) - 97;
    if (at >= 0 && at < 26) {
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return counts;
}

export function request(
  prompt: string,
  changes: Omit<Partial<CacheRequest>, 'scope'> & { scope?: Partial<Scope> } = {},
): CacheRequest {
  const { scope, ...rest } = changes;
  return {
    prompt,
    userKey: 'kim',
    hasTools: false,
    temperature: 0,
    ...rest,
    scope: {
      tenant: 'acme',
      visibility: { kind: 'public' },
      modelFamily: 'nova',
      systemPromptHash: 'system',
      toolsHash: 'none',
      locale: 'en-US',
      embedder: { id: 'letters', dimensions: 26 },
      knowledgeVersion: '1',
      ...scope,
    },
  };
}

export const ENDED = {
  text: '42',
  stopReason: 'end_turn',
  hasMetadata: true,
  isFiltered: false,
  usedTools: false,
  maxOutputTokens: 1_024,
};

/** Leads, or fails the test. */
export function leadOf(asked: Asked): Lead {
  if (asked.kind !== 'lead') {
    throw new Error(`The cache answered ${JSON.stringify(asked)} instead of letting ask.`);
  }
  return asked;
}

/** Answers a prompt for the first time, or for a user who may not yet be answered by others' answers. */
export async function teach(cache: AnswerCache, asked: CacheRequest, text: string): Promise<void> {
  const answer = await cache.ask(asked);
  await leadOf(answer).settle({ ...ENDED, text }, 'nova');
}
