import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const kind = (one: string, other: string) => guard(meaningOf(one), meaningOf(other)).kind;

/** Pairs by how their sentences are built. A table and no logic, so it is long. */
describe('who does it, where anybody may', () => {
  test.each([
    ['When did they build the Colosseum?', 'When was the Colosseum built?'],
    ['How many dialects do people speak in Laos?', 'How many dialects are spoken in Laos?'],
    ['What instruments do people play in Mali?', 'What instruments are played in Mali?'],
    ['Has anybody solved the enigma?', 'Has the enigma been solved?'],
    ["How do you clean a horse's hoof?", "How is a horse's hoof cleaned?"],
    ['Who paid for the new bridge?', 'Who was the new bridge paid for by?'],
    ['Do bakers use lard in scones?', 'Is lard used in scones by bakers?'],
    ['Which spices do Thai cooks use?', 'Which spices are used by Thai cooks?'],
    ["Who were Charles II's advisers?", 'Who were the advisers of Charles II?'],
    ['How is a tie tied?', 'How do you tie a tie?'],
    ['How often should you sweep a chimney?', 'How often should a chimney be swept?'],
    ['How should boots be cleaned?', 'How should I clean boots?'],
    ['Which oil should I use for frying?', 'Which oil should be used for frying?'],
    ['How many ships does Oman own?', 'How many ships are owned by Oman?'],
    ['How does glass get made?', 'How is glass made?'],
    ['Why did Rome boycott the games?', 'Why were the games boycotted by Rome?'],
    ['Can you see Mars tonight?', 'Can Mars be seen tonight?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['Which animals are eaten in France?', 'Which animals eat in France?'],
    ['How many sharks do people kill?', 'How many sharks are killed?'],
    ['Why are banks trusted?', 'Why do banks trust people?'],
    ['I have two cats. When do they use the litter?', 'I have two cats. When do people use the litter?'],
    ['What do they sell?', 'What is sold?'],
    ['When did they build it?', 'When was it built?'],
    ['When guests arrive, what do they bring?', 'When guests arrive, what do people bring?'],
    ['Who was the parcel sent to?', 'Who sent the parcel?'],
    ['What was the blast caused by?', 'What was caused by the blast?'],
    ['What can people be fined for?', 'What can be fined?'],
    ['Are tourists charged?', 'Do tourists charge?'],
    ['How many were killed?', 'How many killed?'],
    ['Which animals should I eat?', 'Which animals should eat?'],
    ['Who should I call?', 'Who should call?'],
    ['Who can I hire?', 'Who can hire?'],
    ['How should boots be cleaned?', 'How do I clean boots?'],
    ['How do I get fired?', 'How do I fire?'],
    ['Why did somebody murder Bob?', 'Why did Bob murder somebody?'],
    ['Why is smoked salmon in the fridge?', 'Why is salmon smoked in the fridge?'],
    ['Do people use slide rules?', 'Are slide rules used by engineers?'],
    ['Which islands were created by people?', 'Which islands were created?'],
    ['Has Mars been visited by people?', 'Has Mars been visited?'],
    ['Have people visited Mars?', 'Has Mars been visited?'],
    ['How many species do people threaten?', 'How many species are threatened?'],
    ['How many forests do people burn?', 'How many forests are burned?'],
    ['How is HIV transmitted?', 'How do I transmit HIV?'],
    ['How are credit cards stolen?', 'How do I steal credit cards?'],
    ['How are elephants poached?', 'How do I poach elephants?'],
    ['How is evidence planted?', 'How do I plant evidence?'],
  ])('and where it tells: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('words at another place', () => {
  test.each([
    ['Besides gold, what did Incas work with?', 'What did Incas work with besides gold?'],
    ['Of all the planets, which is the coldest?', 'Which is the coldest of all the planets?'],
    ['if my visa is late can i still travel', 'Can I still travel if my visa is late?'],
    ['How, without a drill, do I hang a shelf?', 'How do I hang a shelf without a drill?'],
    ['What, if anything, does a guest pay?', 'What does a guest pay, if anything?'],
    ['Through which tunnel does it pass?', 'Which tunnel does it pass through?'],
    ['To whom should I report a leak?', 'Who should I report a leak to?'],
    ['the treaty was signed by which queen', 'Which queen signed the treaty?'],
    ['The capital of Laos is what?', 'Laos, what is its capital?'],
    ['The outage could have been caused by what?', 'What could have caused the outage?'],
    ['Trier lies on which river?', 'Which river does Trier lie on?'],
    ['My hen has stopped laying, why?', 'Why has my hen stopped laying?'],
    ['When was it that Carthage burned?', 'When did Carthage burn?'],
    ['Mozart or Haydn: which was born first?', 'Which was born first, Haydn or Mozart?'],
    ['In which year was the canal dug?', 'When was the canal dug?'],
    ['A shark has which bones?', 'Which bones does a shark have?'],
    ['Where, in winter, do bears sleep?', 'Where do bears sleep in winter?'],
    ["Penguins, why can't they fly?", "Why can't penguins fly?"],
    ['Historically, how was salt traded?', 'How was salt traded historically?'],
    ['Are cats and dogs colour blind?', 'Are dogs and cats colour blind?'],
    ['Is a tomato a fruit or a vegetable?', 'Is a tomato a vegetable or a fruit?'],
    ['Do cats or dogs live longer?', 'Which live longer, dogs or cats?'],
    ["I'm pregnant, can I eat sushi?", "I'm pregnant. Can I eat sushi?"],
    ['Every summer, how many storms hit Guam?', 'How many storms hit Guam every summer?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['Of the Beatles, who is the oldest child?', 'Who is the oldest child of the Beatles?'],
    ['In what year did the ship sink?', 'What time did the ship sink?'],
    ['In what month did the ship sink?', 'In what year did the ship sink?'],
    ['To whom did Nero write?', 'Who wrote to Nero?'],
    ['About whom did Nero write?', 'To whom did Nero write?'],
    ['Bees are eaten by which birds?', 'Which birds are eaten by bees?'],
    ['Nero, why did he kill Seneca?', 'Seneca, why did he kill Nero?'],
    ['If I go to Rome can I take a dog?', 'If I take a dog can I go to Rome?'],
    ['My hens stopped laying, why?', 'My hens started laying, why?'],
    ['What do I add to salt, oil or water?', 'What do I add salt to, oil or water?'],
    ['Do I wash and dry silk?', 'Do I dry and wash silk?'],
    ['Are cats and dogs fed first?', 'Are dogs and cats fed first?'],
    ['Is Ann loud and Bob shy?', 'Is Bob loud and Ann shy?'],
    ['Should I rent and then buy?', 'Should I buy and then rent?'],
    ['Which came first, the chicken or the egg?', 'Which came last, the chicken or the egg?'],
    ['Should I prime or sand first?', 'Should I sand or prime first?'],
    ['Salt then oil: which is first?', 'Oil then salt: which is first?'],
    ['My cat bit my dog, will he die?', 'My cat bit my dog, will she die?'],
    ['Henry and Anne, who was her father?', 'Who was the father of Henry and Anne?'],
    ['Alex, why did he leave?', 'Alex, why did she leave?'],
    ['Do vitamins or minerals make you live longer?', 'Which make you live longer, vitamins or minerals?'],
    ['Did cats or dogs live longer?', 'Which live longer, cats or dogs?'],
  ])('that say something else there: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('a case and the question about it', () => {
  test.each([
    ["I'm a vegan. What can I eat in Peru?", "What can I eat in Peru? I'm a vegan."],
    ['Every morning my knees crack. Should I worry?', 'Should I worry? My knees crack every morning.'],
    ['My hens stopped laying. Why?', 'Why did my hens stop laying?'],
  ])('in either order: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['I am a vegan. What can I eat?', 'What can I eat? I am not a vegan.'],
    ['I have a visa. Can I work?', 'Can I work? How do I visa?'],
    ['Is it allowed? Why?', 'Why is it allowed?'],
    ['Is parking allowed, and why?', 'Why is parking allowed?'],
    [
      'I have a cat. What does it eat? I have a dog. Is it old?',
      'I have a dog. What does it eat? I have a cat. Is it old?',
    ],
    ['Sand the wood. Prime the wood.', 'Prime the wood. Sand the wood.'],
  ])('but no other case: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('adverbs that bind what follows them', () => {
  test.each([
    ['Are solely nurses allowed to draw blood?', 'Are nurses solely allowed to draw blood?'],
    ['Is merely the deposit refundable?', 'Is the deposit merely refundable?'],
    ['Does exclusively Oslo levy it on cars?', 'Does Oslo levy it exclusively on cars?'],
    ['Can only members vote?', 'Can members only vote?'],
  ])('stay at their place: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('what is no difference for good', () => {
  test.each([
    ['My visa was refused by the consulate, may I appeal?', 'The consulate refused my visa, may I appeal?'],
    ['Where and how is saffron kept?', 'How should one store saffron?'],
    ['How long is a tabla lesson?', 'How many minutes is a tabla lesson?'],
    ['What, if anything, does a guest pay?', 'Does a guest pay anything by law?'],
    ['What do Laos, Peru and Chad share?', 'What do Chad, Peru and Laos share?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('reject');
  });

  test.each([
    ['Is the visa refused by the consulate?', 'Was the visa refused by the consulate?'],
    ['How often do eels spawn?', 'When do eels spawn?'],
    ['Does Alice report to Bob?', 'Does Bob report to Alice?'],
    ['How long do eels live?', 'Where do eels live?'],
  ])('and what is: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('reject');
  });

  test("takes the 'd of where for did, and that of who for would", () => {
    expect(kind("Where'd the word come from?", 'Where did the word come from?')).toBe('ok');
    expect(kind("Who'd want it?", 'Who did want it?')).not.toBe('ok');
  });
});

describe('ways of asking', () => {
  test.each([
    ['Directions for tying a bowline', 'How do you tie a bowline?'],
    ['A tutorial on knitting socks', 'How do I knit socks?'],
    ['What is involved in adopting a child?', 'How do I adopt a child?'],
    ['What does it take to become a pilot?', 'How do I become a pilot?'],
    ['oman gdp', 'What is the GDP of Oman?'],
    ['flu symptoms', 'What are the symptoms of flu?'],
    ['iron melting point', "What is iron's melting point?"],
    ['For what reason does ice float?', 'Why does ice float?'],
    ['age of the universe', 'How old is the universe?'],
    ['limoncello recipe', 'How do I make limoncello?'],
    ['sarcasm meaning', 'What does sarcasm mean?'],
    ['Is there a way of removing rust?', 'Is it possible to remove rust?'],
    ['What is the quickest way to peel a mango?', "What's the fastest method of peeling a mango?"],
    ['Can I safely reheat rice?', 'Is it safe to reheat rice?'],
    ['What made the band split up?', 'Why did the band split up?'],
    ['Why do we get hiccups?', 'What causes hiccups?'],
    ['What purpose does a keystone serve in an arch?', 'What is the purpose of a keystone in an arch?'],
    ['Talk me through the reason iron rusts', 'Why does iron rust?'],
    ['Girls names meaning dawn', 'Girls names that mean dawn'],
    ['In what ways do violas and violins differ?', 'What is the difference between a violin and a viola?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['Guide to Oman', 'Directions to Oman'],
    ['housing benefits', 'benefits of housing'],
    ['What is the point of view of the novel?', 'What is the purpose of view of the novel?'],
    ['Is it safe to eat raw eggs?', 'Can I eat raw eggs?'],
    ['What should I do to my hair?', 'How do I do my hair?'],
    ['What made Rome fall?', 'What did Rome make fall?'],
    ['What is the quickest way to peel a mango?', 'How do I peel a mango?'],
    [
      'Which drugs that are banned in Peru are sold in Chile?',
      'Which drugs that are sold in Peru are banned in Chile?',
    ],
    ['vegan lasagne recipe', 'How do I make lasagne?'],
    ['What is the age of consent in Oman?', 'What is the age of Oman?'],
    ['vice president', 'president of vice'],
    ['Does Bob have a son?', 'Does a son have Bob?'],
    ['Does Canada have a king?', 'Is the king in Canada?'],
    ['Does Germany have nuclear weapons?', 'Are there nuclear weapons in Germany?'],
    ['How many warheads does Italy have?', 'How many warheads are in Italy?'],
    ['How much gold does India have?', 'How much gold is in India?'],
    ['What should I do to dry hair?', 'How do I dry hair?'],
    ['What can I do to open wounds?', 'How do I open wounds?'],
    ['Why do people get tattoos?', 'What causes tattoos?'],
    ['Why do we get vaccines?', 'What causes vaccines?'],
    ['What is a strike price?', 'What is the price of a strike?'],
    ['What is seed capital?', 'What is the capital of a seed?'],
    ['reserve currency', 'currency of the reserve'],
    ['received pronunciation', 'pronunciation of received'],
    ['What is a target population?', 'What is the population of the target?'],
    ['high definition', 'What does high mean?'],
    ['double meaning', 'What does double mean?'],
    ['What is the point of intersection?', 'What is the purpose of the intersection?'],
    ['What is the point of impact?', 'What is the purpose of the impact?'],
    ['Is there a way to enter North Korea?', 'Can I enter North Korea?'],
    ['Is it possible to skip jury duty?', 'Can I skip jury duty?'],
    ['Would it be possible to record phone calls?', 'Can I record phone calls?'],
    ['age of ultron', 'How old is Ultron?'],
    ['What is the age of Aquarius?', 'How old is Aquarius?'],
  ])('that ask for something else: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});
