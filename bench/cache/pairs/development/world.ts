// Pure data.
import type { Family } from '../types.ts';

export const world: readonly Family[] = [
  {
    id: 'dev-ferry',
    domain: 'world',
    slots: {
      port: [
        'entity',
        'Dover|Calais',
        'Zadar|Ancona',
        'Piraeus|Naxos',
        'Stockholm|Turku',
        'Kiel|Gothenburg',
        'Bari|Patras',
      ],
      what: ['entity', 'a motorbike', 'a mule', 'a kayak', 'two parrots'],
      month: ['date', 'in early autumn', 'at Pentecost', 'over Easter'],
    },
    ask: 'What does the crossing from {port} to {port.2} cost with {what} {month}?',
    same: {
      reformulation: ['How much do I pay {month} for the crossing from {port} to {port.2} with {what}?'],
      'word-order': ['{Month} and with {what}, what does the crossing from {port} to {port.2} cost?'],
      mood: ['Quote me the crossing from {port} to {port.2} with {what} {month}.'],
      fragment: ['crossing {port} to {port.2} with {what} {month} cost'],
    },
    traps: {
      direction: ['What does the crossing from {port.2} to {port} cost with {what} {month}?'],
      preposition: ['What does the crossing from {port} to {port.2} cost without {what} {month}?'],
      'question-type': ['How long does the crossing from {port} to {port.2} take with {what} {month}?'],
      comparison: [
        'Is the crossing from {port} to {port.2} cheaper with {what} {month} than the tunnel or bridge?',
      ],
    },
  },
  {
    id: 'dev-distance-places',
    domain: 'world',
    slots: {
      city: [
        'entity',
        'Adelaide|Darwin',
        'Calgary|Winnipeg',
        'Leipzig|Kassel',
        'Fez|Agadir',
        'Cusco|Arequipa',
      ],
      u: ['unit', 'fathoms', 'versts', 'leagues'],
      by: ['preposition', 'by road', 'as the crow flies'],
    },
    ask: 'How many {u} is it from {city} to {city.2} {by}?',
    same: {
      reformulation: ['What is the distance in {u} between {city} and {city.2} {by}?'],
      'word-order': ['{By}, how many {u} is it from {city} to {city.2}?'],
      mood: ['Give the {u} from {city} to {city.2} {by}.'],
      fragment: ['{city} {city.2} {u} {by}'],
    },
    traps: {
      'question-type': [
        'How many hours is it from {city} to {city.2} {by}?',
        'Which towns lie between {city} and {city.2} {by}?',
      ],
      condition: ['How many {u} is it from {city} to {city.2} {by} if the pass is closed?'],
    },
  },
  {
    id: 'dev-country-fact',
    domain: 'world',
    slots: {
      land: ['location', 'Belize', 'Armenia', 'Tonga', 'Zimbabwe', 'Nepal', 'Jordan'],
      comp: ['comparison', 'deepest', 'second deepest', 'third deepest'],
      thing: ['entity', 'lake', 'cave', 'canyon', 'mine', 'harbour'],
    },
    ask: 'How deep is the {comp} {thing} of {land}?',
    same: {
      reformulation: ['What depth does the {comp} {thing} of {land} have?'],
      'word-order': ['The {comp} {thing} of {land}: how deep is it?'],
      mood: ['State the depth of the {comp} {thing} of {land}.'],
      fragment: ['depth {comp} {thing} {land}'],
      synonym: ['How far down does the {comp} {thing} of {land} go?'],
    },
    traps: {
      'question-type': [
        'Where is the {comp} {thing} of {land}?',
        'Who measured the {comp} {thing} of {land}?',
      ],
      'antonym-adjective': ['How deep is the shallowest {thing} of {land}?'],
      'temporal-scope': ['How deep was the {comp} {thing} of {land} before the last ice age?'],
      part: ['How deep is the mud at the bottom of the {comp} {thing} of {land}?'],
      unit: ['How deep, in fathoms, is the {comp} {thing} of {land}?'],
    },
  },
  {
    id: 'dev-invaded',
    domain: 'world',
    slots: {
      who: ['entity', 'the Huns', 'the Vikings', 'the Normans', 'the Mongols', 'the Aztecs', 'the Franks'],
      age: ['date', 'the Migration Period', 'the Bronze Age', 'the reign of Otto'],
    },
    ask: 'Which peoples attacked {who} in {age}?',
    same: {
      voice: ['By which peoples were {who} attacked in {age}?'],
      'word-order': ['In {age}, which peoples attacked {who}?'],
      mood: ['List the peoples that attacked {who} in {age}.'],
      synonym: ['Which peoples assaulted {who} in {age}?'],
      fragment: ['peoples attacking {who} {age}'],
    },
    traps: {
      'subject-object': ['Which peoples did {who} attack in {age}?'],
      'antonym-verb': ['Which peoples defended {who} in {age}?'],
      negation: ['Which peoples never attacked {who} in {age}?'],
      quantifier: ['How many peoples attacked {who} in {age}?'],
      'question-type': ['Why did other peoples attack {who} in {age}?'],
    },
  },
  {
    id: 'dev-coach',
    domain: 'world',
    slots: {
      who: ['entity', 'Pelé', 'Cruyff', 'Navratilova', 'Zidane', 'Comaneci', 'Muhammad Ali'],
      what: ['entity', 'as a rookie', 'as a champion', 'in a crisis'],
    },
    ask: 'Who encouraged {who} {what}?',
    same: {
      voice: ['By whom was {who} encouraged {what}?'],
      reformulation: ['From whom did {who} get encouragement {what}?'],
      mood: ['Name the person who encouraged {who} {what}.'],
      fragment: ['who encouraged {who} {what}'],
    },
    traps: {
      'subject-object': ['Whom did {who} encourage {what}?'],
      'prefix-negation': ['Who discouraged {who} {what}?'],
      'question-type': ['How was {who} encouraged {what}?'],
    },
  },
  {
    id: 'dev-song-cover',
    domain: 'world',
    slots: {
      song: ['entity', '"Hallelujah"', '"Yesterday"', '"Summertime"', '"La Bamba"', '"Autumn Leaves"'],
      year: ['date', '1959', '1967', '1983', '1991'],
      band: ['entity', 'a brass band', 'a folk duo', 'a zither orchestra'],
      prep: ['preposition', 'by', 'for'],
    },
    ask: 'Is there a recording of {song} {prep} {band} made in {year}?',
    same: {
      reformulation: ['Does a recording of {song} {prep} {band} exist that was made in {year}?'],
      'word-order': ['Made in {year}, is there a recording of {song} {prep} {band}?'],
      mood: ['Find a recording of {song} {prep} {band} made in {year}.'],
      fragment: ['{song} recording {prep} {band} {year}'],
    },
    traps: {
      quantifier: ['How many recordings of {song} {prep} {band} were made in {year}?'],
      'temporal-scope': [
        'Is there a recording of {song} {prep} {band} made since {year}?',
        'Is there a recording of {song} {prep} {band} made until {year}?',
      ],
      part: ['Is there a recording of the chorus of {song} {prep} {band} made in {year}?'],
      exception: ['Is there a recording of {song} {prep} {band} made in any year but {year}?'],
    },
  },
  {
    id: 'dev-team-word',
    domain: 'world',
    slots: {
      w: [
        'entity',
        'ball|party with dances|thing to kick',
        'pitch|playing surface|level of a tone',
        'bow|weapon|knot in a ribbon',
        'check|squares on cloth|attack on a king',
        'stalk|stem of celery|act of hunting',
        'ruler|sovereign|measuring rod',
        'match|contest|phosphorus stick',
        'toast|browned slice|salute to a host',
        'tank|armoured vehicle|petrol container',
        'bill|draft law|beak',
      ],
      q: ['question-type', 'what is the etymology', 'how do I draw one', 'which ballads mention one'],
      lang: ['output-language', 'in Tamil', 'in Urdu', 'in Basque', 'in Latvian'],
    },
    ask: 'Tell me {lang} about a {w} ({w.2}): {q}?',
    same: {
      mood: ['Can you tell me {lang} about a {w} ({w.2}): {q}?'],
      'word-order': ['About a {w} ({w.2}), tell me {lang}: {q}?'],
      reformulation: ['I would like to hear {lang} about a {w} ({w.2}): {q}?'],
    },
    traps: { 'word-sense': ['Tell me {lang} about a {w} ({w.3}): {q}?'] },
  },
  {
    id: 'dev-twin-towns',
    domain: 'world',
    slots: {
      town: [
        'entity',
        'Memphis|on the Nile|in Tennessee',
        'Melbourne|in Victoria|in Derbyshire',
        'London|in Ontario|on the Thames',
        'Toledo|in Castile|in Ohio',
        'Cordoba|in Argentina|in Iberia',
        'Durham|in Carolina|beside the Wear',
        'Tripoli|in Libya|in the Levant',
      ],
      q: ['question-type', 'how cold are the winters', 'who is the mayor', 'when is the lantern festival'],
    },
    ask: 'I have a question on {town} {town.2}: {q}?',
    same: {
      reformulation: ['{Q}? It is {town} {town.2} that I am asking about.'],
      'word-order': ['{Town} {town.2}: {q} there?'],
      mood: ['Tell me about {town} {town.2}: {q}?'],
    },
    traps: { 'word-sense': ['I have a question on {town} {town.3}: {q}?'] },
  },
];
