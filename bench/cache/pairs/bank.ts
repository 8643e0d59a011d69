import { developmentFamilies } from './development/families.ts';
import { developmentPairs } from './development/hand-written.ts';
import { developmentWrappings } from './development/wrappings.ts';
import { evaluationFamilies } from './evaluation/families.ts';
import { evaluationPairs } from './evaluation/hand-written.ts';
import { evaluationWrappings } from './evaluation/wrappings.ts';
import type { Family, HandWritten, Split } from './types.ts';
import type { Wrappings } from './wrapped.ts';

/** All that a split's prompts are made of. */
export interface Bank {
  readonly families: readonly Family[];
  readonly handWritten: readonly HandWritten[];
  readonly wrappings: Wrappings;
}

const BANKS: Readonly<Record<Split, Bank>> = {
  development: {
    families: developmentFamilies,
    handWritten: developmentPairs,
    wrappings: developmentWrappings,
  },
  evaluation: { families: evaluationFamilies, handWritten: evaluationPairs, wrappings: evaluationWrappings },
};

/** What the prompts of a split are made of. */
export function bankOf(split: Split): Bank {
  return BANKS[split];
}
