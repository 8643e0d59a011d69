import type { HandWritten } from '../types.ts';
import { chance } from './hand-written/chance.ts';
import { longMails } from './hand-written/long-mails.ts';
import { paraphrases } from './hand-written/paraphrases.ts';
import { trapsOfFrame } from './hand-written/traps-frame.ts';
import { trapsOfLogic } from './hand-written/traps-logic.ts';
import { trapsOfValues } from './hand-written/traps-values.ts';

/** The evaluation split's pairs that no template could give. */
export const evaluationPairs: readonly HandWritten[] = [
  paraphrases,
  longMails,
  trapsOfValues,
  trapsOfLogic,
  trapsOfFrame,
  chance,
];
