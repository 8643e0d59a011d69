import {
  isAdverb,
  itemOf,
  phraseItem,
  sameItem,
  sameWord,
} from '../../../../../lambdas/domain/cache/language/item.ts';
import { items } from './items.ts';

const item = (word: string) => items(word)[0] ?? itemOf(word, new Set());

describe('a word', () => {
  test.each([
    ['baked', { bases: ['baked', 'bake'], degree: '', isPast: true, isGerund: false, isLiteral: false }],
    ['ran', { bases: ['ran', 'run'], isPast: true }],
    ['baking', { word: 'baking', isPast: false, isGerund: true }],
    ['bread', { isPast: false, isGerund: false, isProper: false }],
    ['biggest', { word: 'biggest', bases: ['big'], degree: 'most' }],
    ['`baked', { word: 'baked', isPast: false, isLiteral: true }],
    ['`baking', { word: 'baking', isGerund: false, isLiteral: true }],
    ['`A', { word: 'A', isLiteral: true, isProper: true }],
    ['#5ths', { bases: ['#5ths'] }],
    ['Rome', { word: 'rome', isProper: true }],
  ])('%s is read as %j', (word, read) => {
    expect(item(word)).toMatchObject(read);
  });

  test('is a name only where it is one', () => {
    expect(item('Paris').isProper).toBe(true);
    expect(item('paris').isProper).toBe(false);
  });

  test.each([
    ['bake', 'baked', true],
    ['car', 'automobile', true],
    ['big', 'bigger', false],
    ['bigger', 'bigger', true],
    ['car', 'house', false],
    ['bored', 'boring', false],
    ['boring', 'bored', false],
    ['bored', 'bore', true],
    ['boring', 'boring', true],
    ['`car', 'automobile', false],
    ['car', '`automobile', false],
    ['`car', 'car', true],
    ['`car', '`cars', false],
  ])('%s is the same as %s: %s', (one, other, same) => {
    expect(sameItem(item(one), item(other))).toBe(same);
  });

  test('is a form of one in whatever form', () => {
    expect(sameWord(item('baked'), item('baking'))).toBe(true);
  });

  test.each([
    ['quickly', true],
    ['bread', false],
    ['`quickly', false],
    ['Quickly', false],
  ])('%s is an adverb: %s', (word, is) => {
    expect(isAdverb(item(word))).toBe(is);
  });

  test.each([
    ['turned off', 'turn', { word: 'turned off', isPast: true, isGerund: false, isProper: false }],
    ['turning off', 'turn', { isPast: false, isGerund: true }],
    ['united states', 'united', { isPast: false, bases: ['united states'], keys: ['united states', 7] }],
    ['turn off', 'turn', { isPast: false, isGerund: false, degree: '', isLiteral: false }],
    ['new York', 'new', { isProper: true }],
  ])('with others is one item: %s', (words, listed, read) => {
    expect(phraseItem(items(words), listed, 7)).toMatchObject(read);
  });
});
