// Pure data.
import type { Family } from '../types.ts';

export const lessons: readonly Family[] = [
  {
    id: 'dev-convert',
    domain: 'lessons',
    slots: {
      u: [
        'unit',
        'gallons|barrels',
        'carats|milligrams',
        'fortnights|seconds',
        'stone|kilos',
        'gigahertz|oscillations a second',
        'furlongs|rods',
      ],
      n: ['number', '28', '32', '66', '125'],
    },
    ask: '{N} {u} make how many {u.2}?',
    same: {
      numeral: ['How many {u.2} do {n.w} {u} make?'],
      reformulation: ['How many {u.2} are equal to {n} {u}?'],
      mood: ['Turn {n} {u} into {u.2}.'],
      fragment: ['{n} {u} how many {u.2}'],
      'word-order': ['How many {u.2} do {n} {u} make?'],
    },
    traps: {
      direction: ['{N} {u.2} make how many {u}?'],
      comparison: ['Are {n} {u} more than {n} {u.2}?'],
    },
  },
  {
    id: 'dev-poem',
    domain: 'lessons',
    slots: {
      do: ['task', 'recite', 'analyse', 'parody', 'set to music'],
      form: ['entity', 'a sonnet', 'an ode', 'a ballad', 'an epitaph', 'a lullaby'],
      by: ['entity', 'Shelley', 'Rilke', 'Emily Dickinson', 'Neruda', 'Sappho'],
    },
    ask: 'What is the trick when you {do} {form} by {by}?',
    same: {
      reformulation: ['I am going to {do} {form} by {by}. What is the trick?'],
      'word-order': ['When you {do} {form} by {by}, what is the trick?'],
      mood: ['Reveal the trick when you {do} {form} by {by}.'],
      synonym: ['What is the secret when you {do} {form} by {by}?'],
    },
    traps: {
      preposition: ['What is the trick when you {do} {form} on {by}?'],
      'output-language': ['What is the trick when you {do} {form} by {by} in Mongolian translation?'],
      audience: ['What is the trick when you {do} {form} by {by} in front of soldiers?'],
      part: ['What is the trick when you {do} the last line of {form} by {by}?'],
    },
  },
  {
    id: 'dev-exam',
    domain: 'lessons',
    slots: {
      who: ['perspective', 'an examiner', 'a candidate', 'an invigilator'],
      how: ['temporal-scope', 'during the oral', 'on the morrow of the oral', 'shortly before the oral'],
      act: ['entity', 'wear perfume', 'ask for another chair', 'look at the protocol', 'talk to the press'],
      m: ['modality', 'may', 'must', 'should'],
    },
    ask: 'Is there a rule that {who} {m} {act} {how}?',
    same: {
      reformulation: ['Do the rules say that {who} {m} {act} {how}?'],
      'word-order': ['Is there a rule that {how} {who} {m} {act}?'],
      mood: ['Quote the rule that {who} {m} {act} {how}, if there is one.'],
      synonym: ['Does a rule exist that {who} {m} {act} {how}?'],
    },
    traps: {
      negation: ['Is there a rule that {who} {m} not {act} {how}?'],
      'adverb-scope': ['Is there a rule that only {who} {m} {act} {how}?'],
      'question-type': ['Who made the rule that {who} {m} {act} {how}?'],
    },
  },
  {
    id: 'dev-average',
    domain: 'lessons',
    slots: {
      n: ['number', '140', '175', '230'],
      m: ['number', '72', '88', '105'],
      what: ['entity', 'kilojoules', 'decibels', 'fever cases', 'crates'],
    },
    ask: 'By what share are {n} {what} above an average of {m}?',
    same: {
      numeral: ['By what share are {n.w} {what} above an average of {m.w}?'],
      'word-order': ['With an average of {m}, by what share are {n} {what} above it?'],
      mood: ['Calculate by what share {n} {what} are above an average of {m}.'],
      reformulation: ['The average is {m}. By what share do {n} {what} lie above it?'],
      abbreviation: ['By what share are {n} {what} above an avg. of {m}?'],
    },
    traps: {
      direction: ['By what share is an average of {m} {what} below {n}?'],
      unit: ['By how many {what} are {n} above an average of {m}?'],
    },
  },
  {
    id: 'dev-sport-law',
    domain: 'lessons',
    slots: {
      game: [
        'entity',
        'bowls|an umpire',
        'rugby|a linesman',
        'curling|a captain',
        'judo|a trainer',
        'fencing|a steward',
      ],
      act: ['entity', 'halt the clock', 'speak to the crowd', 'fetch a doctor', 'reverse a verdict'],
      bound: ['quantifier', 'once', 'twice', 'without limit'],
    },
    ask: 'In {game}, is {game.2} entitled to {act} {bound}?',
    same: {
      'word-order': ['Is {game.2} in {game} entitled to {act} {bound}?'],
      reformulation: ['Do the laws of {game} let {game.2} {act} {bound}?'],
      mood: ['Say whether in {game} {game.2} is entitled to {act} {bound}.'],
      synonym: ['In {game}, does {game.2} have the right to {act} {bound}?'],
      fragment: ['{game} {game.2} {act} {bound} entitled'],
    },
    traps: {
      modality: ['In {game}, is {game.2} obliged to {act} {bound}?'],
      'temporal-scope': ['In {game}, is {game.2} entitled to {act} {bound} before the first half ends?'],
      exception: ['In {game}, is {game.2} entitled to {act} {bound}, finals excepted?'],
      roles: ['In {game}, is anybody entitled to make {game.2} {act} {bound}?'],
    },
  },
  {
    id: 'dev-lecture',
    domain: 'lessons',
    slots: {
      topic: [
        'entity',
        'entropy',
        'feudalism',
        'supply bottlenecks',
        'the placebo effect',
        'perspective in painting',
        'tides',
      ],
      fmt: ['output-format', 'with three slides', 'as a podcast', 'on one poster', 'as a fireside talk'],
      who: ['audience', 'nuns', 'firefighters', 'kindergarteners', 'diplomats'],
    },
    ask: 'Prepare a lecture on {topic} for {who} {fmt}.',
    same: {
      mood: ['Will you prepare a lecture on {topic} for {who} {fmt}?'],
      'word-order': ['For {who}, prepare a lecture on {topic} {fmt}.'],
      synonym: ['Prepare a talk about {topic} for {who} {fmt}.'],
      fragment: ['lecture {topic} for {who} {fmt}'],
      reformulation: ['{Who} have asked me for a lecture on {topic} {fmt}; please prepare it.'],
    },
    traps: {
      'output-language': [
        'Prepare a lecture on {topic} for {who} {fmt}, in Macedonian.',
        'Prepare a lecture on {topic} for {who} {fmt}, in Khmer.',
      ],
      task: ['Review a lecture on {topic} for {who} {fmt}.', 'Shorten a lecture on {topic} for {who} {fmt}.'],
      'prefix-negation': ['Prepare an unscientific lecture on {topic} for {who} {fmt}.'],
      exception: ['Prepare a lecture on {topic} for {who} {fmt}, with everything but the history.'],
    },
  },
  {
    id: 'dev-knots',
    domain: 'lessons',
    slots: {
      do: ['antonym-verb', 'tie|tying|tied', 'undo|undoing|undone'],
      knot: ['entity', 'a bowline', 'a clove hitch', 'a sheepshank', 'a reef knot'],
      rope: ['antonym-adjective', 'thick', 'thin'],
      hand: ['preposition', 'with gloves on', 'without gloves on'],
    },
    ask: 'How does a sailor {do} {knot} in a {rope} rope {hand}?',
    same: {
      voice: ['How is {knot} in a {rope} rope {do.3} {hand} by a sailor?'],
      'word-order': ['{Hand}, how does a sailor {do} {knot} in a {rope} rope?'],
      mood: ['Show how a sailor will {do} {knot} in a {rope} rope {hand}.'],
      fragment: ['{do} {knot} {rope} rope {hand}'],
      reformulation: ["What is a sailor's way of {do.2} {knot} in a {rope} rope {hand}?"],
    },
    traps: {
      comparison: ['How much faster does a sailor {do} {knot} in a {rope} rope {hand} than a scout?'],
      'question-type': ['Why does a sailor {do} {knot} in a {rope} rope {hand}?'],
      condition: ['How does a sailor {do} {knot} in a {rope} rope {hand} in a storm?'],
    },
  },
  {
    id: 'dev-verses',
    domain: 'lessons',
    slots: {
      who: ['entity', 'Seneca', 'Spinoza', 'Kierkegaard', 'Hildegard of Bingen', 'Avicenna'],
      topic: ['entity', 'friendship', 'anger', 'fasting', 'music'],
      prep: ['preposition', 'before exile', 'in exile', 'after exile'],
    },
    ask: 'To whom did {who} write about {topic} {prep}?',
    same: {
      'word-order': ['{Prep}, to whom did {who} write about {topic}?'],
      reformulation: ['Who received what {who} wrote about {topic} {prep}?'],
      mood: ['Name the persons to whom {who} wrote about {topic} {prep}.'],
      fragment: ['{who} writing about {topic} {prep} addressee'],
    },
    traps: {
      'subject-object': ['Who wrote to {who} about {topic} {prep}?'],
      'question-type': ['What did {who} write about {topic} {prep}?'],
      negation: ['To whom did {who} refuse to write about {topic} {prep}?'],
    },
  },
];
