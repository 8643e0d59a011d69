import { itemOf } from '../../../../../lambdas/domain/cache/language/item.ts';
import {
  isBetweenUs,
  withoutAnybody,
  withoutOwners,
} from '../../../../../lambdas/domain/cache/language/subjects.ts';
import { WHOEVER } from '../../../../../lambdas/domain/cache/language/whoever.ts';
import { items, wordsOf } from './items.ts';

const SHOULD = ['should'];

describe('articles', () => {
  test.each([
    ['go', 'the dog and an owl in a tree', 'dog and owl in tree'],
    ['stay in a quotation', '`the dog', 'the dog'],
    ['are a letter at the end', 'plan a', 'plan A'],
    ['are a letter before a preposition', 'plan a for spain', 'plan A for spain'],
    ['are a letter before a pause', 'plan a , please', 'plan A , please'],
    ['are a letter before a full stop', 'plan a . please', 'plan A . please'],
    ['are a letter of what has letters', 'hepatitis a vaccine', 'hepatitis A vaccine'],
    ['are a letter of vitamins', 'vitamin a deficiency', 'vitamin A deficiency'],
    ['go before what only begins as a preposition does', 'a format', 'format'],
    ['go before what only ends as a preposition does', 'a cabin', 'cabin'],
    ['go where they are no letters', 'hepatitis an', 'hepatitis'],
  ])('%s: %s', (_what, text, kept) => {
    expect(wordsOf(withoutAnybody(items(text), 'what', []))).toBe(kept);
  });
});

describe('people', () => {
  test.each([
    ['go behind a pause', 'week , people sow rye', 'week , sow rye'],
    ['go behind a pause, whoever they are', 'week , they sow rye', 'week , sow rye'],
    ['stay in front', 'people sow rye', 'people sow rye'],
    ['stay at the end', 'week , people', 'week , people'],
    ['stay where they are others', 'week , peoples sow rye', 'week , peoples sow rye'],
  ])('%s: %s', (_where, text, kept) => {
    expect(wordsOf(withoutAnybody(items(text), 'what', []))).toBe(kept);
  });
});

describe('anybody', () => {
  test.each([
    ['goes from in front', 'you wear ties', 'wear ties'],
    ['goes before a word', 'ties you wear', 'ties wear'],
    ['stays as an object', 'ties suit you', 'ties suit you'],
    ['stays as an object before a phrase', 'ties suit you in spain', 'ties suit you in spain'],
    ['stays as an object before a pause', 'ties suit you , too', 'ties suit you , too'],
    ['goes as i anywhere', 'ties wear i', 'ties wear'],
    ['goes as we anywhere', 'ties wear we', 'ties wear'],
    ['stays with only before it', 'only i wear ties', 'only i wear ties'],
    ['stays with even before it', 'ties even you wear', 'ties even you wear'],
    ['stays in a quotation', '`you wear ties', 'you wear ties'],
    ['goes once', 'i wear you like', 'wear you like'],
    ['goes from a clause', 'wear ties if i fly', 'wear ties if fly'],
    ['goes from each clause', 'i wear ties when you fly', 'wear ties when fly'],
    ['goes with what is his', 'wear my tie', 'wear tie'],
    ['goes with what is anyone his', "wear one's tie", 'wear tie'],
    ['keeps a quotation', 'wear `my tie', 'wear my tie'],
    ['is none of the others', 'they wear your own tie', 'they wear own tie'],
    ['stays where two are spoken of', 'you wear my tie', 'you wear my tie'],
  ])('%s: %s', (_what, text, kept) => {
    expect(wordsOf(withoutAnybody(items(text), 'whether', SHOULD))).toBe(kept);
  });

  test.each([
    ['of a fact', 'what', [], 'i wear my tie', 'i wear my tie'],
    ['of the past', 'what', ['past'], 'i wear my tie', 'i wear my tie'],
    ['of what might be among others', 'what', ['past', 'can'], 'i wear my tie', 'wear tie'],
    ['of a way, his own', 'how-to', [], 'wear my tie', 'wear tie'],
    ['of a way, of a clause', 'how-to', [], 'wear ties if i fly', 'wear ties if fly'],
    ['of a way, with anybody as what is made', 'how-to', [], 'i wear', 'i wear'],
  ] as const)('stays where the question is %s', (_what, ask, marks, text, kept) => {
    expect(wordsOf(withoutAnybody(items(text), ask, marks))).toBe(kept);
  });

  test('stays where whoever does it is named already', () => {
    const whoever = [WHOEVER, ...items('wear i')];
    expect(withoutAnybody(whoever, 'what', SHOULD)).toEqual(whoever);
  });

  test.each([
    ['you keep my data', true],
    ['someone opens our mail', true],
    ['somebody robs us', true],
    ['your mail reaches me', true],
    ['you keep data', false],
    ['i keep my data', false],
    ['youth keep myths', false],
    ['bayou or thus', false],
  ])('%s is between us: %s', (text, is) => {
    expect(isBetweenUs(items(text))).toBe(is);
  });
});

describe('what is owned', () => {
  test.each([
    ["France 's capital", 'capital of france'],
    ["is France 's capital in danger", 'is capital of france in danger'],
    ["is France 's capital , paris", 'is capital of france , paris'],
    ["is New York 's mayor", 'is mayor of new york'],
    ["is Henry #8 's wife", 'is wife of henry #8'],
    ["is old henry 's wife", 'is old wife of henry'],
    ["is Old henry 's wife", 'is old wife of henry'],
    ["is henry #8 's wife", 'is henry wife of #8'],
    ["henry 's mother 's name", 'name of mother of henry'],
    ["treated athlete 's foot", 'treated foot of athlete'],
    ["athlete 's foot treated", 'foot treated of athlete'],
    ["'s capital", "'s capital"],
    ["France 's", "france 's"],
    ["France `'s capital", "france 's capital"],
    ['bread', 'bread'],
  ])('%s is %s', (text, owned) => {
    expect(wordsOf(withoutOwners(items(text)))).toBe(owned);
  });

  test.each([
    ["athlete 's foot treated", 'foot of athlete treated'],
    ["athlete 's foot treated in spain", 'foot of athlete treated in spain'],
    ["athlete 's foot itch", 'foot itch of athlete'],
    ["athlete 's treated", 'treated of athlete'],
  ])('%s is %s, where it may be in the passive', (text, owned) => {
    expect(wordsOf(withoutOwners(items(text), true))).toBe(owned);
  });

  test('of stands as any other does', () => {
    expect(withoutOwners(items("France 's capital"))[1]).toEqual(itemOf('of', new Set()));
  });
});
