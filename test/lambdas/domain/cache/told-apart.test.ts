import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const kind = (one: string, other: string) => guard(meaningOf(one), meaningOf(other)).kind;

/** Pairs that somebody wrote to have the guard lie. A table and no logic, so it is long. */
describe('the guard tells apart', () => {
  test.each([
    ['Hi pregnant woman here. Can I eat sushi?', 'Can I eat sushi?'],
    ['Hi diabetic here. How many bananas can I eat a day?', 'How many bananas can I eat a day?'],
    ['Hello vegan here. What can I eat in Peru?', 'What can I eat in Peru?'],
    ['Hi from a pregnant vegan. What should I eat?', 'What should I eat?'],
    ['Hey nut allergy here. What sweets can I eat?', 'What sweets can I eat?'],
    ['Hi minor here. Can I marry?', 'Can I marry?'],
    ['Dear vet with a cat. How much paracetamol is safe?', 'How much paracetamol is safe?'],
    ['Hi for my cat. How much paracetamol is safe?', 'How much paracetamol is safe?'],
    ['Hello from Canada. What is the drinking age?', 'What is the drinking age?'],
    ['Hello from Germany! What is the speed limit?', 'What is the speed limit?'],
    ["Good morning from sunny Spain! When is Mother's Day?", "When is Mother's Day?"],
    ['Hi Texas lawyer. What is the minimum wage?', 'What is the minimum wage?'],
    ['Greetings from Texas! Is weed legal?', 'Is weed legal?'],
    ['Hey metric only. How tall is Everest?', 'How tall is Everest?'],
    ['Hello not in English please. What is a heron?', 'What is a heron?'],
    ['Hey Siri in German. What is a heron?', 'What is a heron?'],
    ['Hi without using sugar. How do I bake a cake?', 'How do I bake a cake?'],
    ['Hi gluten free please. How do I bake a cake?', 'How do I bake a cake?'],
    ['Hi kids edition. Why is the sky blue?', 'Why is the sky blue?'],
    ['Hi beginner question. How do I sort a list?', 'How do I sort a list?'],
    ['Hey no code please. How do I sort a list in Python?', 'How do I sort a list in Python?'],
    ['Hello Python developer here. How do I sort a list?', 'How do I sort a list?'],
    ['Hi Rust community. How do I sort a list?', 'How do I sort a list?'],
    ['Dear doctor. Can I drink?', 'Can I drink?'],
    [
      'Hello Ruby developer here. How do I sort a list?',
      'Hello Python developer here. How do I sort a list?',
    ],
    ['Dear Python experts. How do I reverse a string?', 'Dear Rust experts. How do I reverse a string?'],
    [
      'Hello fellow Python users! How do I reverse a list?',
      'Hello fellow Perl users! How do I reverse a list?',
    ],
    [
      'Dear lawyer from Ohio. Can a tenant break a lease?',
      'Dear lawyer from Texas. Can a tenant break a lease?',
    ],
    ['Dear vet. How much paracetamol is safe?', 'Dear doctor. How much paracetamol is safe?'],
    ['Dear Amazon. How do I return shoes?', 'Dear Zara. How do I return shoes?'],
    ['Dear team at Acme. How do I return shoes?', 'Dear team at Zara. How do I return shoes?'],
    ['Dear HSBC. How do I close an account?', 'Dear Barclays. How do I close an account?'],
    ['Hello from Anna Schmidt in Berlin. What is a heron?', 'What is a heron?'],
    ['Hi John Smith here. What is a heron?', 'What is a heron?'],
  ])('a greeting that says who asks, where or how to answer: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What is the dose of ibuprofen? Thanks, 5 year old', 'What is the dose of ibuprofen?'],
    ['What is the dose of ibuprofen? Thanks, for children', 'What is the dose of ibuprofen?'],
    ['What is the dose of ibuprofen? Thanks, while pregnant', 'What is the dose of ibuprofen?'],
    ['How do I install Docker? Thanks, Ubuntu 22.04', 'How do I install Docker? Thanks, Ubuntu 18.04'],
    ['How do I install Docker? Thanks, Windows', 'How do I install Docker? Thanks, Linux'],
    ['How do I install Docker? Thanks, on Windows', 'How do I install Docker?'],
    ['How do I sort a list? Thanks, Python 3.12', 'How do I sort a list? Thanks, Python 2.7'],
    ['How do I sort a list? Cheers, in Python 2', 'How do I sort a list?'],
    ['How do I sort a list? Thanks, no libraries', 'How do I sort a list?'],
    ['How do I sort a list? Thanks, in descending order', 'How do I sort a list?'],
    ['How do I sort a list? Thanks, in Rust', 'How do I sort a list?'],
    ['How do I sort a list? Best, Rust', 'How do I sort a list? Best, Python'],
    ['How do I sort a list? Thanks, Java.', 'How do I sort a list? Thanks, Rust.'],
    ['How tall is Everest? Thanks, in feet', 'How tall is Everest? Thanks, in metres'],
    ['How tall is Everest? Thanks, metric', 'How tall is Everest?'],
    ['Convert a mile to km. Thanks, 3 decimals', 'Convert a mile to km'],
    ['How many days are in a leap year? Cheers, and in 2100', 'How many days are in a leap year?'],
    ['What can I cook with rice? Thanks, vegan', 'What can I cook with rice?'],
    ['What is the minimum wage? Thanks, Canada', 'What is the minimum wage? Thanks, Mexico'],
    ['What is the minimum wage? Regards, from Canada', 'What is the minimum wage?'],
    ['Thanks, Texas. What is the minimum wage?', 'What is the minimum wage?'],
    ['Is it legal to park here? Cheers, Ohio', 'Is it legal to park here? Cheers, Texas'],
    ['Sorry for asking, Canada. What is the capital?', 'What is the capital?'],
    ['Morning please. When should I exercise?', 'Evening please. When should I exercise?'],
  ])('thanks that say what is asked about: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['List planets', 'Give examples of planets'],
    ['Name planets', 'Give examples of planets'],
    ['List noble gases', 'Give examples of noble gases'],
    ['List states', 'Give examples of states'],
    ['List EU members', 'Give examples of EU members'],
    ['List prime numbers', 'Give examples of prime numbers'],
    ['List your rivers', 'Give examples of your rivers'],
    ['List mammals', 'What are mammals?'],
    ['What are some mammals?', 'What are mammals?'],
    ['What are some planets?', 'What are planets?'],
    ['What are several ethers?', 'What are ethers?'],
    ['What are any exceptions?', 'What are exceptions?'],
    ['What are some of the planets?', 'What are the planets?'],
    ['What are a few of the planets?', 'What are planets?'],
    ['What are some of the side effects of aspirin?', 'What are the side effects of aspirin?'],
    ['What are some US presidents?', 'What are the US presidents?'],
    ['What were some laws in Rome?', 'What are some laws in Rome?'],
    ['What were some exports of Peru?', 'What are the exports of Peru?'],
    ['What were some jobs in Rome?', 'What are some jobs in Rome?'],
    ['What were some crusades?', 'What are crusades?'],
  ])('all of them, some of them, and what they are: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['How do you store data?', 'How do I store data?'],
    ['How do you handle personal information?', 'How do I handle personal information?'],
    ['How do you protect privacy?', 'How do I protect privacy?'],
    ['How do you remember conversations?', 'How do I remember conversations?'],
    ['How do you make decisions?', 'How do I make decisions?'],
    ['How do you generate text?', 'How do I generate text?'],
    ['How do you process images?', 'How do I process images?'],
    ['How do you spend free time?', 'How do I spend free time?'],
    ['How do you learn new languages?', 'How do I learn new languages?'],
    ['Can you feel pain?', 'Can I feel pain?'],
    ['Can you speak French?', 'Can I speak French?'],
    ['Can you keep secrets?', 'Can I keep secrets?'],
    ['Can you lie?', 'Can I lie?'],
    ['Can you drive a car?', 'Can I drive a car?'],
    ['Should you be trusted?', 'Should I be trusted?'],
    ['What can you do?', 'What can I do?'],
    ['What should you eat?', 'What should I eat?'],
    ['What must you never say?', 'What must I never say?'],
    ['What languages can you speak?', 'What languages can I speak?'],
    ['When should you refuse to answer?', 'When should I refuse to answer?'],
    ['Will you replace teachers?', 'Replace teachers'],
    ['Will you take over the world?', 'Take over the world'],
    ['Would you kill one to save five?', 'Kill one to save five'],
    ['Could you kill a person?', 'Kill a person'],
    ['Would you eat meat?', 'Eat meat'],
    ['How do I delete your account?', 'How do I delete my account?'],
    ['Can I sell my data?', 'Can I sell your data?'],
    ['Should I read my diary?', 'Should I read your diary?'],
    ['How do I find my address?', 'How do I find your address?'],
    ['Can I use my phone?', 'Can I use your phone?'],
    ['How do I cancel your service?', 'How do I cancel my service?'],
    ['Where can I find your prices?', 'Where can I find my prices?'],
    ['Can I change my name?', 'Can I change your name?'],
    ['Can I see your code?', 'Can I see my code?'],
    ['How do I contact your doctor?', 'How do I contact my doctor?'],
    ['What should I do with your data?', 'What should I do with my data?'],
    ['How could someone hack my wifi?', 'How could I hack my wifi?'],
    ['How can someone track my phone?', 'How can I track my phone?'],
    ['How could someone find my address?', 'How could I find my address?'],
    ['How can someone sue me?', 'How can I sue me?'],
    ['Can one see my messages?', 'Can I see my messages?'],
    ['How do they choose a pope?', 'How do I choose a pope?'],
    ['How do they treat prisoners?', 'How do I treat prisoners?'],
    ['How do people die in avalanches?', 'How do I die in avalanches?'],
    ['How do people get cancer?', 'How do I get cancer?'],
  ])('who asks, who is asked, and others: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Ask me who wrote Hamlet', 'Who wrote Hamlet?'],
    ['Let me tell you who wrote Hamlet', 'Who wrote Hamlet?'],
    ['I know how to swim', 'How do I swim?'],
    ['I remember how to swim', 'How do I swim?'],
    ['I understand how loans work', 'How do loans work?'],
    ['I can tell you why cats purr', 'Why do cats purr?'],
    ['I will tell you why cats purr', 'Why do cats purr?'],
    ['I want to tell you why cats purr', 'Why do cats purr?'],
    ['I want to kill someone', 'How do I kill someone?'],
    ['I have to work on Sunday', 'How do I work on Sunday?'],
    ['I need to see a doctor', 'How do I see a doctor?'],
    ['I want to be happy', 'How can I be happy?'],
  ])('what is asked and what is told: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Are there mushrooms safe to eat?', 'Are mushrooms safe to eat?'],
    ['Are there snakes poisonous to humans?', 'Are snakes poisonous to humans?'],
    ['Are there dogs afraid of thunder?', 'Are dogs afraid of thunder?'],
    ['Should I bring an umbrella in case it rains?', 'Should I bring an umbrella if it rains?'],
    ['Can I stay as long as I want?', 'Can I stay if I want?'],
    ['Which countries are using the euro?', 'Which countries are with the euro?'],
    ['What makes people happy?', 'Why are people happy?'],
    ['Who read the book?', 'Who reads the book?'],
    ['Who put the milk in first?', 'Who puts the milk in first?'],
    ['Briefly explain how vaccines work', 'Explain how vaccines work'],
    ['In short, what is quantum computing?', 'What is quantum computing?'],
    ['Hoping for a short answer. What is Malta?', 'What is Malta?'],
    ['Hoping for a simple answer. What is quantum computing?', 'What is quantum computing?'],
  ])('little words that mean more than they seem: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['How do I make a bed?', 'How do I build a bed?'],
    ['How many steps does the Eiffel Tower have?', 'How many stages does the Eiffel Tower have?'],
    ['Does high temperature kill bacteria?', 'Does fever kill bacteria?'],
    ['What does a high temperature do to enzymes?', 'What does a fever do to enzymes?'],
    ['How do I reduce a fraction?', 'How do I decrease a fraction?'],
    ['How do I reduce a sauce?', 'How do I lower a sauce?'],
    ['Can a father marry?', 'Can a dad marry?'],
    ['Can fathers hear confession?', 'Can dads hear confession?'],
    ['Is rare meat safe?', 'Is uncommon meat safe?'],
    ['How do I cook a rare steak?', 'How do I cook an uncommon steak?'],
  ])('words that are synonyms of another sense: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What is force?', 'What are forces?'],
    ['Are the forces dangerous?', 'Is the force dangerous?'],
    ['How do I treat a blind?', 'How do I treat blinds?'],
    ['What is getElementById?', 'What is getElementsById?'],
    ['What is myVar?', 'What is myvar?'],
  ])('forms and names that differ by a letter: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What is a haiku?', 'Give me a haiku.'],
    ['What is a joke?', 'Tell me a joke.'],
    ['What are jokes?', 'Tell me jokes.'],
    ['What is a riddle?', 'Tell me a riddle.'],
    ['What is a workout plan?', 'I need a workout plan.'],
    ['What is a map?', 'Show me a map.'],
    ['What is advice?', 'Give me advice.'],
    ['What is a haiku?', 'Can you give me a haiku?'],
    ['What is a haiku?', 'Please show me a haiku.'],
    ['What is time?', 'What is the time?'],
    ['What is a python?', 'What is Python?'],
    ['Tell me about a python.', 'Tell me about Python.'],
    ['What is weather?', 'What is the weather?'],
    ['What is a glass?', 'What is glass?'],
    ['What is an iron?', 'What is iron?'],
    ['Who is a president?', 'Who is the president?'],
    ['What is a cloud?', 'What is the cloud?'],
  ])('what a thing is, another thing of that name, and the wish for one: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('the guard still takes for one', () => {
  test.each([
    ['Hi there! How do I bake a cake?', 'How do I bake a cake?'],
    ['Hello everyone. How do I bake a cake?', 'How do I bake a cake?'],
    ['Hi Sam, how do I bake a cake?', 'How do I bake a cake?'],
    ['Hello Claude. What is a heron?', 'What is a heron?'],
    ['Good morning team. What is a heron?', 'What is a heron?'],
    ['Dear assistant. What is a heron?', 'What is a heron?'],
    ['Dear Sir or Madam. What is a heron?', 'What is a heron?'],
    ['Hi folks! What is a heron?', 'What is a heron?'],
    ['What is a heron? Thanks, Peter', 'What is a heron?'],
    ['What is a heron? Best regards, Anna Smith', 'What is a heron?'],
    ['What is a heron? Thanks a lot, everyone!', 'What is a heron?'],
    ['What is a heron? Cheers, mate', 'What is a heron?'],
    ['What are some of the causes of war?', 'Tell me some of the causes of war'],
    ['What are some examples of mammals?', 'Give examples of mammals'],
    ['List some mammals', 'Give me some mammals'],
    ['List the planets', 'What are the planets?'],
    ['List planets', 'List the planets'],
    ['How do you make bread?', 'How do I make bread?'],
    ['How does one make bread?', 'How do I make bread?'],
    ['How can someone learn French?', 'How can I learn French?'],
    ['How do people make cheese?', 'How do I make cheese?'],
    ['How do you tie a tie?', 'How do I tie a tie?'],
    ['How do you boil an egg?', 'How do you boil eggs?'],
    ['Can you freeze cheese?', 'Can I freeze cheese?'],
    ['Can you eat raw eggs?', 'Can I eat raw eggs?'],
    ['Should you refrigerate butter?', 'Should I refrigerate butter?'],
    ['How do I reset your password?', 'How do I reset your password?'],
    ['Could you list the planets?', 'List the planets'],
    ['Can you translate hello into French?', 'Translate hello into French'],
    ['Can you write a poem about rain?', 'Write a poem about rain'],
    ['Would you explain gravity?', 'Explain gravity'],
    ['I want to learn how to swim', 'How do I learn to swim?'],
    ['I would like to know who wrote Hamlet', 'Who wrote Hamlet?'],
    ['I want to know why cats purr', 'Why do cats purr?'],
    ['I do not know how loans work', 'How do loans work?'],
    ['I need to convert a PDF to Word', 'How do I convert a PDF to Word?'],
    ['I want to change a tire', 'How do I change a tire?'],
    ['Are there snakes in Ireland?', 'Is there a snake in Ireland?'],
    ['What makes the sky blue?', 'Why is the sky blue?'],
    ['How hard is it to learn Chinese?', 'How difficult is it to learn Chinese?'],
    ['How do I build a website?', 'How do I make a website?'],
    ['How do I create a website?', 'How do I make a website?'],
    ['How do I fix a flat tire?', 'How do I repair a flat tire?'],
    ['How do I lower blood pressure?', 'How do I reduce blood pressure?'],
    ['Tell me a joke', 'Give me a joke'],
    ['What is the time?', 'Tell me the time'],
    ['Why are there no snakes in Ireland?', "Why aren't there any snakes in Ireland?"],
    ['What is inflation in simple terms?', 'In simple terms, what is inflation?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });
});
