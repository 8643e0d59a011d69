import type { EvaluationText } from './evaluation-data.ts';

/** Names the intent of a text; undefined where it leaves the text to a model. */
export type Classifier = (text: string) => string | undefined;

/** What became of some texts. */
export interface Verdict {
  /** With an intent. */
  readonly asked: number;
  /** Without one. */
  readonly unasked: number;
  readonly right: number;
  /** Texts of another intent than was answered. */
  readonly wrong: number;
  /** Texts without an intent that were answered all the same. */
  readonly outOfScope: number;
}

/** Puts every text to a classifier. */
export function judge(texts: readonly EvaluationText[], classifier: Classifier): Verdict {
  const answers = texts.map(({ text, intent }) => ({ intent, answer: classifier(text) }));
  const count = (fits: (answer: (typeof answers)[number]) => boolean) => answers.filter(fits).length;
  return {
    asked: count(({ intent }) => intent !== undefined),
    unasked: count(({ intent }) => intent === undefined),
    right: count(({ intent, answer }) => answer !== undefined && answer === intent),
    wrong: count(({ intent, answer }) => answer !== undefined && intent !== undefined && answer !== intent),
    outOfScope: count(({ intent, answer }) => answer !== undefined && intent === undefined),
  };
}

/** Right answers among all answers, those to texts out of scope among them; 1 where nothing was answered. */
export function precisionOf({ right, wrong, outOfScope }: Verdict): number {
  return right === 0 && wrong + outOfScope === 0 ? 1 : right / (right + wrong + outOfScope);
}

/** Texts with an intent that were answered with it. */
export function coverageOf({ right, asked }: Verdict): number {
  return right / asked;
}

/** Texts without an intent that were answered. */
export function outOfScopeShare({ outOfScope, unasked }: Verdict): number {
  return outOfScope / unasked;
}
