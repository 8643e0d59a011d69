import { linesOf, phrasesOf, templatesOf, textsOf } from '../../../bench/intents/train/templates.ts';
import { trainedOn } from '../../../bench/intents/trained-on.ts';
import { seededRandom } from '../../../local/engines/dynamodb/seeded-random.ts';

const random = () => seededRandom(7, 'templates');
const phrases = phrasesOf('# named\nask: tell me|i ask: please\n');

describe('a template', () => {
  test('stands for texts in which each choice comes once at least', () => {
    const [template] = templatesOf('# a comment\n\nwhen do you {open|close|start} [today]\n', phrases);
    const texts = template ? textsOf(template, random()) : [];
    expect(texts).toHaveLength(3);
    for (const word of ['open', 'close', 'start', 'today']) {
      expect(texts.some((text) => text.includes(word))).toBe(true);
    }
    expect(texts.every((text) => /^when do you (open|close|start)( today)?$/.test(text))).toBe(true);
  });

  test('takes phrases by name, which may hold a colon', () => {
    const [template] = templatesOf('$ask {the time|it}', phrases);
    const texts = template ? textsOf(template, random()) : [];
    expect(new Set(texts.map((text) => text.replace(/ (the time|it)$/, '')))).toEqual(
      new Set(['tell me', 'i ask: please']),
    );
  });

  test('is refused with a phrase that nobody wrote', () => {
    expect(() => templatesOf('$sak it', phrases)).toThrow('$sak is no phrase; phrases.txt has ask.');
  });

  test('gives the same texts for the same seed', () => {
    const [template] = templatesOf('{a|b|c|d|e} {1|2|3}', {});
    expect(template && textsOf(template, random())).toEqual(template && textsOf(template, random()));
  });
});

test('lines that say nothing are none', () => {
  expect(linesOf(' a \n\n# b\nc')).toEqual(['a', 'c']);
});

test('a text was trained on where a template stands for its words, however it is written', () => {
  const isTrainedOn = trainedOn(
    templatesOf('[$ask] when {do you|does the shop} open\n{hi|hello} there', phrases),
  );
  expect(isTrainedOn('When do you open?')).toBe(true);
  expect(isTrainedOn('Tell me when do you open')).toBe(true);
  expect(isTrainedOn('HELLO, there!')).toBe(true);
  expect(isTrainedOn('when do you open today')).toBe(false);
  expect(isTrainedOn('hello')).toBe(false);
});
