import type { SoftDifference } from '../../contract/soft-difference.ts';
import type { Verdict } from './guard.ts';
import { type Features, fitted, probabilityOf, type Weights } from './logistic.ts';
import { leastProbability } from './risk-bound.ts';

/** What became of one candidate that was looked into: whether its answer was right. */
export interface Label {
  /** Names the label once and for all; later ones are greater. */
  readonly id: string;
  readonly verdict: 'ok' | 'grey';
  /** Why it was grey. */
  readonly difference?: SoftDifference;
  readonly similarity: number;
  /** From -1 to 1: what earlier labels said of the entry. */
  readonly evidence: number;
  /** How many candidates like it stand behind it: one over the chance that it was looked into. */
  readonly weight: number;
  readonly isSame: boolean;
  /** An audit looks into what was served, a judge into what was not. */
  readonly source: 'audit' | 'judge';
}

/** What is known of all entries together: the newest labels, whichever environment made them. */
export interface Experience {
  /** In the order of their ids. */
  readonly labels: readonly Label[];
}

/** What the next candidates are held against. */
export interface Policy {
  /**
   * `open`: as learnt. `strict`: of late too much that was served was wrong, so that only what says the same in words
   * is served. `closed`: even that was wrong; the cache serves exact prompts and aliases alone.
   */
  readonly mode: 'open' | 'strict' | 'closed';
  readonly weights: Weights;
  /** Least probability at which a grey candidate is served; undefined where none is. */
  readonly greyCut: number | undefined;
}

/** A candidate as the decision sees it. */
export interface Candidate {
  readonly verdict: Verdict;
  readonly similarity: number;
  readonly evidence: number;
}

export interface Acceptance {
  readonly isAccepted: boolean;
  readonly probability: number;
  readonly why:
    | 'same-words'
    | 'learnt'
    | 'rejected'
    | 'unlike'
    | 'unlearnt'
    | 'improbable'
    | 'strict'
    | 'closed';
}

export const NO_EXPERIENCE: Experience = { labels: [] };

/** The share of wrong answers among those served by their meaning that must not be passed. */
export const MOST_WRONG = 0.02;

/**
 * Of other languages nobody here reads a negation, and likeness tells none: what was learnt of them would be learnt of
 * most questions and be wrong of the opposite ones.
 */
const FOREIGN: SoftDifference = 'language';
const MOST_LABELS = 4_000;
/** Words say the same, and the vectors have nothing in common: one of the two is wrong. */
const LEAST_SIMILARITY = 0.2;
const RECENT_AUDITS = 300;
const LEAST_AUDITS = 30;
const LEAST_WRONG = 3;
const DRIFT = 1.5;

/** Adds labels, each once, and keeps the newest. */
export function learnt(experience: Experience, labels: readonly Label[]): Experience {
  return merged(experience, { labels });
}

/** What two environments learnt, together. The order does not matter, and neither does twice the same. */
export function merged(one: Experience, other: Experience): Experience {
  const all = new Map([...one.labels, ...other.labels].map((label) => [label.id, label]));
  const inOrder = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { labels: inOrder.slice(-MOST_LABELS) };
}

/** @param mostWrong the share of wrong answers among served ones that must not be passed */
export function policyOf({ labels: all }: Experience, mostWrong: number): Policy {
  const labels = all.filter(({ difference }) => difference !== FOREIGN);
  const weights = fitted(labels.map((label) => ({ features: featuresOf(label), ...label })));
  const mode = modeOf(all, mostWrong);
  return { mode, weights, greyCut: mode === 'open' ? cutOf(labels, weights, mostWrong) : undefined };
}

/** Whether a candidate's answer is served. What the guard rejects never is, whatever was learnt. */
export function accepted({ verdict, similarity, evidence }: Candidate, policy: Policy): Acceptance {
  if (verdict.kind === 'reject') {
    return { isAccepted: false, probability: 0, why: 'rejected' };
  }
  const probability = probabilityOf(
    policy.weights,
    featuresOf({ verdict: verdict.kind, ...differenceOf(verdict), similarity, evidence }),
  );
  const why = verdict.kind === 'ok' ? whyOk(similarity, policy) : whyGrey(verdict, probability, policy);
  return { isAccepted: why === 'same-words' || why === 'learnt', probability, why };
}

function whyOk(similarity: number, { mode }: Policy): Acceptance['why'] {
  if (mode === 'closed') {
    return 'closed';
  }
  return similarity >= LEAST_SIMILARITY ? 'same-words' : 'unlike';
}

function whyGrey(verdict: Verdict, probability: number, { mode, greyCut }: Policy): Acceptance['why'] {
  if (mode !== 'open') {
    return mode;
  }
  if (greyCut === undefined || differenceOf(verdict).difference === FOREIGN) {
    return 'unlearnt';
  }
  return probability >= greyCut ? 'learnt' : 'improbable';
}

/** Why a verdict is grey, as looks and labels keep it. */
export function differenceOf(verdict: Verdict): { readonly difference?: SoftDifference } {
  const difference = verdict.kind === 'grey' ? verdict.reasons[0] : undefined;
  return difference === undefined ? {} : { difference };
}

/** Similarity counts otherwise where words say the same than where they do not. */
function featuresOf({
  verdict,
  difference,
  similarity,
  evidence,
}: Pick<Label, 'verdict' | 'difference' | 'similarity' | 'evidence'>): Features {
  const isOk = verdict === 'ok' ? 1 : 0;
  const likeness = (similarity - 0.8) * 5;
  const by = (name: SoftDifference) => (difference === name ? 1 : 0);
  const byWords = [by('name'), by('slip'), by('addition'), by('story'), by('arrangement')] as const;
  return [1, likeness, isOk, isOk * likeness, evidence, ...byWords];
}

function cutOf(labels: readonly Label[], weights: Weights, mostWrong: number): number | undefined {
  const [grey, ok] = [labels.filter(isGrey), labels.filter((label) => !isGrey(label))];
  const probable = grey.map((label) => ({
    ...label,
    probability: probabilityOf(weights, featuresOf(label)),
  }));
  return leastProbability(probable, ok, mostWrong);
}

function isGrey({ verdict }: Label): boolean {
  return verdict === 'grey';
}

/** By what audits found of late. */
function modeOf(labels: readonly Label[], mostWrong: number): Policy['mode'] {
  const audits = labels.filter(({ source }) => source === 'audit').slice(-RECENT_AUDITS);
  if (
    isDrifting(
      audits.filter(({ verdict }) => verdict === 'ok'),
      mostWrong,
    )
  ) {
    return 'closed';
  }
  return isDrifting(audits, mostWrong) ? 'strict' : 'open';
}

/** Too many wrong, and more than a rare one: a single error among few audits says little. */
function isDrifting(audits: readonly Label[], mostWrong: number): boolean {
  const wrong = audits.filter(({ isSame }) => !isSame);
  const isShown = audits.length >= LEAST_AUDITS && wrong.length >= LEAST_WRONG;
  return isShown && weightOf(wrong) / weightOf(audits) > DRIFT * mostWrong;
}

function weightOf(labels: readonly Label[]): number {
  return labels.reduce((sum, { weight }) => sum + weight, 0);
}
