// Pure data.
import type { Family } from '../types.ts';

export const school: readonly Family[] = [
  {
    id: 'percentage-of',
    domain: 'school',
    slots: {
      n: ['number', '15', '30', '45', '60'],
      m: ['number', '200', '350', '480', '900'],
      what: ['entity', 'marbles', 'pupils', 'votes', 'litres'],
    },
    ask: 'What percentage of {m} {what} are {n} {what}?',
    same: {
      reformulation: ['{n} {what} out of {m} {what} make what percentage?'],
      numeral: ['What percentage of {m.w} {what} are {n.w} {what}?'],
      mood: ['Work out what percentage {n} {what} are of {m} {what}.'],
      fragment: ['{n} of {m} {what} as percentage'],
      'word-order': ['Of {m} {what}, {n} {what} are what percentage?'],
    },
    traps: {
      direction: ['What percentage of {n} {what} are {m} {what}?'],
      preposition: ['What is {n} percent of {m} {what}?'],
      comparison: ['By what percentage are {m} {what} more than {n} {what}?'],
    },
  },
  {
    id: 'who-wrote-to-whom',
    domain: 'school',
    slots: {
      person: ['entity', 'Voltaire', 'Galileo', 'Cicero', 'Freud', 'Humboldt', 'Goethe', 'Erasmus', 'Keats'],
      what: ['entity', 'letters', 'sonnets', 'apologies', 'reports'],
    },
    ask: 'Who wrote {what} to {person}?',
    same: {
      voice: ['By whom were {what} written to {person}?'],
      reformulation: ['From whom did {person} receive {what}?'],
      mood: ['List the people who wrote {what} to {person}.'],
      fragment: ['authors of {what} sent to {person}'],
    },
    traps: {
      'subject-object': ['To whom did {person} write {what}?'],
      preposition: ['Who wrote {what} about {person}?'],
      negation: ['Who refused to write {what} to {person}?'],
      quantifier: ['How many people wrote {what} to {person}?'],
    },
  },
  {
    id: 'homework-help',
    domain: 'school',
    slots: {
      what: [
        'entity',
        'quadratic equations',
        'the water cycle',
        'the subjunctive',
        'the French Revolution',
        'vector addition',
        'cell division',
      ],
      who: [
        'audience',
        'a pupil of eight',
        'a pupil of fifteen',
        'a maths or arts graduate',
        'a dyslexic learner',
      ],
      fmt: [
        'output-format',
        'in one paragraph',
        'in the form of a quiz',
        'with flash cards',
        'as a comic script',
      ],
    },
    ask: 'How would I present {what} to {who} {fmt}?',
    same: {
      voice: ['How would {what} be presented to {who} {fmt}?'],
      reformulation: ['What is a good way to get {what} across to {who} {fmt}?'],
      mood: ['Present {what} to {who} {fmt} for me.'],
      'word-order': ['To {who} and {fmt}, how would I present {what}?'],
      fragment: ['{what} for {who} {fmt}'],
    },
    traps: {
      'output-language': [
        'How would I present {what} to {who} {fmt} in Mandarin?',
        'How would I present {what} to {who} {fmt} in Romanian?',
      ],
      'temporal-scope': ['How did schools present {what} to {who} in the nineteenth century, {fmt}?'],
      task: ['How would I grade what {who} wrote on {what} {fmt}?'],
    },
  },
  {
    id: 'admission-rule',
    domain: 'school',
    slots: {
      m: ['modality', 'can', 'must', 'should'],
      when: ['preposition', 'before', 'after'],
      what: ['entity', 'the entrance exam', 'the first term', 'matriculation', 'the open day'],
      act: [
        'entity',
        'pay the fees',
        'choose a subject',
        'apply for a dormitory',
        'hand in a medical certificate',
      ],
      who: ['perspective', 'foreign students', 'parents', 'lecturers'],
    },
    ask: '{M} {who} {act} {when} {what}?',
    same: {
      reformulation: ['With regard to {what}: {m} {who} {act} {when} it?'],
      mood: ['Tell me if {who} {m} {act} {when} {what}.'],
      'word-order': ['{When} {what}, {m} {who} {act}?'],
      padding: [
        'The prospectus is silent on this and nobody picks up the phone. {M} {who} {act} {when} {what}?',
      ],
    },
    traps: {
      'question-type': ['How {m} {who} {act} {when} {what}?', 'Why {m} {who} {act} {when} {what}?'],
      'adverb-scope': ['{M} only {who} {act} {when} {what}?', '{M} {who} {act} only {when} {what}?'],
      quantifier: ['{M} all {who} without distinction {act} {when} {what}?'],
    },
  },
];
