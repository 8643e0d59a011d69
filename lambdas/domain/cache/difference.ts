import type { Compared } from './compared.ts';
import {
  differsInDirection,
  differsInModality,
  differsInPreposition,
  differsInQuestion,
  differsInTense,
} from './form-differences.ts';
import {
  differsByOpposite,
  differsInDegree,
  differsInEntity,
  differsInNegation,
  differsInNumber,
  differsInPerson,
  differsInQuantity,
  differsInTime,
  differsInUnit,
} from './word-differences.ts';

/** Differences that no likeness and no experience outweighs. */
export type HardDifference =
  | 'number'
  | 'unit'
  | 'negation'
  | 'antonym'
  | 'comparison'
  | 'quantifier'
  | 'modality'
  | 'tense'
  | 'time'
  | 'entity'
  | 'person'
  | 'question'
  | 'preposition'
  | 'direction';

const FINDERS: readonly (readonly [HardDifference, (compared: Compared) => boolean])[] = [
  ['number', differsInNumber],
  ['unit', differsInUnit],
  ['negation', differsInNegation],
  ['antonym', differsByOpposite],
  ['comparison', differsInDegree],
  ['quantifier', differsInQuantity],
  ['modality', differsInModality],
  ['tense', differsInTense],
  ['time', differsInTime],
  ['entity', differsInEntity],
  ['person', differsInPerson],
  ['question', differsInQuestion],
  ['preposition', differsInPreposition],
  ['direction', differsInDirection],
];

/** Every hard difference between two prompts that do not say the same. */
export function hardDifferences(compared: Compared): HardDifference[] {
  return FINDERS.filter(([, finds]) => finds(compared)).map(([name]) => name);
}
