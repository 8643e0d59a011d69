import { eligibility } from '../../../../lambdas/domain/cache/eligibility.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

describe('a prompt', () => {
  const asking = (prompt: string, changes = {}) => ({
    prompt,
    meaning: meaningOf(prompt),
    hasTools: false,
    temperature: 0,
    hasContext: false,
    ...changes,
  });

  test.each([
    ['personal', 'Where is my order?'],
    ['personal', 'What is my name?'],
    ['personal', 'Did I pay last year?'],
    ['personal', 'How old am I?'],
    ['personal', 'Has the bank approved my loan?'],
    ['personal', 'What do I owe on my card?'],
    ['personal', 'My order has not arrived.'],
    ['personal', 'Is kim@example.com valid?'],
    ['personal', 'Is 4111 1111 1111 1111 a valid card?'],
    ['anaphoric', 'How do I fix this?'],
    ['anaphoric', 'Why did he leave?'],
    ['anaphoric', 'I meant to look this up. How do I fix it?'],
    ['follow-up', 'And in Germany?'],
    ['follow-up', 'And how much in Germany?'],
    ['follow-up', 'But what does the second one cost there?'],
    ['follow-up', 'Why?'],
    ['follow-up', 'But do cats eat this fish?'],
    ['follow-up', 'Or is it red?'],
    ['follow-up', 'In Germany?'],
    ['follow-up', 'For whom? In Germany?'],
    ['follow-up', 'In between?'],
    ['follow-up', 'With or without milk?'],
    ['anaphoric', 'Zips. How do I fix them?'],
    ['anaphoric', 'How do I fix it? My zip is stuck.'],
    ['anaphoric', 'Why did he leave? Is Malta big?'],
    ['anaphoric', 'Does it sell bread?'],
    ['time-sensitive', 'Is this year wet in Oslo?'],
    ['time-sensitive', 'Do cats swim? Is it hot in Rome today?'],
    ['anaphoric', 'What do they sell?'],
    ['anaphoric', 'What was the last question?'],
    ['anaphoric', 'What was the first thing I asked?'],
    ['anaphoric', 'How much does the second one cost?'],
    ['anaphoric', 'How do the two differ?'],
    ['anaphoric', 'What do both have in common?'],
    ['anaphoric', 'Are both safe?'],
    ['follow-up', 'Anyone else?'],
    ['time-sensitive', 'What is the weather in Rome today?'],
    ['time-sensitive', 'Which films open next week?'],
    ['time-sensitive', 'What is the latest version of Node?'],
    ['creative', 'Write a poem about rain'],
    ['creative', 'Tell me a joke'],
    ['too-long', `Explain ${'very '.repeat(500)}much`],
  ])('that is %s is not looked up: %s', (why, prompt) => {
    expect(eligibility(asking(prompt))).toEqual({ kind: 'ineligible', why });
  });

  test.each([
    ['How do I reset my password?', 'static'],
    ['What is the capital of France?', 'general'],
    ['Can I freeze bread?', 'general'],
    ['Is it safe to eat raw eggs?', 'general'],
    ['What is a poem?', 'general'],
    ['Define entropy', 'static'],
    ['How do I install the latest version of Node?', 'general'],
    ['How do I make lettuce last the winter?', 'static'],
    ['I got a puppy yesterday. What do dogs eat?', 'general'],
    ['What happens if my card is swallowed by a machine?', 'general'],
    ['What do I do with my card when it is lost?', 'general'],
    ['Do I tip in Japan?', 'general'],
    ['Which is in Spain, Ibiza or Capri?', 'general'],
    ['When did they build the Alhambra?', 'general'],
    ['My zip is stuck. How do I fix it?', 'general'],
    ['And what is the capital of the old kingdom of Bohemia?', 'general'],
    ['But do cats eat fish?', 'general'],
    ['Outside? Do cats swim?', 'general'],
    ['Who is out, Ann or Bob?', 'general'],
    ['Zips jam. How do I fix them?', 'general'],
    ['Does it sell old bread?', 'general'],
    ['How do I make lettuce last the week?', 'static'],
    ['Which is the wettest month in Oslo?', 'general'],
    ['How do I spell "today" in Dutch?', 'general'],
    ['Why do cats purr?', 'static'],
    ['How many cats are there?', 'general'],
    ['What do cats and dogs both have?', 'general'],
    ['Cats and dogs: how do the two differ?', 'general'],
    ['Do both parents need to sign in Norway?', 'general'],
    ['What is the first thing to do after a burn?', 'general'],
    ['How many planets are there?', 'general'],
    ['How do I reset my router?', 'static'],
    ['What are the side effects of aspirin?', 'general'],
    ['How is cheese made?', 'static'],
    ['How many days are in a leap year?', 'general'],
    ['Who won the 1998 World Cup?', 'general'],
    ['What is the capital of Peru?', 'general'],
    ['How much is a mile in km?', 'static'],
    ['What are the side effects?', 'general'],
    ['In 2008 which countries sold cement to Montenegro', 'general'],
  ])('%s is looked up, and its answer is %s', (prompt, ttl) => {
    expect(eligibility(asking(prompt))).toEqual({ kind: 'eligible', ttl });
  });

  test.each([
    'What is X net worth?',
    'What are X symptoms?',
    'What is X time zone?',
    'X net worth',
    'X recipe',
    'What is X colour?',
    'What is X net worth in US dollars?',
    'What is the price of X house?',
    'What is the weight of X dog?',
    'How tall is X son?',
    'How old is X old dog in human years?',
    'How much spare money does X sister have?',
    'What purpose does X key serve in a lock?',
    'X code was written by which team?',
    'X parents, are they married?',
    'X boss, does he like cats?',
    'X town has how many inhabitants?',
    'X bread lasts how long?',
    'In X house what is the most expensive thing?',
  ])('that asks of somebody who is not named is never looked up, whoever that is: %s', (frame) => {
    const owners = 'my our his her its their this these those'.split(' ');
    const asked = owners.map((owner) =>
      frame.replace(/^X/, owner[0]?.toUpperCase() + owner.slice(1)).replace('X', owner),
    );
    expect(asked.filter((prompt) => eligibility(asking(prompt)).kind === 'eligible')).toEqual([]);
  });

  test.each([
    'What purpose does it serve?',
    'What purpose does it serve in a car engine?',
    'It was signed by which king?',
    'It was signed by which old English king?',
    'Does this or that last longer?',
    'Does he or she live longer?',
    'How much spare money does she have?',
    'What is the height of this?',
    'How many people live in this country?',
  ])('that points at nothing is not looked up: %s', (prompt) => {
    expect(eligibility(asking(prompt))).toEqual({ kind: 'ineligible', why: 'anaphoric' });
  });

  test.each([
    'In Burundi, is it customary to tip?',
    'What time does it get dark in Oslo in June?',
    'How does a dog mark its territory?',
    'Laos, what is its capital?',
    "Penguins, why can't they fly?",
    'What is the best way to get rid of my old sofa?',
  ])('that names what it points at is looked up: %s', (prompt) => {
    expect(eligibility(asking(prompt)).kind).toBe('eligible');
  });

  test('that may call tools, is answered freely or rests on who asks, is not looked up', () => {
    expect(eligibility(asking('What is Rust?', { isPersonal: true }))).toMatchObject({ why: 'personal' });
    expect(eligibility(asking('What is Rust?', { hasTools: true }))).toMatchObject({ why: 'tools' });
    expect(eligibility(asking('What is Rust?', { temperature: 0.71 }))).toMatchObject({ why: 'creative' });
    expect(eligibility(asking('What is Rust?', { temperature: 0.7 }))).toMatchObject({ kind: 'eligible' });
  });

  test.each([
    ['I am allergic to nuts.', 'Is pesto safe to eat?'],
    ['From now on answer only in German.', 'What is the capital of Australia?'],
    ['I use Rust.', 'How do I declare a variable?'],
  ])('after «%s» is not looked up: %s', (told, prompt) => {
    const saidBefore = { turns: ['Who wrote Faust?', told, 'Thanks!'], isSummarized: false };
    const later = asking(prompt, { isLater: true, saidBefore });
    expect(eligibility(later)).toEqual({ kind: 'ineligible', why: 'told-before' });
    expect(
      eligibility({ ...later, saidBefore: { turns: ['Who wrote Faust?'], isSummarized: false } }),
    ).toEqual({ kind: 'eligible', ttl: expect.any(String) });
    expect(eligibility({ ...later, hasContext: true }).kind).toBe('eligible');
  });

  test('is not looked up where it rests on what was said before, which its scope does not name', () => {
    const resting = asking('Show me the code');
    expect(eligibility(resting).kind).toBe('eligible');
    expect(eligibility({ ...resting, isLater: true })).toEqual({ kind: 'ineligible', why: 'follow-up' });
    expect(eligibility({ ...resting, isLater: true, hasContext: true }).kind).toBe('eligible');
  });

  test('is looked up to 2,000 characters', () => {
    const long = (length: number) => eligibility(asking(`What is ${'x'.repeat(length - 8)}`));
    expect(long(2_000).kind).toBe('eligible');
    expect(long(2_001)).toEqual({ kind: 'ineligible', why: 'too-long' });
  });

  test('may point at what its scope names, and ask about now where the application says how long', () => {
    expect(eligibility(asking('How do I fix this?', { hasContext: true })).kind).toBe('eligible');
    expect(eligibility(asking('What is the weather in Rome today?', { ttl: 'live' }))).toEqual({
      kind: 'eligible',
      ttl: 'live',
    });
  });
});
