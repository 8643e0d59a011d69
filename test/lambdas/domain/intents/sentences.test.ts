import { sentencesOf } from '../../../../lambdas/domain/intents/sentences.ts';

describe('sentences', () => {
  test.each<[string, string, string[][]]>([
    ['in small letters', 'Are YOU open', [['are', 'you', 'open']]],
    [
      'without apostrophes of any kind',
      "what's who’s it‘s ʼtis o´clock",
      [['whats', 'whos', 'its', 'tis', 'oclock']],
    ],
    ['without accents', 'Café naïve À bientôt', [['cafe', 'naive', 'a', 'bientot']]],
    ['with numbers as one digit', 'at 9 or 10:30, 24/7', [['at', '0', 'or', '0', '0', '0', '0']]],
    ['with no letter more than twice in a row', 'heyyyy helloooo', [['heyy', 'helloo']]],
    [
      'of letters of any script',
      '영업 시간 часы',
      [['영업', '시간', 'часы'].map((word) => word.normalize('NFKD'))],
    ],
    [
      'apart at each mark of an end',
      'Hi! Open? yes. no; so: a\nb…c。d！e？f',
      [['hi'], ['open'], ['yes'], ['no'], ['so'], ['a'], ['b'], ['c'], ['d'], ['e'], ['f']],
    ],
    ['together around a point between digits', 'version 2.0 is out', [['version', '0', '0', 'is', 'out']]],
    ['together around commas and hyphens', 'so, next-day delivery', [['so', 'next', 'day', 'delivery']]],
    ['none, where nothing is a word', ' ?! 👍 … ', []],
    ['none of nothing', '', []],
  ])('are %s', (_how, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});
