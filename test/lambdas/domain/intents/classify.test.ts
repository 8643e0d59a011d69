import fc from 'fast-check';
import { classify } from '../../../../lambdas/domain/intents/classify.ts';
import { trainedModel } from '../../../../lambdas/domain/intents/trained-model.ts';
import { runs } from '../arbitraries.ts';
import { MODEL, smallModel } from './small-model.ts';

const intentOf = (text: string, model = MODEL) => classify(text, model)?.intent;

describe('classification', () => {
  test('names the intent of a sure text, with its confidence', () => {
    expect(classify('hello', MODEL)).toEqual({ intent: 'hello', confidence: expect.any(Number) });
    expect(classify('hello', MODEL)?.confidence).toBeGreaterThan(0.99);
    expect(intentOf('open today')).toBe('hours');
  });

  test('looks past courtesies, typing errors, case and punctuation', () => {
    expect(intentOf('HELLO!!!')).toBe('hello');
    expect(intentOf('Hi there! Open today, please? Thank you!')).toBe('hours');
    expect(intentOf('ok, open todya')).toBe('hours');
  });

  test('takes a courtesy for part of what is said where that is the intent', () => {
    expect(intentOf('hello again')).toBe('hello');
  });

  test.each([
    ['a word at home in no intent', 'open the shopping today'],
    ['a word that nobody knows', 'open the louvre today'],
    ['words at home in different intents', 'open there'],
    ['two sentences', 'open today. open tuesday'],
    ['two wishes', 'open today and tuesday'],
    ['a negation', 'not open today'],
    ['a quotation', 'open "today"'],
    ['nothing', ''],
    ['nothing but signs', '?!'],
    ['only words that say nothing', 'are you the'],
    ['a courtesy and a word of another intent', 'hello, when'],
  ])('leaves %s to a model', (_what, text) => {
    expect(intentOf(text)).toBeUndefined();
  });

  test('follows a wish for what cannot be remembered', () => {
    expect(intentOf('i dont remember hello')).toBe('hello');
    expect(intentOf('i dont hello')).toBeUndefined();
  });

  test('answers from the threshold of the intent on, and not below', () => {
    const confidence = classify('hello', MODEL)?.confidence ?? 0;
    const at = (hello: number) => ({ ...MODEL, thresholds: [hello, 0.9] });
    expect(intentOf('hello', at(confidence))).toBe('hello');
    expect(intentOf('hello', at(confidence + 1e-9))).toBeUndefined();
    expect(intentOf('open', at(2))).toBe('hours');
  });

  test('judges a sentence anew without its courtesies', () => {
    const model = smallModel({
      evidence: { open: [1, 45], please: [2, 45] },
      words: { 2: 'open today', 3: 'please' },
    });
    expect(intentOf('open today please', model)).toBe('hours');
    expect(intentOf('please', model)).toBeUndefined();
  });
});

describe('classification of any text', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ...'hi what are your opening hours do you open today not and thanks ? ! . , \n 9'.split(' '),
        ),
        { maxLength: 30 },
      )
      .map((words) => words.join(' ')),
  );

  test('ends without an error, the same each time, above the threshold of an intent it has', () => {
    const model = trainedModel();
    fc.assert(
      fc.property(typed, (text) => {
        const first = classify(text, model);
        expect(classify(text, model)).toEqual(first);
        if (first) {
          const threshold = model.thresholds[model.intents.indexOf(first.intent)] ?? 2;
          expect(first.confidence).toBeGreaterThanOrEqual(threshold);
          expect(threshold).toBeGreaterThanOrEqual(0.9);
          expect(first.confidence).toBeLessThanOrEqual(1);
        }
      }),
      runs,
    );
  });

  test('leaves what is longer than a question to a model, however long it is', () => {
    const model = trainedModel();
    expect(classify('hello '.repeat(27), model)).toBeUndefined();
    expect(classify('hello '.repeat(1_000_000), model)).toBeUndefined();
  });
});
