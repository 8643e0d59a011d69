import { featuresOf } from '../../../lambdas/domain/intents/features.ts';
import { sentencesOf } from '../../../lambdas/domain/intents/sentences.ts';
import type { Example } from './softmax-regression.ts';
import { type Template, textsOf } from './templates.ts';
import type { Labelled } from './training-data.ts';

/** How many texts of each kind are made up that no intent answers. */
const MADE_UP = 400;
const NEGATIONS = ['dont', 'do not', 'never', 'please dont', 'i dont want to', 'i do not need', 'stop'];
const JOINERS = ['and', 'but', 'then', 'also', 'and then'];

/** The texts of the templates, and others made of them that are near to an intent and none: negated, two in one, torn. */
export function examplesOf(
  templates: readonly Labelled[],
  other: number,
  buckets: number,
  random: () => number,
): Example[] {
  const texts = templates.flatMap(({ label, ...template }) =>
    textsOf(template, random).map((text) => ({ text, label })),
  );
  const madeUp = madeUpOf(templates, other, random).map((text) => ({ text, label: other }));
  return [...texts, ...madeUp].flatMap(({ text, label }) => {
    const words = sentencesOf(text).flat();
    return words.length === 0 ? [] : [{ features: featuresOf(words, buckets), label }];
  });
}

function madeUpOf(templates: readonly Labelled[], other: number, random: () => number): string[] {
  const asked = templates.filter(({ label }) => label !== other);
  const unasked = templates.filter(({ label }) => label === other);
  const one = (from: readonly Template[]) => anyText(anyOf(from, random), random);
  return Array.from({ length: MADE_UP }, () => [
    `${anyOf(NEGATIONS, random)} ${one(asked)}`,
    `${one(asked)} ${anyOf(JOINERS, random)} ${one(asked)}`,
    `not ${one(asked)} but ${one(unasked)}`,
    torn(one(asked), one(unasked)),
  ]).flat();
}

function torn(first: string, second: string): string {
  const begin = first.split(' ');
  const end = second.split(' ');
  return [...begin.slice(0, Math.ceil(begin.length / 2)), ...end.slice(Math.floor(end.length / 2))].join(' ');
}

function anyText({ parts }: Template, random: () => number): string {
  return parts
    .map((choices) => anyOf(choices, random))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function anyOf<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}
