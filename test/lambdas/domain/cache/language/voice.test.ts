import { meaningOf } from '../../../../../lambdas/domain/cache/language/meaning.ts';
import { wordsOf } from './items.ts';

const read = (prompt: string) =>
  meaningOf(prompt).sentences.map(({ ask, main, parts, marks }) =>
    [
      ask,
      wordsOf(main),
      ...parts.map(({ marker, items }) => `${marker}: ${wordsOf(items)}`),
      marks.join(' '),
    ].join(' | '),
  )[0];

describe('a passive is read as its active', () => {
  test.each([
    ['with who did it', 'Was bread baked by Bell?', 'whether | bell baked bread | past'],
    ['with who is asked for', 'Who was bread baked by?', 'who | baked bread | past'],
    [
      'with which of them is asked for',
      'By which kings was Rome attacked?',
      'what | kings attacked rome | past',
    ],
    ['with what is asked for', 'What was the blast caused by?', 'what | caused blast | past'],
    ['with nobody who did it', 'What was it powered with?', 'what | powered it | with:  | past passive'],
    ['before a time', 'Was bread sold yesterday?', 'whether | sold bread yesterday | past'],
    ['with get', 'Does glass get made in Spain?', 'whether | made glass | in: spain | '],
    ['but not where a way is asked for', 'How do I get fired?', 'how-to | get fired | '],
    ['but not without a participle', 'Does bread get hard?', 'whether | bread get hard | '],
    ['with a participle like its verb', 'How are cards put?', 'how | put cards | '],
    ['with what is left of it', 'Is bread old?', 'whether | bread old | '],
    ['with no by that is known', 'Who is Bach fraught by?', 'who | bach fraught | '],
    ['with a with that is known', 'Who is Bach fraught with?', 'who | bach fraught | with:  | '],
    ['with a by and its words', 'Who is Bach fraught by fire?', 'who | bach fraught | by: fire | '],
    ['with what is paid for', 'When was the canal paid for?', 'when | paid | for: canal | past passive'],
    ['with what is paid for by whom', 'Who was the canal paid for by?', 'who | paid | for: canal | past'],
    ['with whom it is for', 'Who was bread baked for?', 'who | baked bread | for:  | past passive'],
    ['with where it is sold', 'Where was bread sold in Rome?', 'where | sold bread | in: rome | past'],
    ['with more that is asked for', 'How many loaves are baked?', 'how-many | loaves baked | passive'],
    ['with a degree in front', 'How long is bread baked?', 'how | long baked bread | '],
    ['with nothing but itself', 'What is covered?', 'what | covered | passive'],
  ])('%s: %s', (_what, prompt, reading) => {
    expect(read(prompt)).toBe(reading);
  });
});

describe('a way is anybody his', () => {
  test.each([
    ['of every day', 'How are ties tied?', 'how-to | tied ties | '],
    ['that he can', 'How can ties be tied?', 'how-to | tied ties | '],
    ['but not of another thing', 'How are ties sold?', 'how | sold ties | '],
    ['but not of somebody', 'How are ties tied by kings?', 'how | kings tied ties | '],
    ['but not of what was', 'How were ties tied?', 'how | tied ties | past'],
    ['but not of what will be', 'How will ties be tied?', 'how | tied ties | will'],
    ['but not of a degree', 'How often are ties tied?', 'how | often tied ties | '],
    ['but not of a reason', 'Why are ties tied?', 'why | tied ties | '],
  ])('%s: %s', (_what, prompt, reading) => {
    expect(read(prompt)).toBe(reading);
  });
});

describe('a superlative stands in front', () => {
  test.each([
    ['of most', 'Which animal is the fastest?', 'what | fastest animal | '],
    ['of least', 'Which bread is the least expensive?', 'what | expensive bread | '],
    ['but not of more', 'Which animal is faster?', 'what | animal faster | '],
    ['of several words', 'Which big animal is the fastest?', 'what | fastest big animal | '],
  ])('%s: %s', (_what, prompt, reading) => {
    expect(read(prompt)).toBe(reading);
  });
});

describe('people do what is done', () => {
  test.each([
    ['in front', 'Did people sell rye in Rome?', 'whether | sell rye | in: rome | past'],
    ['not yet', 'Did people not sell rye?', 'whether | sell rye | not past'],
    ['to what is asked for', 'Which rye do people sell?', 'what | rye sell | passive'],
    ['to how many', 'How many loaves do people sell?', 'how-many | loaves sell | passive'],
    ['unless nothing is', 'Where do people sell in Rome?', 'where | people sell | in: rome | '],
    ['unless it is still', 'Do people still sell rye?', 'whether | people still sell rye | '],
    [
      'unless it is how they do',
      'Do people slowly sell rye?',
      'whether | people sell rye | adverb: slowly | ',
    ],
    ['unless animals do', 'Do people kill wolves?', 'whether | people kill wolves | '],
    ['unless they can', 'Can people sell rye?', 'whether | people sell rye | can'],
    ['unless they are peoples', 'Do peoples sell rye?', 'whether | peoples sell rye | '],
    ['as they', 'When do they sell rye?', 'when | sell rye | '],
    ['as I should', 'Which rye should I sell?', 'what | rye sell | should passive'],
    ['as how many you should', 'How many loaves should you sell?', 'how-many | loaves sell | should passive'],
    ['as who I should', 'Who should I call?', 'who | call | should passive'],
    [
      'as how often one should',
      'How often should one sweep chimneys?',
      'how | often sweep chimneys | should',
    ],
    ['unless I do', 'Which rye do I sell?', 'what | rye i sell | '],
    ['unless others should', 'Which rye should farmers sell?', 'what | rye farmers sell | should'],
    [
      'unless it is between us',
      'Which of my ryes should you sell me?',
      'what | of my ryes you sell me | should',
    ],
  ])('%s: %s', (_what, prompt, reading) => {
    expect(read(prompt)).toBe(reading);
  });
});
