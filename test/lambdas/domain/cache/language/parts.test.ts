import { divided } from '../../../../../lambdas/domain/cache/language/parts.ts';
import { items, wordsOf } from './items.ts';

const cut = (text: string) => {
  const { main, head, parts } = divided(items(text));
  return [wordsOf(main), head, ...parts.map((part) => `${part.marker}: ${wordsOf(part.items)}`)];
};

describe('a sentence is cut', () => {
  test.each([
    ['nowhere', 'bread', ['bread', 0]],
    ['at a preposition', 'bake bread in spain', ['bake bread', 0, 'in: spain']],
    ['but not within a phrase of two', 'bake bread and pies of rye', ['bake bread and pies of rye', 0]],
    ['and goes on after a pause', 'in spain , bake bread', ['bake bread', 0, 'in: spain']],
    ['and goes on after a full stop', 'in spain . bake bread', ['bake bread', 0, 'in: spain']],
    ['unless a list does', 'bake in spain , and italy', ['bake', 1, 'in: spain and italy']],
    ['or one of alternatives', 'bake in spain , or italy', ['bake', 1, 'in: spain or italy']],
    ['where something like a list does not', 'in spain , ordinary bread', ['ordinary bread', 0, 'in: spain']],
    ['where it ends in a pause', 'bake in spain ,', ['bake', 1, 'in: spain']],
    ['behind its first pause', 'big house , is , old', ['big house is old', 2]],
    ['at an adverb', 'bake quickly bread', ['bake bread', 0, 'adverb: quickly']],
    ['but not at one in a quotation', 'bake `quickly bread', ['bake quickly bread', 0]],
    ['but not at one that is a name', 'bake Quickly bread', ['bake quickly bread', 0]],
    ['but not at a preposition in a quotation', 'bake `in spain', ['bake in spain', 0]],
    ['but not at a preposition that is a name', 'bake In spain', ['bake in spain', 0]],
    ['and leaves no joint behind', 'walk in autumn and with dogs', ['walk', 0, 'in: autumn', 'with: dogs']],
    ['and leaves no or behind', 'walk in autumn or with dogs', ['walk', 0, 'in: autumn', 'with: dogs']],
    [
      'and keeps a joint in its middle',
      'walk in autumn and winter with dogs',
      ['walk', 0, 'in: autumn and winter', 'with: dogs'],
    ],
    ['for making is to make', 'flour for making bread', ['flour', 0, 'to: making bread']],
    ['for a thing is for a thing', 'flour for bread', ['flour', 0, 'for: bread']],
    ['in making is in making', 'flour in making bread', ['flour', 0, 'in: making bread']],
    ['and says once what is cooked', 'wash beans before cooking them', ['wash beans', 0, 'before: cooking']],
    ['and says once what it is', 'wash rice before cooking it', ['wash rice', 0, 'before: cooking']],
    ['and keeps another', 'wash rice before cooking beans', ['wash rice', 0, 'before: cooking beans']],
    ['and keeps more', 'wash rice before cooking it twice', ['wash rice', 0, 'before: cooking it twice']],
    ['and keeps it where nothing goes on', 'is rice in all it', ['is rice', 0, 'in: all it']],
    ['and keeps what is alone', 'wash rice before cooking', ['wash rice', 0, 'before: cooking']],
  ])('%s: %s', (_where, text, parts) => {
    expect(cut(text)).toEqual(parts);
  });
});
