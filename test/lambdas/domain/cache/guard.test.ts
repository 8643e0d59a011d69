import fc from 'fast-check';
import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';
import { runs } from '../arbitraries.ts';
import { OTHER, SAME } from './development-pairs.ts';

const verdict = (one: string, other: string) => guard(meaningOf(one), meaningOf(other));
const kind = (one: string, other: string) => verdict(one, other).kind;

const reasons = (one: string, other: string): readonly string[] => {
  const told = verdict(one, other);
  return told.kind === 'ok' ? [] : told.reasons;
};

describe('the guard', () => {
  test('takes no development pair for the same that is not', () => {
    expect(OTHER.filter(([one, other]) => kind(one, other) === 'ok')).toEqual([]);
  });

  test('finds three of four development paraphrases, and rejects hardly any', () => {
    const kinds = SAME.map(([one, other]) => kind(one, other));
    expect(kinds.filter((one) => one === 'ok').length).toBeGreaterThanOrEqual(0.75 * SAME.length);
    expect(kinds.filter((one) => one === 'reject').length).toBeLessThanOrEqual(0.03 * SAME.length);
  });

  test.each([
    ['the way of asking', 'How do I descale a kettle?', 'What is the way to descale a kettle?'],
    ['courtesies', 'Why is the sky blue?', 'Hi! Could you please tell me why the sky is blue? Thanks!'],
    [
      'courtesies in any words',
      'Why is it hot?',
      'Why is it hot? Many kind thanks to all of you for your help.',
    ],
    ['clauses around a question', 'Where is Malta?', "I'm dying to find out where Malta is."],
    ['a phrase in front', 'Are dogs allowed in Node 1.27?', 'In Node 1.27, are dogs allowed?'],
    ['a phrase in front, whichever', 'Over Malta, when is Vega up?', 'When is Vega up over Malta?'],
    ['pauses', 'Paint a barn, meant for a stage.', 'Paint a barn meant for a stage'],
    ['the place of a phrase', 'How do I sort a list in Python?', 'In Python, how do I sort a list?'],
    ['the voice', 'Who invented the telephone?', 'By whom was the telephone invented?'],
    ['contractions', "Why doesn't it snow in Rome?", 'Why does it not snow in Rome?'],
    ['synonyms', 'How do I buy a car?', 'How can I purchase an automobile?'],
    ['spelling', 'How do I colour hair?', 'How do I color hair?'],
    ['numerals', 'List three planets', 'List 3 planets'],
    ['the order of names', 'Compare Python and Java', 'What is the difference between Java and Python?'],
    ['particles', 'How do I turn off the light?', 'How do I turn the light off?'],
    ['degrees', 'Which animal is the fastest?', 'What is the fastest animal?'],
    ['a slip', 'How do I receive an invitation?', 'How do I recieve an invitation?'],
    ['owners', "What is France's capital?", 'What is the capital of France?'],
    ['initials', 'When was the WHO founded?', 'When was the World Health Organization founded?'],
  ])('sees through %s', (_what, one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['number', 'Convert 5 miles to km', 'Convert 6 miles to km'],
    ['number', 'How do I install Python 3.10?', 'How do I install Python 3.1?'],
    ['number', 'How do I cut an mp3?', 'How do I cut an mp4?'],
    ['unit', 'Is 5 kg heavy?', 'Is 5 pounds heavy?'],
    ['negation', 'Why is Pluto a planet?', 'Why is Pluto not a planet?'],
    ['antonym', 'How do I increase speed?', 'How do I decrease speed?'],
    ['antonym', 'Is it legal to park here at noon?', 'Is it illegal to park here at noon?'],
    ['antonym', 'Do I drink tea before meals?', 'Do I drink tea after meals?'],
    ['comparison', 'What is the largest lake?', 'What is the larger lake?'],
    ['quantifier', 'Do all birds sing?', 'Do most birds sing?'],
    ['modality', 'Can guests smoke?', 'Must guests smoke?'],
    ['tense', 'Is there life on Mars?', 'Was there life on Mars?'],
    ['time', 'Does the shop open on Monday?', 'Does the shop open on Friday?'],
    ['entity', 'Is the museum in Paris free?', 'Is the museum in London free?'],
    [
      'number',
      'I live at 3000 metres. Is pasta slow to cook?',
      'I live at 90 metres. Is pasta slow to cook?',
    ],
    ['person', 'What is your name?', 'What is my name?'],
    ['question', 'Where was Bach born?', 'When was Bach born?'],
    ['preposition', 'Are there songs by Queen?', 'Are there songs about Queen?'],
    ['direction', 'Are there flights from Rome to Oslo?', 'Are there flights from Oslo to Rome?'],
    ['direction', 'Does Alice report to Bob?', 'Does Bob report to Alice?'],
  ])('rejects another %s, for good', (reason, one, other) => {
    expect(verdict(one, other).kind).toBe('reject');
    expect(reasons(one, other)).toContain(reason);
  });

  test.each([
    ['substitution', 'How do I patch drywall?', 'How do I repaint drywall?'],
    ['addition', 'How do I cook rice?', 'How do I cook brown rice?'],
    ['language', 'Wie koche ich Reis?', 'Wie kocht man den Reis?'],
    ['name', 'How do I cook rice?', 'How do I cook rice in Japan?'],
    ['slip', 'How do I cook brown rice?', 'How do I cook borwn rice?'],
    ['slip', 'Who bakes the bread of Malta?', 'It is late, and I am bored. Who bkes the bread of Malta?'],
    ['substitution', 'How do I cook brown rice?', 'How do I steam borwn rice?'],
    ['story', 'How do I cook brown rice?', 'We sat in the garden all evening. How do I cook brown rice?'],
    [
      'addition',
      'How long does rye bread take to bake?',
      'I live at 3000 metres. How long does rye bread take to bake?',
    ],
    ['addition', 'How do I clean it?', 'I have a gas stove. How do I clean it?'],
    ['substitution', 'I have a gas stove. How do I clean it?', 'I have a glass stove. How do I clean it?'],
    [
      'substitution',
      'I have a kennel. Which licence does that take?',
      'I have a bar. Which licence does that take?',
    ],
    ['arrangement', 'In which week do people sow rye?', 'What is the week for sowing rye?'],
  ])('leaves a %s to the judge', (reason, one, other) => {
    expect(verdict(one, other)).toEqual({ kind: 'grey', reasons: [reason] });
  });

  test.each([
    ['a slip', 'What lies under the bridge?', 'What lies around the brigde?'],
    [
      'a story',
      'What lies under the old bridge?',
      'It is late, and I am bored. What lies around the old bridge?',
    ],
  ])('takes nothing for harmless that hides behind %s', (_what, one, other) => {
    expect(verdict(one, other)).not.toMatchObject({ kind: 'ok' });
    expect(reasons(one, other)).not.toContain('slip');
    expect(reasons(one, other)).not.toContain('story');
  });

  test('reads numbers in every language', () => {
    expect(verdict('Wie viele Tage hat das Jahr 2024?', 'Wie viele Tage hat das Jahr 2025?')).toEqual({
      kind: 'reject',
      reasons: ['number'],
    });
  });

  test('reads several numbers as several, and no English rule where one prompt is not English', () => {
    expect(verdict('Ist 1 von 23 gut?', 'Ist 1 von 23 schlecht?')).toMatchObject({ kind: 'grey' });
    expect(verdict('Ist 1 von 23 gut?', 'Ist 12 von 3 gut?')).toMatchObject({ kind: 'reject' });
    expect(verdict('How do I cook rice?', 'Wie koche ich den Reis?')).toEqual({
      kind: 'grey',
      reasons: ['language'],
    });
  });

  const words = fc.constantFrom(
    ..."how do i what is the a of in to from cat dog paris london not all most can must should was people they 's made get and or by 3 seven big bigger before after without sort list my your who when , .".split(
      ' ',
    ),
  );
  const prompt = fc
    .oneof(
      fc.array(words, { minLength: 1, maxLength: 9 }).map((some) => some.join(' ')),
      fc.constantFrom(...[...SAME, ...OTHER].flat()),
      fc.string({ maxLength: 40 }),
    )
    .filter((text) => text.trim() !== '');

  test('says the same whichever prompt comes first', () => {
    fc.assert(
      fc.property(prompt, prompt, (one, other) => {
        expect(verdict(one, other)).toEqual(verdict(other, one));
      }),
      runs,
    );
  });

  test('never accepts where the numbers differ', () => {
    const numbered = fc.tuple(prompt, fc.nat(999), fc.nat(999)).filter(([, a, b]) => a !== b);
    fc.assert(
      fc.property(numbered, ([text, a, b]) => {
        expect(kind(`${text} ${a} times`, `${text} ${b} times`)).not.toBe('ok');
        expect(kind(text, `${text} ${b}`)).not.toBe('ok');
      }),
      runs,
    );
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))('takes %s for a word like any other', (word) => {
    for (const text of [
      `What is a ${word} in Java?`,
      `How many ${word} are 5 ${word}?`,
      `Must a ${word} run?`,
    ]) {
      expect([text, kind(text, `Hi, ${text}`)]).toEqual([text, 'ok']);
    }
  });

  test('accepts a prompt as itself, unless nothing in it is English', () => {
    for (const text of [...SAME, ...OTHER].flat()) {
      expect([text, kind(text, text)]).toEqual([text, 'ok']);
    }
  });

  test('takes a negation away from no prompt unseen', () => {
    for (const noun of ['cats', 'engines', 'taxes', 'poems']) {
      expect(kind(`Do ${noun} matter?`, `Do ${noun} not matter?`)).toBe('reject');
      expect(kind(`Why do ${noun} matter?`, `Why don't ${noun} matter?`)).toBe('reject');
    }
  });
});
