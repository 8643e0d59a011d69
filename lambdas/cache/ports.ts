import type { SoftDifference } from '../contract/soft-difference.ts';
import type { AnswerStore } from '../store/answer-store.ts';
import type { ExperienceStore } from '../store/experience-store.ts';
import type { VectorStore } from '../store/vector-store.ts';

/** Makes a vector of what a text means. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  embed(text: string): Promise<ArrayLike<number>>;
}

/** What the cache needs of the world. */
export interface CachePorts {
  readonly answers: AnswerStore;
  readonly vectors: VectorStore;
  readonly experience: ExperienceStore;
  readonly embedder: Embedder;
  /** Takes what somebody should look into when there is time. */
  readonly looks: Looks;
  /** Hears of what failed and was gone around. */
  readonly onTrouble: (error: unknown) => void;
  sha256(text: string): string;
  nowMs(): number;
  /** Between 0 and 1. */
  random(): number;
  /** A name that nobody else has. */
  newId(): string;
  pause(ms: number): Promise<void>;
  /** How long the first lease of a miss lasts, where the model may be asked later; ten seconds if nothing is said. */
  readonly leaseMs?: number;
  /** How long somebody waits for another's answer; longer than a model takes if nothing is said. */
  readonly patienceMs?: number;
}

export interface Looks {
  put(look: Look): Promise<void>;
}

/**
 * A pair to look into. An `audit` is of what was served: the question is asked anew, unseen by who asked. A `judge`
 * is of what was not: both answers are there.
 */
export interface Look {
  readonly kind: 'audit' | 'judge';
  readonly id: string;
  readonly scope: string;
  /** Whose labels these are. */
  readonly embedder: string;
  readonly asked: { readonly prompt: string; readonly question: string };
  readonly candidate: { readonly prompt: string };
  /** The alias by which the candidate was found. */
  readonly via?: string;
  /** How it was served: an alias that was wrong is taken out, and says nothing of likeness. */
  readonly tier: 'alias' | 'semantic' | 'none';
  readonly verdict: 'ok' | 'grey';
  /** Why it was grey. */
  readonly difference?: SoftDifference;
  readonly similarity: number;
  readonly evidence: number;
  readonly weight: number;
}

/** Says whether two answers to two questions say the same. */
export interface Judge {
  isSame(one: QuestionAndAnswer, other: QuestionAndAnswer): Promise<boolean>;
  /** A new answer to a question; undefined where there is none to be had. */
  answer(question: string): Promise<string | undefined>;
}

export interface QuestionAndAnswer {
  readonly question: string;
  readonly answer: string;
}
