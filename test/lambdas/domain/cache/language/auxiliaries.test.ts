import type { Ask } from '../../../../../lambdas/domain/cache/language/asks.ts';
import { withoutAuxiliaries } from '../../../../../lambdas/domain/cache/language/auxiliaries.ts';
import { items, wordsOf } from './items.ts';

const verbal = (ask: Ask, text: string, tellsTense = true) =>
  withoutAuxiliaries(items(text), ask, tellsTense);
const read = (ask: Ask, text: string) => {
  const { items: kept, marks } = verbal(ask, text);
  return [wordsOf(kept), marks.join(' ')];
};

describe('an auxiliary goes', () => {
  test.each([
    ['from in front', 'whether', 'is bread cheap', 'bread cheap', ''],
    ['and leaves a pause behind a phrase', 'what', 'house in rome is old', 'house in rome , old', ''],
    ['and says what is past', 'whether', 'was bread cheap', 'bread cheap', 'past'],
    ['as a modal', 'whether', 'should bees fly', 'bees fly', 'should'],
    ['as a need', 'what', 'need-to i wear', 'i wear', 'must'],
    ['as a need that is none', 'what', 'need-to i not wear', 'i wear', 'need not'],
    ['as a must that is not', 'whether', 'must i not wear', 'i wear', 'must not'],
    ['as could, which is can', 'whether', 'could bees fly', 'bees fly', 'can'],
    ['said once', 'whether', 'can bees that can swim fly', 'bees that , swim fly', 'can'],
    ['and marks stand in order', 'whether', 'will bees , was it', 'bees , , it', 'past will'],
    ['but for a quotation', 'what', '`is bread', 'is bread', ''],
    ['but for a name', 'what', 'day Will spoke', 'day will spoke', 'past'],
    ['though a name stands in front of a question', 'whether', 'Will bees fly', 'bees fly', 'will'],
    ['but for a name in front of another', 'what', 'Will bees fly', 'will bees fly', ''],
    ['though a not has a capital', 'whether', 'is bread Not cheap', 'bread cheap', 'not'],
    ['but for a month', 'what', 'weather in may', 'weather in may', ''],
    ['as may in front', 'whether', 'may bees fly', 'bees fly', 'may'],
  ] as const)('%s: %s %s', (_what, ask, text, kept, marks) => {
    expect(read(ask, text)).toEqual([kept, marks]);
  });
});

describe('do is an auxiliary', () => {
  test.each([
    ['in front', 'whether', 'do bees fly', 'bees fly', ''],
    ['in the past', 'whether', 'did bees fly', 'bees fly', 'past'],
    ['before not', 'why', 'bees do not fly', 'bees , fly', 'not'],
    ['after what is asked for', 'what', 'bread do bees eat', 'bread , bees eat', ''],
    ['after how it is asked for', 'how', 'fast did bees fly', 'fast , bees fly', 'past'],
    ['after how many', 'how-many', 'bees do kings own', 'bees , kings own', ''],
    ['after whose', 'whose', 'bees do kings own', 'bees , kings own', ''],
    ['but not at the end', 'what', 'work bees do', 'work bees do', ''],
    ['but not before a phrase', 'what', 'work bees do in spain', 'work bees do in spain', ''],
    ['but not a second time', 'what', 'do bees do work', 'bees do work', ''],
    ['but not after a modal', 'what', 'bees can do work', 'bees , do work', 'can'],
    ['but not where another is asked for', 'why', 'bees do work', 'bees do work', ''],
  ] as const)('%s: %s %s', (_where, ask, text, kept, marks) => {
    expect(read(ask, text)).toEqual([kept, marks]);
  });
});

describe('have is an auxiliary', () => {
  test.each([
    ['before a participle', 'what', 'bees have stung', 'bees , stung', 'perfect'],
    ['before been', 'what', 'bees have been here', 'bees , , here', 'perfect'],
    ['in the past', 'what', 'bees had stung', 'bees , stung', 'past perfect'],
    ['not far before one', 'what', 'bees have all then stung', 'bees , all then stung', 'perfect'],
    [
      'not too far before one',
      'what',
      'bees have wings and legs stung',
      'bees have wings and legs stung',
      'past',
    ],
    [
      'farther before one in front',
      'whether',
      'have big old and young bees too stung',
      'big old and young bees too stung',
      'perfect',
    ],
    [
      'not too far before one in front',
      'whether',
      'have big old and young bees here too stung',
      'have big old and young bees here too stung',
      'past',
    ],
    ['not after to', 'what', 'bees like to have stung', 'bees like to have stung', 'past'],
    ['not without one', 'what', 'wings bees have', 'wings bees have', ''],
    ['not behind one', 'what', 'stung bees have wings', 'stung bees have wings', 'past'],
  ] as const)('%s: %s %s', (_where, ask, text, kept, marks) => {
    expect(read(ask, text)).toEqual([kept, marks]);
  });
});

describe('not turns a sentence round', () => {
  test.each([
    ['after be', 'whether', 'is bread not cheap', 'bread cheap', 'not'],
    ['after do', 'whether', 'do bees not fly', 'bees fly', 'not'],
    ['after have', 'whether', 'have bees not stung', 'bees stung', 'not perfect'],
    ['after a modal', 'whether', 'can bees not fly', 'bees fly', 'can not'],
    ['not without an auxiliary', 'what', 'bees not wasps', 'bees not wasps', ''],
    ['not in a list', 'whether', 'can dogs and not cats fly', 'dogs and not cats fly', 'can'],
    ['not among alternatives', 'whether', 'can dogs or not cats fly', 'dogs or not cats fly', 'can'],
    ['not behind but', 'whether', 'can dogs but not cats fly', 'dogs but not cats fly', 'can'],
    ['not behind a pause', 'whether', 'can dogs , not cats fly', 'dogs , not cats fly', 'can'],
    ['not of all', 'whether', 'can all dogs not fly', 'all dogs not fly', 'can'],
    ['not of every one', 'whether', 'can every dog not fly', 'every dog not fly', 'can'],
    ['and a name with all in it is no all', 'whether', 'can small dogs not fly', 'small dogs fly', 'can not'],
    [
      'and what begins like all is no all',
      'whether',
      'can allied dogs not fly',
      'allied dogs fly',
      'can not',
    ],
    ['not far behind', 'whether', 'can big old young dogs not fly', 'big old young dogs fly', 'can not'],
    [
      'not too far behind',
      'whether',
      'can big old young brown dogs not fly',
      'big old young brown dogs not fly',
      'can',
    ],
    [
      'after the last auxiliary',
      'whether',
      'can dogs and cats do not fly',
      'dogs and cats , fly',
      'can not not fly',
    ],
    ['twice', 'whether', 'do bees not , is it not', 'bees , , it', 'not not'],
  ] as const)('%s: %s %s', (_where, ask, text, kept, marks) => {
    expect(read(ask, text)).toEqual([kept, marks]);
  });

  test.each([
    ['of a clause with but', 'can bees fly but can not swim', 'can not not swim'],
    ['of a clause with and', 'can bees fly and can not swim', 'can not not swim'],
    ['of a clause with that', 'can bees that do not swim fly', 'can not not swim'],
    ['but not of a quotation', 'can bees `that do not swim fly', 'can not'],
    ['but not of that itself', 'is that not odd', 'not'],
  ])('by its next word %s: %s', (_where, text, marks) => {
    expect(verbal('whether', text).marks.join(' ')).toBe(marks);
  });
});

test('a synonym is denied as its word is', () => {
  const [buy, purchase, sell] = ['buy', 'purchase', 'sell'].map((verb) =>
    verbal('whether', `can i rent but can not ${verb}`).marks.join(' '),
  );
  expect(buy).toBe(purchase);
  expect(buy).not.toBe(sell);
});

describe('where no auxiliary tells the tense', () => {
  test.each([
    ['a verb does', 'who', 'stung bees', true, 'past'],
    ['a verb in a clause does not', 'who', 'likes bees that stung', true, ''],
    ['a verb beside not does', 'who', 'not stung bees', true, 'past'],
    ['a verb does not in a name or a command', 'who', 'stung bees', false, ''],
    ['a verb does not beside an auxiliary', 'what', 'bees can eat baked bread', true, 'can'],
    ['a verb does not in a way', 'how-to', 'get bees stung', true, ''],
    ['a verb does not in a translation', 'translate', 'stung bees', true, ''],
    ['a verb does not in a conversion', 'convert', 'stung bees', true, ''],
    ['a verb does not in a definition', 'define', 'stung bees', true, ''],
    ['a verb does in a way it is', 'how', 'bees stung', true, 'past'],
  ] as const)('%s: %s %s', (_what, ask, text, tellsTense, marks) => {
    expect(verbal(ask, text, tellsTense).marks.join(' ')).toBe(marks);
  });

  test.each([
    ['how-to', 'can could would might should', 'should'],
    ['measure', 'can could would might should', 'should'],
    ['how', 'can could would might', 'might'],
    ['what', 'can would might', 'can might would'],
  ] as const)('%s says nothing of ability: %s', (ask, text, marks) => {
    expect(verbal(ask, text).marks.join(' ')).toBe(marks);
  });
});

describe('a sentence without auxiliaries', () => {
  test.each([
    ['is bread cheap', true, true],
    ['bread is cheap', true, false],
    ['can bees fly', false, true],
    ['bees can fly', false, false],
    ['bees', false, false],
    ['`is bread', false, false],
  ])('%s: had be %s, was inverted %s', (text, hasBe, isInverted) => {
    expect(verbal('whether', text)).toMatchObject({ hasBe, isInverted });
  });
});
