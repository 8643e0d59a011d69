import { bankOf } from './bank.ts';
import { oneOf, type Random } from './draw.ts';
import { type Filling, filled } from './frame.ts';
import { misspelled } from './misspelled.ts';
import { respelled } from './respelled.ts';
import { rough } from './rough.ts';
import {
  type Family,
  isParaphrase,
  type Pair,
  type PairType,
  type Paraphrase,
  type Slot,
  type Split,
  type Trap,
} from './types.ts';
import { isSentence, wrapped } from './wrapped.ts';

/** Of the traps, how many have the same polite or long words around both prompts, and around the second only. */
const AROUND_BOTH = 0.12;
const AROUND_SECOND = 0.12;

export interface Request {
  readonly family: Family;
  readonly type: PairType;
  readonly split: Split;
  readonly random: Random;
}

/** A pair of a type that the family gives; undefined where it gives none. It may have been drawn before. */
export function candidate({ family, type, split, random }: Request): Pair | undefined {
  const texts = isParaphrase(type)
    ? paraphrases(family, type, split, random)
    : around(trap(family, type, random), split, random);
  if (texts === undefined || texts[0] === texts[1]) {
    return undefined;
  }
  const [first, second] = random() < 0.5 ? texts : [texts[1], texts[0]];
  return { first, second, type, isSame: isParaphrase(type), from: family.id };
}

/** Paraphrases that need no frame of their own. */
export const BY_OTHER_MEANS: readonly Paraphrase[] = ['politeness', 'padding', 'typo', 'spelling', 'surface'];

/** Whether a family can give pairs of a type at all. */
export function gives({ same, traps, slots }: Family, type: PairType): boolean {
  return isParaphrase(type)
    ? BY_OTHER_MEANS.includes(type) || same[type] !== undefined
    : traps?.[type] !== undefined || Object.values(slots).some(([swapped]) => swapped === type);
}

type Texts = readonly [string, string];

/** Values for all slots of a family. */
export function fillingOf(family: Family, random: Random): Filling {
  return Object.fromEntries(
    Object.entries(family.slots).map(([name, [, ...values]]) => [name, oneOf(values, random)]),
  );
}

function paraphrases(family: Family, type: Paraphrase, split: Split, random: Random): Texts | undefined {
  const filling = fillingOf(family, random);
  const frames = family.same[type] ?? [];
  const written = type === 'politeness' || type === 'padding' || frames.length === 0;
  if (!written) {
    const first = random() < 0.7 ? family.ask : oneOf(framesOf(family), random);
    return [filled(first, filling), filled(oneOf(frames, random), filling)];
  }
  const base = filled(oneOf(sentencesOf(family), random), filling);
  const other = random() < 0.7 ? base : filled(oneOf(sentencesOf(family), random), filling);
  const changed = changedText(base, type, split, random);
  return changed === undefined ? undefined : [other, changed];
}

/** The same question by other means than another frame; undefined where the type has no such means. */
export function changedText(
  text: string,
  type: Paraphrase,
  split: Split,
  random: Random,
): string | undefined {
  switch (type) {
    case 'politeness':
    case 'padding':
      return isSentence(text) ? wrapped(text, oneOf(bankOf(split).wrappings[type], random)) : undefined;
    case 'typo':
      return misspelled(text, random);
    case 'spelling':
      return respelled(text);
    case 'surface':
      return rough(text, random);
    default:
      return undefined;
  }
}

function trap(family: Family, type: Trap, random: Random): Texts | undefined {
  const filling = fillingOf(family, random);
  const frames = family.traps?.[type] ?? [];
  const slots = Object.keys(family.slots).filter((name) => family.slots[name]?.[0] === type);
  if (frames.length + slots.length === 0) {
    return undefined;
  }
  const way = Math.floor(random() * (frames.length + slots.length));
  const frame = frames[way];
  if (frame !== undefined) {
    const first = random() < 0.75 ? family.ask : oneOf(sentencesOf(family), random);
    return [filled(first, filling), filled(frame, filling)];
  }
  return swapped(family, slots[way - frames.length] ?? '', filling, random);
}

/** One slot has another value, mostly in the same frame. */
function swapped(family: Family, slot: string, filling: Filling, random: Random): Texts {
  const value = oneOf(nearest(family.slots[slot] ?? ['entity'], filling[slot] ?? ''), random);
  const frame = oneOf(framesOf(family), random);
  const other = random() < 0.75 ? frame : oneOf(framesOf(family), random);
  return [filled(frame, filling), filled(other, { ...filling, [slot]: value })];
}

/** The other values; of versions those of the same thing, where there are any. */
function nearest([type, ...values]: Slot, value: string): string[] {
  const others = values.filter((other) => other !== value);
  const thing = value.split(' ')[0];
  const near = type === 'version' ? others.filter((other) => other.split(' ')[0] === thing) : [];
  return near.length > 0 ? near : others;
}

function around(texts: Texts | undefined, split: Split, random: Random): Texts | undefined {
  const chance = random();
  if (texts === undefined || !texts.every(isSentence) || chance > AROUND_BOTH + AROUND_SECOND) {
    return texts;
  }
  const { politeness, padding } = bankOf(split).wrappings;
  const wrapping = oneOf([...politeness, ...padding], random);
  const [first, second] = texts;
  return [chance < AROUND_BOTH ? wrapped(first, wrapping) : first, wrapped(second, wrapping)];
}

/** All frames that ask for the same. */
export function framesOf(family: Family): string[] {
  return [family.ask, ...Object.values(family.same).flat()];
}

/** Those that are whole sentences and have nothing around them yet. */
function sentencesOf(family: Family): string[] {
  const bare = { ...family, same: { ...family.same, padding: [], politeness: [] } };
  return framesOf(bare).filter((frame) => /[?.!]$/.test(frame));
}
