import {
  isGreeted,
  isHardlyMore,
  isKind,
  withoutKindEnds,
} from '../../../../../lambdas/domain/cache/language/kind-words.ts';

describe('words of courtesy alone', () => {
  test.each([['many thanks to all of you'], ['thanks , team'], ['excuse me'], ['you are so kind']])(
    'are %j',
    (text) => {
      expect(isKind(text)).toBe(true);
    },
  );

  test.each([
    ['for all of you', 'that thanks nobody'],
    ['thanks for rome', 'with another word'],
    ['is it kind of you', 'that asks for a truth'],
    ['does it help', 'that asks for a truth'],
    ['', 'of nothing'],
  ])('are not %j %s', (text) => {
    expect(isKind(text)).toBe(false);
  });

  test('may hold a word that asks for a truth where nothing is asked', () => {
    expect(isKind('all help is great')).toBe(true);
  });
});

describe('a courtesy says hardly more', () => {
  test.each([
    ['best regards', true],
    ['best regards , noor', true],
    ['best regards , noor lee', true],
    ['best regards , ann lee , oslo', false],
    ['best regards , from oslo', false],
    ['best regards , noor of the team', false],
    ['cheers , ann lee', true],
    ['cheers , oslo', false],
    ['best regards , ann lee , oslo norway', false],
    ['regards from rome', false],
    ['thanks , how', false],
    ['thanks , and tell me', false],
    ['thanks , ann , is it', false],
    ['thanks , island', false],
    ['thanks , short answers', false],
    ['thanks , short question', true],
    ['sorry for one quick question', true],
    ['good morning', true],
    ['thanks , morning', false],
    ['thanks , sir , so', true],
  ])('%j: %p', (text, isMore) => {
    expect(isHardlyMore(text)).toBe(isMore);
  });
});

describe('somebody is greeted', () => {
  test.each([
    ['hello', true],
    ['hello anna', true],
    ['hello my dear friends', true],
    ['hello oslo', false],
    ['hello anna from oslo', false],
    ['hello python experts', false],
    ['hello short answers please', false],
  ])('%j: %p', (text, isMore) => {
    expect(isGreeted(text)).toBe(isMore);
  });
});

describe('a sentence without its kind ends', () => {
  test.each([
    ['where is malta', 'where is malta'],
    ['thanks for help', 'thanks for help'],
    ['sorry to bother you , where is malta', 'where is malta'],
    ['sorry to bother you , but where is malta', 'where is malta'],
    ['where is malta , many thanks', 'where is malta'],
    ['hello , thanks , where is malta , or gozo , thanks , cheers', 'where is malta , or gozo'],
    ['where is malta , thanks , or gozo', 'where is malta , thanks , or gozo'],
    ['but where is malta , thanks', 'but where is malta'],
    ['thanks , what but malta is hot', 'what but malta is hot'],
    ['hello , many thanks', 'hello , many thanks'],
  ])('%j is %j', (sentence, rest) => {
    expect(withoutKindEnds(sentence)).toBe(rest);
  });
});
