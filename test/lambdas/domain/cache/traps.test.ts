import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';

const kind = (one: string, other: string) => guard(meaningOf(one), meaningOf(other)).kind;

/** Pairs that the guard took for the same once, by what was mended. A table and no logic, so it is long. */
describe('the guard takes for two', () => {
  test.each([
    ['Can diabetes be treated?', 'Can diabetes be cured?'],
    ['How do I sort an array in TypeScript?', 'How do I type an array in TypeScript?'],
    ['How do I write an application?', 'How do I write an app?'],
    ['How do I send mail abroad?', 'How do I send email abroad?'],
    ['Can I take drugs on a plane?', 'Can I take medicine on a plane?'],
    ['How do I take out a mortgage?', 'How do I get rid of a mortgage?'],
    ['What is the largest sea?', 'What is the largest ocean?'],
    ['Is Canada in America?', 'Is Canada in the USA?'],
    ['How do I raise a child?', 'How do I increase a child?'],
    ['How do I prepare dough?', 'How do I cook dough?'],
    ['What is capital?', 'What is a capital city?'],
    ['Can anyone learn ballet?', 'What is ballet?'],
    ['Does anyone understand quantum mechanics?', 'What is quantum mechanics?'],
    ['List mammals', 'What are mammals?'],
  ])('words that are synonyms in another sense alone: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['How do I use CSS?', 'How do I use classes?'],
    ['How does GPS work?', 'How do groups work?'],
    ['What is a png?', 'What is a painting?'],
  ])('an abbreviation and a word that has its letters: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What are angels?', 'What are angles?'],
    ['How long do trials take?', 'How long do trails take?'],
    ['Are diaries private?', 'Are dairies private?'],
    ['When should I start planting?', 'When should I start planning?'],
    ['Is talking allowed?', 'Is taking allowed?'],
    ['Was the park created?', 'Was the park crated?'],
    ['Why was he indicted?', 'Why was he indicated?'],
    ['Is salvia edible?', 'Is saliva edible?'],
    ['How many princes are there?', 'How many princess are there?'],
  ])('words that a slip makes of one another: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Right triangle area formula?', 'Triangle area formula?'],
    ['Help desk technician salary?', 'Desk technician salary?'],
    ['How do I find love?', 'How do I find a friend?'],
    ['How do Germans say thanks?', 'How do Germans say please?'],
    ['Is it a reasonable price for me?', 'Is it a reasonable price?'],
    ['I hope to move to Canada. What visa do I need?', 'I hope to move to Japan. What visa do I need?'],
    ['Best laptops. Under 500 dollars?', 'Best phones. Under 500 dollars?'],
    ['Thanks, who is Messi? Be brief.', 'Thanks, who is Pele? Be brief.'],
    [
      'Thank you notes for a wedding. When are they sent?',
      'Thank you notes for a funeral. When are they sent?',
    ],
    ['Looking forward to a baby. What do I save?', 'Looking forward to retirement. What do I save?'],
    [
      'Forgive my ignorance of chess, how does a pawn move?',
      'Forgive my ignorance of go, how does a pawn move?',
    ],
  ])('what is asked about, though courtesies have its words: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Can someone track my phone?', 'Can I track my phone?'],
    ['Can somebody open my mail?', 'Can I open my mail?'],
    ['Can I feed my dog your food?', 'Can I feed your dog my food?'],
    ['What is hepatitis a?', 'What is hepatitis?'],
    ['what does vitamin a do?', 'what do vitamins do?'],
    ['what causes influenza a in horses', 'what causes influenza in horses'],
  ])('somebody who is no anybody, and an article that is none: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Which birds can fly but cannot swim?', 'Which birds cannot fly but can swim?'],
    ['Which foods are not sweet but are rich?', 'Which foods are sweet but are not rich?'],
    ['Should I not water plants when it is raining?', 'Should I water plants when it is not raining?'],
    ['Which numbers are prime and are not odd?', 'Which numbers are not prime and are odd?'],
    ['Which animals that do not eat meat can fly?', 'Which animals that eat meat can not fly?'],
  ])('what is denied of one clause and of another: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What does {} mean in Bash?', 'What does [] mean in Bash?'],
    ['What does () mean in JavaScript?', 'What does [] mean in JavaScript?'],
    ['What does : do in a Python slice?', 'What does ; do in a Python slice?'],
    ['What does ! mean in Bash?', 'What does ? mean in Bash?'],
    ['What is the difference between : and ::?', 'What is the difference between . and ::?'],
    ['What does \\d match in a regex?', 'What does \\D match in a regex?'],
    ['What does %m mean in strftime?', 'What does %M mean in strftime?'],
    ['Is a 5 mW laser dangerous?', 'Is a 5 MW laser dangerous?'],
    ['How long do 100 Mb take?', 'How long do 100 MB take?'],
    ['What is the value of G in physics?', 'What is the value of g in physics?'],
    ['Is Co toxic?', 'Is CO toxic?'],
    ['How much does a ram cost?', 'How much does RAM cost?'],
    ['What does a[0] mean?', 'What does a(0) mean?'],
    ['How do I match (a|b) in grep?', 'How do I match [a|b] in grep?'],
  ])('signs and cases that mean something: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('number and capitals', () => {
  test.each([
    ['Where can I have my glass repaired?', 'Where can I have my glasses repaired?'],
    ['What are the chances if I throw the die?', 'What are the chances if I throw the dice?'],
    ['Can I sue for damage?', 'Can I sue for damages?'],
    ['How do I take a minute?', 'How do I take minutes?'],
    ['How do I avoid custom?', 'How do I avoid customs?'],
    ['How do I spell "boss"?', 'How do I spell "bosses"?'],
    ['What is the Latin for wolf?', 'What is the Latin for wolves?'],
    ['What is the Latin for "wolf"?', 'What is the Latin for wolves?'],
    ['How do I say hello to a friend in Italian?', 'How do I say hello to friends in Italian?'],
    ['What do you call a goose in flight?', 'What do you call geese in flight?'],
    ['How do you say car in French?', 'How do you say automobile in French?'],
    ['How do you spell colour?', 'How do you spell color?'],
    ['What is another word for rude?', 'What is another word for impolite?'],
    ['How do I address a letter to a judge?', 'How do I address a letter to judges?'],
    ['Is turkey cheap at Christmas?', 'Is Turkey cheap at Christmas?'],
    ['is turkey cheap at christmas', 'Is Turkey cheap at Christmas?'],
    ['IS TURKEY CHEAP AT CHRISTMAS', 'Is Turkey cheap at Christmas?'],
    ['How do I remove polish?', 'How do I remove Polish?'],
    ['How hot is java?', 'How hot is Java?'],
    ['Name some of the Bond films', 'Name all of the Bond films'],
    ['May nurses only take blood?', 'May only nurses take blood?'],
    ['Are nurses solely allowed to draw?', 'Are solely nurses allowed to draw?'],
  ])('tell apart %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['Where can I mend my glasses?', 'Where can I repair my glasses?'],
    ['How does a lever work?', 'How do levers work?'],
    ['What does "sotto voce" mean?', 'what does sotto voce mean'],
    ['How do I spell wolves?', 'What is the spelling of "wolves"?'],
    ['How Do You Cook Turkey?', 'how do you cook turkey'],
    ['Turkey is in Asia?', 'turkey is in asia?'],
    ['Name all of the Bond films', 'Name all the Bond films'],
    ['Can solely nurses draw blood?', 'Can only nurses draw blood?'],
  ])('of %s and %s tell nothing apart', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });
});

describe('courtesies as people speak', () => {
  test.each([
    'ok so, like, is tin rare??',
    'Right so is tin actually rare lol',
    'Morning all! Is tin rare? Ta very much',
    'evening all, is tin rare, pls help',
    'Gosh, this is driving me mad, is tin rare?',
    'In your view, is tin rare? Appreciate it.',
    'You there? Is tin rare?',
    'Can I ask you something? Is tin rare?',
    'Pardon my ignorance, but is tin rare?',
    'Alright mate, is tin rare or what?',
    'I know this is basic, but is tin rare?',
    "Not sure if you'd know this, but is tin rare?",
    'Just out of interest, and no rush at all, is tin rare?',
    'Is tin rare? Many thanks in advance. Kind regards, Ann',
    "I'd be most grateful to know whether tin is rare",
    "It'd be lovely if you could tell me whether tin is rare",
    'Settling a bet here, is tin, you know, rare?',
    'Help!! Is tin rare?? thank youuu',
  ])('are seen through: %s', (prompt) => {
    expect(kind('Is tin rare?', prompt)).toBe('ok');
  });

  test.each([
    ['What does lol mean?', 'What does mean?'],
    ['Great, lovely: are they alike?', 'Lovely: are they alike?'],
    ['And, or, not: what are they?', 'Or, not: what are they?'],
    ['When should I text haha?', 'When should I text?'],
    ['ER or urgent care?', 'Or urgent care?'],
    ['Morning, noon or night: when do I run?', 'Noon or night: when do I run?'],
    ['Excuse my ignorance of go, is a pawn weak?', 'Excuse my ignorance of chess, is a pawn weak?'],
    ['I have gout. Is tin safe?', 'Is tin safe?'],
    ['This is a basic solution, is tin safe?', 'Is tin safe?'],
    ['Where can I find help?', 'Where can I find?'],
    ['How do I find a mate?', 'How do I find a pal?'],
    ['Where in the world is tin mined?', 'Where is tin mined in Wales?'],
    ['What is sold exactly at noon?', 'What is sold at noon?'],
    ['What is rated XXX?', 'What is rated X?'],
    ['Who was Louis XIII?', 'Who was Louis XI?'],
    ['Not sure if you know this band, is it good?', 'Is it good?'],
  ])('are not: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('short forms', () => {
  test.each([
    ['Is a half cup of salt enough?', 'Is 1/2 cup of salt enough?'],
    ['Is 1/2 a teaspoon of salt enough for 4?', 'Is half a tsp of salt enough for four?'],
    ['What is 2½ cups in ml?', 'What is two and a half cups in ml?'],
    ['How many ft in 3 yds?', 'How many feet in three yards?'],
    ['how many mins in 2 hrs', 'How many minutes are there in two hours?'],
    ['Who was the wife of Henry VIII?', 'Who was the wife of Henry the Eighth?'],
    ['Who was US president in WWI?', 'Who was the United States president in the First World War?'],
    ['I live in the U.S. What is the tax?', 'I live in the USA. What is the tax?'],
    ['Is $1.5m enough?', 'Is one and a half million dollars enough?'],
    ["Who won the FA Cup in '88?", 'Who won the FA Cup in 1988?'],
    ['What shuts by 1st Dec?', 'What shuts by December 1?'],
    ['Is vit. C good for colds?', 'Is vitamin C good for colds?'],
    ['Is there a min. age for pilots in NZ?', 'Is there a minimum age for pilots in New Zealand?'],
    ['Do I go to A&E?', 'Do I go to accident and emergency?'],
    ['Can I work 20 hrs/wk in Rome?', 'Can I work twenty hours a week in Rome?'],
    ["Where is the St. Patrick's Day parade?", "Where is the Saint Patrick's Day parade?"],
    ['How big is a 27 in. TV in cm?', 'How big is a 27" TV in centimetres?'],
    ['Plan 3 days for LA', 'Plan three days for Los Angeles'],
    ["Where'd the word come from?", 'Where did the word come from?'],
    ['Difference between AC and DC?', 'How does alternating current differ from direct current?'],
  ])('are seen through: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['What does the who say?', 'What does the WHO say?'],
    ['Who plans three days for la?', 'Who plans three days for LA?'],
    ['How does AIDS spread?', 'How does help spread?'],
    ['How does GPS work?', 'How do GPs work?'],
    ['What is AC?', 'What is alternating current?'],
    ["Who won the FA Cup in '88?", 'Who won the FA Cup in 1888?'],
    ["Who ruled in '14?", 'Who ruled in 2014?'],
    ['What is "27" in Latin?', 'What is 27 inch in Latin?'],
    ['Is $1.5m enough?', 'Is $1.5bn enough?'],
    ['What is Rocky II about?', 'What is Rocky III about?'],
    ['Who was the wife of Henry VIII?', 'Who were the 8 wives of Henry?'],
    ['Where is Angkor Wat?', 'Where is Angkor?'],
    ['Is one and a half enough?', 'Is one enough?'],
    ['How does OZ differ?', 'How does an ounce differ?'],
  ])('are not mistaken: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('synonyms', () => {
  test.each([
    ['How big is a 27 in. telly?', 'How big is a 27" TV?'],
    ['Can I fry aubergine in a pan?', 'Can I fry eggplant in a pan?'],
    ['How do I mend a cracked windscreen?', 'How do I repair a cracked windshield?'],
    ["Where's the loo on a train?", 'Where is the toilet on a train?'],
    ['What is the top speed of a hare?', 'What is the maximum speed of a hare?'],
    ['tips for getting rid of slugs', 'advice on getting rid of slugs'],
    ['How do I hoover up a spider?', 'How do I vacuum up a spider?'],
    ['Which gestures are rude in Japan?', 'Which gestures are impolite in Japan?'],
    ['Is a UPS needed by accident?', 'Is a UPS needed by mistake?'],
  ])('of everyday words are known: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['Which trainer is best?', 'Which sneaker is best?'],
    ['What is a vacuum?', 'What is a hoover?'],
    ['How much are tips in Japan?', 'How much is advice in Japan?'],
    ['Are odd numbers rare?', 'Are strange numbers rare?'],
    ['What is a sign?', 'What is a symptom?'],
    ['What is a torch?', 'What is a flashlight?'],
    ['Is a cold normal?', 'Is a chill normal?'],
    ['When is a holiday?', 'When is a vacation?'],
    ['How is primary school?', 'How is elementary school?'],
    ['Is football old?', 'Is soccer old?'],
    ['What is the free market?', 'What is the market for free?'],
  ])('are as narrow as the narrower: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('spelling', () => {
  test.each([
    ['whats teh tallest bulding in jakarta', "What's the tallest building in Jakarta?"],
    ['How is aluminium recycled?', 'hows aluminum recycld'],
    ['How do I seperate eggs?', 'How do I separate eggs?'],
    ['should i see a docter about a swolen ankel', 'Should I see a doctor about a swollen ankle?'],
    ['Is insurence compulsory?', 'Is insurance compulsory?'],
    ['who shoud not take statins', "Who shouldn't take statins?"],
    ['wots the capital of peru', "What's the capital of Peru?"],
    ['Who is responsable for Malta?', 'Who is responsible for Malta?'],
    ['What is anaemia?', 'What is anemia?'],
    ['What does an anaesthetist do?', 'What does an anesthetist do?'],
    ['How do I practise a manoeuvre?', 'How do I practice a maneuver?'],
    ['How do I write a cheque?', 'How do I write a check?'],
  ])('is seen through: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });

  test.each([
    ['What is an altar?', 'What is an alter?'],
    ['What is a hangar?', 'What is a hanger?'],
    ['What are minors?', 'What are miners?'],
    ['How much are ten kroner?', 'How much are ten kronor?'],
    ['What is a doner?', 'What is a donor?'],
    ['Is a sulphate toxic?', 'Is a sulphite toxic?'],
    ['Is a descant hard?', 'Is a descent hard?'],
    ['Who plays Docter?', 'Who plays Doctor?'],
    ['What is chess check?', 'What is chess cheque?'],
    ['What is a draught?', 'What is a draft?'],
    ['How do I spell "seperate"?', 'How do I spell "separate"?'],
  ])('is another: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });
});

describe('the guard still takes for one', () => {
  test.each([
    ['What sort of wood is it?', 'What type of wood is it?'],
    ['What is the capital city of Peru?', 'What is the capital of Peru?'],
    ['How do I attach a shoower head?', 'How do I attach a shower head?'],
    ['How do I defrost a freeezer?', 'How do I defrost a freezer?'],
    ['When did spiedrs evolve?', 'When did spiders evolve?'],
    ['Well, how is bread baked?', 'How is bread baked?'],
    ['just tell me how bread is baked', 'How is bread baked?'],
    ['How is bread baked, my friend?', 'How is bread baked?'],
    ['Sorry to bother you. How is bread baked? Best regards, Tom', 'How is bread baked?'],
    ['List the planets for me', 'List the planets'],
    ['Sorry to bother you, but how is bread baked?', 'How is bread baked?'],
    ['what does vitamin a do', 'What does vitamin A do?'],
    ['Can I vote if I do not have an ID?', "Can I vote if I don't have an ID?"],
    ['Why do cats not like water when it is cold?', "Why don't cats like water when it is cold?"],
    ["Isn't that odd?", 'Is that not odd?'],
    ['How do I open a pdf?', 'How do I open a PDF?'],
    ['how much does ram cost', 'How much does RAM cost?'],
    ['Can I take 500 mg of paracetamol?', 'Can I take 500 MG of paracetamol?'],
    ['how do i play d minor', 'How do I play D minor?'],
    ['WHAT IS VITAMIN D', 'What is vitamin D?'],
    ['compound w, how often to apply it', 'Compound W, how often to apply it?'],
    ['Sorry if it is a dumb question, how is bread baked?', 'How is bread baked?'],
  ])('%s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });
});

describe('a word of two meanings, a courtesy that asks and a sign that counts', () => {
  test.each([
    ['Is Love Actually on Netflix?', 'Is Love on Netflix?'],
    ['What on earth is the hottest place?', 'What is the hottest place?'],
    ['Why on Earth is gravity 9.8?', 'Why is gravity 9.8?'],
    ['Where on earth is gravity weakest?', 'Where is gravity weakest?'],
    ['Where in the world is it hottest?', 'Where is it hottest?'],
    ['I keep forgetting, do I have dementia?', 'Do I have dementia?'],
    ["I can't remember, is it dementia?", 'Is it dementia?'],
    ['How do I treat TIA?', 'How do I treat?'],
    ['Can you drive after TIA?', 'Can you drive after?'],
    ['How do you sign a letter best wishes?', 'How do you sign a letter?'],
    ['How do I end an email kind regards?', 'How do I end an email?'],
    ['Is tetanus infectious?', 'Is tetanus contagious?'],
    ['Is there public housing in Rome?', 'Are there pubs in Rome?'],
    ['How do I post code on Stack Overflow?', 'How do I postcode on Stack Overflow?'],
    ['Where do I buy wine glasses?', 'Where do I buy wine spectacles?'],
    ['How do vats work?', 'How does value added tax work?'],
    ['What is Turkey?', 'What is turkey?'],
    ['Is Polish hard?', 'Is polish hard?'],
    ['What is Reading?', 'What is reading?'],
    ['Is Mercury toxic?', 'Is mercury toxic?'],
    ['What is a Mustang?', 'What is a mustang?'],
    ['How do I clean Windows?', 'How do I clean windows?'],
    ['How fast are Dolphins?', 'How fast are dolphins?'],
    ['How do I freeze a chilli?', 'How do I freeze a chili?'],
    ['What is filling?', 'What is filing?'],
    ['How is refilling done?', 'How is refiling done?'],
    ['How is tilling done?', 'How is tiling done?'],
    ['What is inulin?', 'What is insulin?'],
    ['What is phenology?', 'What is phrenology?'],
    ['What is mycology?', 'What is myology?'],
    ['What is cystine?', 'What is cysteine?'],
    ['What is mycosis?', 'What is myosis?'],
    ['What is a macaroon?', 'What is a macaron?'],
    ['What is a wether?', 'What is a weather?'],
    ['What is 2⁵?', 'What is 25?'],
    ['How do I escape .', 'How do I escape ?'],
    ['What is n!', 'What is n'],
    ['How do I re-sign a contract?', 'How do I resign a contract?'],
    ['What is a co-op?', 'What is a coop?'],
    ['Is it un-ionised?', 'Is it unionised?'],
    ['What is cost?', 'What is price?'],
    ['How do I erase a hard drive?', 'How do I remove a hard drive?'],
    ['Does a tattoo hurt?', 'Does a tattoo harm?'],
    ['Hey Jude release year?', 'Jude release year?'],
    ['How does the FAST test work?', 'How does the quick test work?'],
    ['How long does SAD last?', 'How long does unhappy last?'],
    ['Who runs the Fed?', 'Who runs the fed?'],
    ['How do I fill out a shirt?', 'How do I fill a shirt?'],
    ['What is log₂8?', 'What is log28?'],
    ['How do I find my way out?', 'How do I discover my way?'],
    ['How do I get over a wall?', 'How do I recover from a wall?'],
    ['OK Computer release date?', 'Computer release date?'],
    ['Is a mile 1.6 km exactly?', 'Is a mile 1.6 km?'],
    ['What is a pin?', 'What is a personal identification number?'],
    ['What does COP mean?', 'What does police officer mean?'],
    ['Is a dentist a doctor?', 'Is a dentist a physician?'],
    ['What is a plane?', 'What is an airplane?'],
    ['How do I hone a knife?', 'How do I sharpen a knife?'],
    ['How do I blow up a balloon?', 'How do I explode a balloon?'],
    ['What is an enrolled nurse?', 'What is a registered nurse?'],
    ['Is Final Cut on a PC?', 'Is Final Cut on a computer?'],
    ['How many canines do humans have?', 'How many dogs do humans have?'],
    ['How do I link to a website?', 'How do I connect to a website?'],
    ['How do I cook pork belly?', 'How do I cook pork stomach?'],
    ['How big is a sow?', 'How big is a plant?'],
    ['When was the first mobile phone sold?', 'When was the first smartphone sold?'],
    ['Was King George mad?', 'Was King George angry?'],
    ['How is stripping done?', 'How is striping done?'],
    ['How do vets get benefits?', 'How do veterinarians get benefits?'],
    ['How much do roaches eat?', 'How much do cockroaches eat?'],
    ['What is film?', 'What is a movie?'],
    ['Is MSG bad?', 'Is a message bad?'],
    ['No pressure, what is wrong with my boiler?', 'What is wrong with my boiler?'],
    ['How do I get a passport, urgently?', 'How do I get a passport?'],
  ])('make two: %s %s', (one, other) => {
    expect(kind(one, other)).not.toBe('ok');
  });

  test.each([
    ['What is 2^5?', 'What is 2⁵?'],
    ['Hello, how is bread baked?', 'How is bread baked?'],
    ['hi how is bread baked', 'How is bread baked?'],
    ['so how is bread baked', 'How is bread baked?'],
    ['ok so how is bread baked', 'How is bread baked?'],
    ['is bread cheap ?', 'Is bread cheap?'],
    ['What on earth is a quark?', 'What is a quark?'],
    ['What exactly is a quark?', 'What is a quark?'],
    ['Is it actually safe to eat raw fish?', 'Is it safe to eat raw fish?'],
    ['How is travelling done?', 'How is traveling done?'],
    ['How many m² is a hectare?', 'How many m2 is a hectare?'],
    ['What is WHO?', 'What is the World Health Organization?'],
  ])('make one: %s %s', (one, other) => {
    expect(kind(one, other)).toBe('ok');
  });
});
