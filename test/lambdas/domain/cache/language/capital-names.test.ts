import {
  capitalsOf,
  differInCapitals,
  keepsCapital,
} from '../../../../../lambdas/domain/cache/language/capital-names.ts';

const written = (prompt: string) => {
  const { named, small } = capitalsOf(prompt.toLowerCase().match(/\p{L}+/gu) ?? [], prompt);
  return { named: [...named], small: [...small] };
};

describe('words that a capital makes others', () => {
  test.each([
    ['a name within a sentence', 'Is there enough Turkey?', ['turkey'], []],
    ['behind a sentence and two spaces', 'I am here.  Turkey is cheap', [], []],
    ['odd', 'Is the tUrkey cheap?', [], ['turkey']],
    ['none within a sentence', 'Is there enough turkey?', [], ['turkey']],
    ['at the beginning, where every word has one', 'Turkey is cheap', [], []],
    ['at the beginning of a second sentence', 'I am here. Turkey is cheap', [], []],
    ['behind what is quoted', 'I say "hello." Turkey is cheap', [], []],
    ['in a quotation', 'Is it called "Turkey" now?', ['turkey'], []],
    ['none at the beginning', 'turkey is cheap', [], ['turkey']],
    ['capitals alone', 'what is RUST', [], ['rust']],
    ['where every word has one', 'Is Turkey Cheap At Christmas', [], []],
    ['where one word alone has none', 'is Turkey', [], []],
    ['where one word has none, in a sentence', 'Is Turkey cheap', ['turkey'], []],
    ['both', 'Is turkey from Turkey?', ['turkey'], ['turkey']],
    ['in other words', 'Is bread from Paris?', [], []],
  ])('%s: %s', (_where, prompt, named, small) => {
    expect(written(prompt)).toEqual({ named, small });
  });

  test.each([
    ['How cheap is Turkey now?', 'How cheap is turkey now?', true],
    ['How cheap is turkey now?', 'How cheap is Turkey now?', true],
    ['How far is Turkey from China now?', 'How cheap is china now?', true],
    ['How cheap is Turkey now?', 'Turkey: how cheap is it?', false],
    ['How cheap is turkey now?', 'Turkey: how cheap is it?', false],
    ['How cheap is Turkey now?', 'How good is march now?', false],
  ])('%s, %s: differ %s', (one, other, differ) => {
    const [first, second] = [one, other].map((prompt) =>
      capitalsOf(prompt.toLowerCase().match(/\p{L}+/gu) ?? [], prompt),
    );
    expect(first && second && differInCapitals(first, second)).toBe(differ);
  });

  test.each([
    ['Turkey', true],
    ['"Turkey"', true],
    ["Turkey's", false],
    ['turkey', false],
    ['TURKEY', false],
    ['tUrkey', false],
    ['Paris', false],
    ['mcTurkey', false],
  ])('%s keeps its capital: %s', (word, keeps) => {
    expect(keepsCapital(word)).toBe(keeps);
  });
});
