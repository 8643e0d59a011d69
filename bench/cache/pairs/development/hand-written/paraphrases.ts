// Pure data, written one by one.
import type { HandWritten } from '../../types.ts';

export const paraphrases: HandWritten = {
  reformulation: [
    ['Why does my bread go mouldy so fast?', 'What makes mould appear on my loaf after only two days?'],
    ['How do I tell a crow from a raven?', 'What sets ravens apart from crows?'],
    ['Can I recycle wrapping paper?', 'Does gift wrap belong in the paper bin?'],
    ['What does a notary do?', 'What is the job of a notary?'],
    ['My zip is stuck, what helps?', 'How do I loosen a jammed zipper?'],
    [
      'Is it normal that my newborn hiccups all the time?',
      'Should I be worried that my newborn has hiccups so often?',
    ],
  ],
  politeness: [
    [
      'Where is the lost property office?',
      'Good day, could you be so kind and tell me where the lost property office is? Thank you.',
    ],
    ['List the rivers of Scotland.', 'Please be so good as to list the rivers of Scotland.'],
    [
      'how do i fold a napkin swan',
      'Hello :) I would love to know how I fold a napkin swan, thanks a million!',
    ],
    [
      'When do tickets go on sale?',
      "Sorry if you've been asked a hundred times: when do tickets go on sale?",
    ],
    [
      'Why was my card declined?',
      'Dear support team, might I trouble you with one question? Why was my card declined? Best, Olga',
    ],
  ],
  'word-order': [
    ['In winter, where do bumblebees sleep?', 'Where do bumblebees sleep in winter?'],
    [
      'If the tram is late, can I take a taxi and send you the bill?',
      'Can I take a taxi and send you the bill if the tram is late?',
    ],
    [
      'With what do I fill the cracks in old floorboards?',
      'What do I fill the cracks in old floorboards with?',
    ],
    ['For a lactose-free flan, which cream is suitable?', 'Which cream is suitable for a lactose-free flan?'],
    ['That lump on my wrist, is it a ganglion?', 'Is that lump on my wrist a ganglion?'],
  ],
  synonym: [
    ['How do I get hold of a plumber at the weekend?', 'How do I reach a plumber on a Saturday or Sunday?'],
    ['Is the bakery shut today?', 'Is the bakery closed today?'],
    ['What pay does a lifeguard get?', 'What wage does a lifeguard receive?'],
    ['Which insects harm roses?', 'Which insects damage roses?'],
    ['Where can I repair my spectacles?', 'Where can I get my glasses fixed?'],
    ['Start the dishwasher at ten, how?', 'Switch the dishwasher on at ten, how?'],
  ],
  voice: [
    ['Who designed the Sydney Opera House?', 'By whom was the Sydney Opera House designed?'],
    ['How do you harvest saffron?', 'How is saffron harvested?'],
    ['Does the fee include towels?', 'Are towels included in the fee?'],
    ['When did they tear down the old stadium?', 'When was the old stadium torn down?'],
    ['Must I declare this painting?', 'Must this painting be declared?'],
  ],
  abbreviation: [
    ['What does a GP earn?', 'What does a general practitioner earn?'],
    ['Is the TV licence cheaper for pensioners?', 'Is the television licence cheaper for pensioners?'],
    ['how many km are in a light year', 'how many kilometres are in a light year'],
    ['When is the WHO meeting?', 'When is the World Health Organization meeting?'],
    ['approx. cost of an MRI scan', 'approximate cost of a magnetic resonance imaging scan'],
  ],
  typo: [
    ['What is the recomended daily ammount of fibre?', 'What is the recommended daily amount of fibre?'],
    ['how do i fomat a harddrive', 'how do I format a hard drive'],
    ['Whats the wether like in Lima in Agust', "What's the weather like in Lima in August"],
    ['Can I borow a projektor from the school?', 'Can I borrow a projector from the school?'],
    ['difrence betwen jam and marmelade', 'difference between jam and marmalade'],
  ],
  numeral: [
    ['Who were the 3 musketeers?', 'Who were the three musketeers?'],
    ['Does a litre of milk weigh 1 kilo?', 'Does a litre of milk weigh one kilo?'],
    ['What happened in the twelfth century in Toledo?', 'What happened in the 12th century in Toledo?'],
    ['Can one person carry 2 kayaks?', 'Can 1 person carry two kayaks?'],
    ['the nineteen eighties in fashion', 'the 1980s in fashion'],
  ],
  mood: [
    ['Tell me how a sundial works.', 'How does a sundial work?'],
    ['Name a good antonym of "brave".', 'What is a good antonym of "brave"?'],
    ['I would like to learn how to whistle with two fingers.', 'How do I whistle with two fingers?'],
    ['Can you give me a riddle about time?', 'Give me a riddle about time.'],
    ['Describe a typical breakfast in Turkey.', 'What is a typical breakfast in Turkey like?'],
  ],
  fragment: [
    ['How do I remove rust from cast iron?', 'remove rust cast iron'],
    ['bird with red belly uk garden', 'Which bird in British gardens has a red belly?'],
    ['What are the side effects of nasal spray?', 'nasal spray side effects'],
    ['reset garmin watch factory', 'How do I reset a Garmin watch to factory settings?'],
    ['At what height should a dartboard hang?', 'dartboard height on wall'],
  ],
  padding: [
    [
      'How do I unclog a sink?',
      'We had the whole family over for goose and now the kitchen smells like a swamp. How do I unclog a sink?',
    ],
    [
      'Who wrote the lyrics of "Imagine"?',
      'There is this argument in our band that has lasted for two rehearsals. Who wrote the lyrics of "Imagine"?',
    ],
    [
      'How do I change my username?',
      'When I signed up I was fourteen and thought I was funny. I am not proud of it. How do I change my username?',
    ],
    [
      'Do hedgehogs climb?',
      'Last night something fell off our garden wall with a thud and waddled away, to the delight of the kids. Do hedgehogs climb?',
    ],
    [
      'What is a tontine?',
      "I came across the word in an old detective novel that I found in my grandfather's attic. What is a tontine?",
    ],
  ],
  spelling: [
    ["Who's organising the village fête?", 'Who is organizing the village fete?'],
    [
      "I don't recognise the centre of the picture, is it a grey dolphin?",
      'I do not recognize the center of the picture, is it a gray dolphin?',
    ],
    ["What's a good flavour for a birthday yoghurt?", 'What is a good flavor for a birthday yogurt?'],
    ["Aren't cheques obsolete in your neighbourhood?", 'Are not checks obsolete in your neighborhood?'],
    ['How do I analyse a metre of verse?', 'How do I analyze a meter of verse?'],
  ],
  surface: [
    ['where do eels spawn', 'Where do eels spawn?'],
    ['CAN I PARK HERE OVERNIGHT', 'Can I park here overnight?'],
    ['whats a pronoun', "What's a pronoun?"],
    ['Help!!! my cake is sinking in the middle, why', 'Help, my cake is sinking in the middle. Why?'],
    ['how-to: descale shower head', 'How to descale a shower head'],
  ],
};
