import type { Verdict } from './guard.ts';
import { type Features, fitted, probabilityOf, type Weights } from './logistic.ts';

/** What became of one candidate that was looked into: whether its answer was right. */
export interface Label {
  /** Names the label once and for all; later ones are greater. */
  readonly id: string;
  readonly verdict: 'ok' | 'grey';
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

const MOST_LABELS = 4_000;
/** Words say the same, and the vectors have nothing in common: one of the two is wrong. */
const LEAST_SIMILARITY = 0.2;
/** One-sided 90 %: how far the share of errors may lie above what was seen. */
const Z = 1.28;
const RECENT_AUDITS = 300;
const LEAST_AUDITS = 30;
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
export function policyOf({ labels }: Experience, mostWrong: number): Policy {
  const weights = fitted(labels.map((label) => ({ features: featuresOf(label), ...label })));
  const mode = modeOf(labels, mostWrong);
  return { mode, weights, greyCut: mode === 'open' ? cutOf(labels, weights, mostWrong) : undefined };
}

/** Whether a candidate's answer is served. What the guard rejects never is, whatever was learnt. */
export function accepted({ verdict, similarity, evidence }: Candidate, policy: Policy): Acceptance {
  if (verdict.kind === 'reject') {
    return { isAccepted: false, probability: 0, why: 'rejected' };
  }
  const probability = probabilityOf(
    policy.weights,
    featuresOf({ verdict: verdict.kind, similarity, evidence }),
  );
  const why = verdict.kind === 'ok' ? whyOk(similarity, policy) : whyGrey(probability, policy);
  return { isAccepted: why === 'same-words' || why === 'learnt', probability, why };
}

function whyOk(similarity: number, { mode }: Policy): Acceptance['why'] {
  if (mode === 'closed') {
    return 'closed';
  }
  return similarity >= LEAST_SIMILARITY ? 'same-words' : 'unlike';
}

function whyGrey(probability: number, { mode, greyCut }: Policy): Acceptance['why'] {
  if (mode !== 'open') {
    return mode;
  }
  if (greyCut === undefined) {
    return 'unlearnt';
  }
  return probability >= greyCut ? 'learnt' : 'improbable';
}

/** Similarity counts otherwise where words say the same than where they do not. */
function featuresOf({
  verdict,
  similarity,
  evidence,
}: Pick<Label, 'verdict' | 'similarity' | 'evidence'>): Features {
  const isOk = verdict === 'ok' ? 1 : 0;
  const likeness = (similarity - 0.8) * 5;
  return [1, likeness, isOk, isOk * likeness, evidence];
}

/** The lowest probability from which up the share of wrong answers is at most the bound, with what chance may hide. */
function cutOf(labels: readonly Label[], weights: Weights, mostWrong: number): number | undefined {
  const grey = labels
    .filter(({ verdict }) => verdict === 'grey')
    .map((label) => ({ label, probability: probabilityOf(weights, featuresOf(label)) }))
    .sort((a, b) => b.probability - a.probability);
  let cut: number | undefined;
  const seen = { weight: 0, wrong: 0, squares: 0 };
  for (const { label, probability } of grey) {
    seen.weight += label.weight;
    seen.wrong += label.isSame ? 0 : label.weight;
    seen.squares += label.weight ** 2;
    if (upperBound(seen.wrong / seen.weight, seen.weight ** 2 / seen.squares) <= mostWrong) {
      cut = probability;
    }
  }
  return cut;
}

/** Wilson's upper bound of a share seen among so many: https://doi.org/10.1080/01621459.1927.10502953 */
function upperBound(share: number, count: number): number {
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * count)) / count);
  return (share + Z ** 2 / (2 * count) + spread) / (1 + Z ** 2 / count);
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
  const wrong = audits.filter(({ isSame }) => !isSame).length;
  return audits.length >= LEAST_AUDITS && wrong >= 3 && wrong / audits.length > DRIFT * mostWrong;
}
