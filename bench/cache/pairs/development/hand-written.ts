import type { HandWritten } from '../types.ts';
import { chance } from './hand-written/chance.ts';
import { paraphrases } from './hand-written/paraphrases.ts';
import { traps } from './hand-written/traps.ts';

/** The development split's pairs that no template could give. */
export const developmentPairs: readonly HandWritten[] = [paraphrases, traps, chance];
