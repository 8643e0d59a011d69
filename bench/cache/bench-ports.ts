import type { CachePorts, Judge, Look } from '../../lambdas/cache/ports.ts';
import type { Scope } from '../../lambdas/domain/cache/scope.ts';
import { sha256Hex } from '../../lambdas/platform/sha256-hex.ts';
import { type AnswerStores, inMemoryAnswers } from '../../test/lambdas/store/in-memory-answers.ts';
import { hashedEmbedder } from './hashed-embedder.ts';

/** The cache's world in memory, with a clock that stands until it is moved. */
export interface BenchPorts extends CachePorts {
  /** What was put for a later look. */
  readonly put: Look[];
  advance(ms: number): void;
}

export function benchPorts(random: () => number, stores: AnswerStores = inMemoryAnswers()): BenchPorts {
  let nowMs = Date.UTC(2026, 10, 28);
  let ids = 0;
  const put: Look[] = [];
  return {
    ...stores,
    embedder: hashedEmbedder(),
    looks: {
      put: async (look) => {
        put.push(look);
      },
    },
    put,
    onTrouble: (error) => {
      throw error;
    },
    sha256: sha256Hex,
    nowMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    random,
    newId: () => `id-${(ids++).toString().padStart(8, '0')}`,
    pause: async (ms) => {
      nowMs += ms;
    },
  };
}

export function scopeOf(changes: Partial<Scope>): Scope {
  return {
    tenant: 'acme',
    visibility: { kind: 'public' },
    modelFamily: 'nova',
    systemPromptHash: 'none',
    toolsHash: 'none',
    locale: 'en-US',
    embedder: { id: 'hashed', dimensions: 256 },
    knowledgeVersion: '1',
    ...changes,
  };
}

/** A judge whose calls are counted, as a model's would be paid. */
export interface CountedJudge extends Judge {
  readonly calls: () => number;
}

/**
 * Answers carry the label of what was asked: two that have one label say the same. Of its verdicts this part is wrong,
 * by chance, as those of a cheap model are.
 */
export function labelJudge(
  labelOf: (question: string) => string,
  wrong: { readonly part: number; readonly random: () => number } = { part: 0, random: () => 1 },
): CountedJudge {
  let calls = 0;
  return {
    isSame: async (one, other) => {
      calls++;
      return (one.answer === other.answer) !== wrong.random() < wrong.part;
    },
    answer: async (question) => {
      calls++;
      return labelOf(question);
    },
    calls: () => calls,
  };
}

export function ended(text: string) {
  return {
    ...{ text, stopReason: 'end_turn', maxOutputTokens: 1_024 },
    ...{ hasMetadata: true, isFiltered: false, usedTools: false },
  };
}
