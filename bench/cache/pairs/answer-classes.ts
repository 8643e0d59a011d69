import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';
import { bankOf } from './bank.ts';
import { BY_OTHER_MEANS, changedText, fillingOf, framesOf } from './candidate.ts';
import { oneOf, type Random, shuffled } from './draw.ts';
import { type Filling, filled, slotsIn } from './frame.ts';
import { normalised } from './normalised.ts';
import { type Family, isParaphrase, type PairType, type Split } from './types.ts';

/** Prompts that one answer serves. Prompts of other classes differ from them by as little as a word. */
export interface AnswerClass {
  readonly label: string;
  readonly prompts: readonly string[];
}

/** Fillings drawn of a family: so many classes of its own question, and of each of its traps. */
const FILLINGS = 24;
const FILLINGS_OF_A_TRAP = 4;

/** Phrasings that typing slips, polite words and the like add to a class, at most. */
const OTHERS = 4;

/** A class before its sentences are made. */
interface Draft {
  readonly label: string;
  readonly prompts: () => string[];
}

/**
 * So many classes in a drawn order. No prompt belongs to two, even read without capitals and marks. Throws where the
 * split has fewer.
 */
export function answerClasses(split: Split, count: number, seed: number): AnswerClass[] {
  const random = seededRandom(seed, `${split} classes`);
  const drafts = shuffled(draftsOf(split, random), random);
  const enough = drafts.length >= count;
  const classes = enough ? disjoint(drafts, count, (own) => others(own, split, random)) : [];
  if (classes.length < count) {
    const most = enough ? classes.length : drafts.length;
    throw new Error(`The split ${split} has at most ${most} answer classes; ${count} were asked for.`);
  }
  return classes;
}

function draftsOf(split: Split, random: Random): Draft[] {
  const { families, handWritten } = bankOf(split);
  return [
    ...families.flatMap((family) => ofFamily(family, random)),
    ...handWritten.flatMap((written) => Object.entries(written).flatMap(ofPairs)),
  ];
}

function ofFamily(family: Family, random: Random): Draft[] {
  const fillings = Array.from({ length: FILLINGS }, () => fillingOf(family, random));
  const own = fillings.map((filling) => draft(family, 'ask', framesOf(family), filling));
  const traps = Object.values(family.traps ?? {}).flat();
  const ofTraps = traps.flatMap((frame, at) =>
    fillings.slice(0, FILLINGS_OF_A_TRAP).map((filling) => draft(family, `trap ${at + 1}`, [frame], filling)),
  );
  return [...new Map([...own, ...ofTraps].map((one) => [one.label, one])).values()];
}

function draft(family: Family, ask: string, frames: readonly string[], filling: Filling): Draft {
  const values = slotsIn(frames[0] ?? '').map((slot) => filling[slot]);
  return {
    label: [family.id, ask, ...values].join(' / '),
    prompts: () => frames.map((frame) => filled(frame, filling)),
  };
}

function ofPairs([type, pairs]: [string, readonly (readonly [string, string])[]]): Draft[] {
  return pairs.flatMap(([first, second]) =>
    isParaphrase(type as PairType)
      ? [{ label: first, prompts: () => [first, second] }]
      : [first, second].map((prompt) => ({ label: prompt, prompts: () => [prompt] })),
  );
}

function others(prompts: readonly string[], split: Split, random: Random): string[] {
  return Array.from({ length: OTHERS }, () =>
    changedText(oneOf(prompts, random), oneOf(BY_OTHER_MEANS, random), split, random),
  ).filter((text) => text !== undefined);
}

/** The first classes whose own question no earlier one asks, without the prompts that an earlier one has. */
function disjoint(drafts: readonly Draft[], count: number, more: (own: string[]) => string[]): AnswerClass[] {
  const owners = new Map<string, string>();
  const classes: AnswerClass[] = [];
  for (const { label, prompts } of drafts) {
    if (classes.length === count) break;
    const own = prompts();
    const free = unowned([...own, ...more(own)], label, owners);
    if (free[0] === own[0]) {
      for (const text of free) owners.set(normalised(text), label);
      classes.push({ label, prompts: free });
    }
  }
  return classes;
}

function unowned(prompts: readonly string[], label: string, owners: ReadonlyMap<string, string>): string[] {
  return [...new Set(prompts)].filter((text) => (owners.get(normalised(text)) ?? label) === label);
}
