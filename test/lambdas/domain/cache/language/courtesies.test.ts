import { withoutCourtesies } from '../../../../../lambdas/domain/cache/language/courtesies.ts';
import { isEmptySentence } from '../../../../../lambdas/domain/cache/language/empty-sentence.ts';

describe('a sentence says nothing', () => {
  test.each([
    ['hi'],
    ['good morning to all of you'],
    ['hello gpt'],
    ['thanks a million'],
    ['many thanks and best wishes , ann'],
    ['i hope you are well'],
    ['sorry for the trouble'],
    ['quick question'],
    ['me again'],
    ['how are you today'],
    ['got a minute'],
    ['oh dear'],
    ['lol'],
    ['take care'],
    ['hope you all are well and happy and good and kind and so on'],
  ])('%s', (sentence) => {
    expect(isEmptySentence(sentence)).toBe(true);
  });

  test.each([
    ['hi , what is tin', 'that asks'],
    ['hi to the seven old men of the sea', 'of many words behind a greeting'],
    ['thanks to tin we are rich', 'that thanks nobody'],
    ['looking forward to a baby', 'that tells something'],
    ['thanks to you and you and you and you and you and you and you and you', 'too long for a courtesy'],
    ['hills', 'of a word that begins alike'],
    ['where is malta', 'of no courtesy'],
    ['yo #863', 'that tells a number'],
    ['how are you made', 'that asks more than how somebody is'],
    ['take care of the cat', 'that wants something done'],
  ])('but not %j, %s', (sentence) => {
    expect(isEmptySentence(sentence)).toBe(false);
  });
});

describe('without courtesies', () => {
  test.each([
    ['hey please could you tell me where malta is , thanks', 'tell me where malta is'],
    ['i would be grateful if you could explain tin', 'tell me tin'],
    ['hello , where is malta , many thanks', 'where is malta'],
    ['where is malta', 'where is malta'],
    ['hello kitty', 'hello kitty'],
    ['list mammals', 'what are the mammals'],
    ['name the mammals', 'what are the mammals'],
    ['hello anna , where is malta', 'where is malta'],
    ['hello oslo , where is malta', 'hello oslo , where is malta'],
    ['would you eat meat', 'would you eat meat'],
    ['would you invent a tale', 'invent a tale'],
    ['list the mammals of malta', 'tell me the mammals of malta'],
    ['how do germans say thanks', 'how do germans say thanks'],
  ])('%j is %j', (sentence, asked) => {
    expect(withoutCourtesies(sentence)).toBe(asked);
  });
});
