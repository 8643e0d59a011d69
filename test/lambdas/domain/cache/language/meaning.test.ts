import { meaningOf } from '../../../../../lambdas/domain/cache/language/meaning.ts';

describe('the gist of a prompt', () => {
  test.each([
    ['Where is Malta?', 'where is malta'],
    ['Sorry to bother you, but where is Malta? Best regards, Ann', 'where is malta'],
    ['Hi! Where is Malta? Many thanks to all of you.', 'where is malta'],
    ['Sorry for asking, but I am dying to find out where Malta is', 'tell me where malta is'],
    ['We ate rice. Where is Malta?', 'where is malta'],
    ['We ate rice. Name a town.', 'tell me a town'],
    ['She told me which bus stops. Name a town.', 'she told me which bus stops . tell me a town'],
    ['She told me who came. Name a town.', 'she told me who came . tell me a town'],
    ['They had whatever stops. Name a town.', 'tell me a town'],
    ['We ate rice. It is late.', 'we ate rice . it is late'],
    ['My hens stopped laying. But why is that?', 'my hens stopped laying , why'],
    ['I see. Why?', 'why'],
    ['Thanks!', 'thanks'],
    ['5 hens?', '5 hens'],
    ['', ''],
  ])('%j is %j', (prompt, gist) => {
    expect(meaningOf(prompt).gist).toBe(gist);
  });

  test('has the words of code and numbers without our marks', () => {
    expect(meaningOf('Run `ls -R 5` for 3 hens').gist.split(/ +/)).toEqual(
      'run ls -R 5 for 3 hens'.split(' '),
    );
  });
});

describe('the sentences of a prompt', () => {
  const counts = ({ sentences, asking, questions }: ReturnType<typeof meaningOf>) => [
    sentences.length,
    asking.length,
    questions.length,
  ];

  test.each([
    ['Where is Malta?', 1, 1, 1],
    ['We ate rice. Where is Malta?', 2, 1, 1],
    ['Paint a barn. Is it hot?', 2, 2, 1],
    ['Paint a barn. Name a town.', 2, 2, 2],
    ['We ate rice. It is late.', 2, 2, 2],
    ['Hi! Thanks! Where is Malta?', 1, 1, 1],
    ['', 0, 0, 0],
  ])('%j: %i, of which %i want something and %i ask', (prompt, all, asking, questions) => {
    const meaning = meaningOf(prompt);
    expect(counts(meaning)).toEqual([all, asking, questions]);
    expect(meaning.inPlace.sentences).toHaveLength(all);
    expect(meaning.inPlace.questions).toHaveLength(questions);
    expect(meaning.inPlace.texts).toHaveLength(all);
  });

  test('are the same in place, those that ask as well', () => {
    const { questions, inPlace } = meaningOf('Paint a barn. Is it hot?');
    expect(inPlace.questions).toEqual(questions);
    expect(inPlace.questions[0]).toBe(inPlace.sentences[1]);
  });

  test('give all words that say something, those of phrases as well', () => {
    const words = meaningOf('We ate rice. Where in Rome is the sea of salt?').items.map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(['ate', 'rice', 'rome', 'sea', 'salt']));
  });

  test('name nobody by `they`, where no other does', () => {
    const question = (prompt: string) => meaningOf(prompt).questions[0];
    const inPlace = (prompt: string) => meaningOf(prompt).inPlace.questions[0];
    for (const read of [question, inPlace]) {
      expect(read('Where do they bake bread?')).toEqual(read('Where do people bake bread?'));
      expect(read('Romans came. Where do they bake bread?')).not.toEqual(read('Where do they bake bread?'));
    }
  });
});

describe('what is said', () => {
  test.each([
    ['Paint a barn, meant for a stage.', 'paint a barn meant for a stage'],
    ['Is it hot? Is it cold?', 'is it hot is it cold'],
    ['Is it hot? Cold?', 'is it hot . cold'],
    ['Is it x? Is it cold?', 'is it x . is it cold'],
    ['We have 3. Is it cold?', 'we have #3 . is it cold'],
    ['Is it hot? Cut 3', 'is it hot . cut #3'],
    ['Is it hot? 3 of them?', 'is it hot . #3 of them'],
  ])('%j is %j, with the pauses that matter', (prompt, said) => {
    expect(meaningOf(prompt).said).toBe(said);
  });
});

describe('numbers', () => {
  test.each([
    ['Cut an mp3 of 1080p', ['1080', '3']],
    ['Is it 10:30 on 2020-05-06?', ['10:30', '2020-05-06']],
    ['Is 2.5 more than 1/2?', ['1/2', '2.5']],
    ['Is the 3rd of 12 late?', ['12', '3th']],
    ['We have 5. With them?', ['5']],
    ['Who is it?', []],
  ])('of %j are %j', (prompt, numbers) => {
    expect(meaningOf(prompt).numbers).toEqual(numbers);
  });

  test('that are asked about are those where something is asked', () => {
    const { numbers, askedNumbers } = meaningOf('I have 3 hens. Where is Malta in 2020?');
    expect(numbers).toEqual(['2020', '3']);
    expect(askedNumbers).toEqual(['2020']);
  });
});

describe('a prompt is English', () => {
  test.each([
    ['Is café au lait hot?'],
    ['Is Las Vegas hot?'],
    ['is las vegas in us'],
    ['naïve façade'],
    ['cook brown rice'],
    ['2 + 2'],
  ])('%s', (prompt) => {
    expect(meaningOf(prompt).isEnglish).toBe(true);
  });

  test.each([
    ['Wie koche ich Reis?'],
    ['Where is la playa del sol?'],
    ['las vegas'],
    ['Visitez Las Palmas'],
    ['Las Palmas'],
    ['is las vegas hot'],
    ['Где Мальта?'],
    ['Is the Straße wide in the town?'],
  ])('which %s is not', (prompt) => {
    expect(meaningOf(prompt).isEnglish).toBe(false);
  });
});
