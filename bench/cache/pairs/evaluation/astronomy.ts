// Pure data.
import type { Family } from '../types.ts';

export const astronomy: readonly Family[] = [
  {
    id: 'distance-bodies',
    domain: 'astronomy',
    slots: {
      a: ['entity', 'Mars', 'Venus', 'Neptune', 'Pluto', 'Titan', 'Ceres'],
      u: ['unit', 'kilometres', 'light minutes', 'astronomical units'],
      b: ['entity', 'the Sun', 'the Earth'],
    },
    ask: 'How far is {a} from {b} in {u} on average?',
    same: {
      reformulation: ['What is the average distance between {a} and {b} in {u}?'],
      'word-order': ['In {u}, how far is {a} from {b} on average?'],
      mood: ['State the mean distance of {a} from {b} in {u}.'],
      fragment: ['average distance {a} {b} in {u}'],
      synonym: ['What is the typical distance from {a} to {b}, expressed in {u}?'],
    },
    traps: {
      'question-type': ['How is the distance of {a} from {b} measured in {u}?'],
      'temporal-scope': ['How far is {a} from {b} in {u} right now?'],
      comparison: [
        'How far is {a} from {b} in {u} at the closest?',
        'How much farther than the Moon is {a} from {b} in {u} on average?',
      ],
    },
  },
  {
    id: 'moon-phase',
    domain: 'astronomy',
    slots: {
      phase: ['antonym-adjective', 'full', 'new'],
      month: ['date', 'March', 'June', 'August', 'October'],
      year: ['date', '2025', '2026', '2027'],
      land: ['location', 'Chile', 'Japan', 'Iceland', 'Hawaii'],
    },
    ask: 'On which day is the {phase} moon in {month} {year} in {land}?',
    same: {
      reformulation: ['What is the date of the {phase} moon in {month} {year} in {land}?'],
      'word-order': ['In {land}, on which day of {month} {year} is the {phase} moon?'],
      mood: ['Give me the day of the {phase} moon in {month} {year} in {land}.'],
      fragment: ['{phase} moon {month} {year} {land} date'],
      synonym: ['On what day does the {phase} moon occur in {month} {year} in {land}?'],
    },
    traps: {
      'question-type': ['At what time of night is the {phase} moon in {month} {year} in {land} highest?'],
      quantifier: ['On which days are there two {phase} moons in {month} {year} in {land}?'],
    },
  },
  {
    id: 'visible-with',
    domain: 'astronomy',
    slots: {
      thing: [
        'entity',
        'the rings of Saturn',
        'the Andromeda galaxy',
        'the Orion nebula',
        'the moons of Jupiter',
        'a comet tail',
        'the Pleiades',
      ],
      tool: ['preposition', 'with binoculars', 'without binoculars'],
      month: ['date', 'January', 'April', 'September'],
    },
    ask: 'Can I see {thing} {tool} in {month}?',
    same: {
      voice: ['Can {thing} be seen {tool} in {month}?'],
      reformulation: ['Is it possible to spot {thing} {tool} in {month}?'],
      'word-order': ['{Tool}, can I see {thing} in {month}?'],
      mood: ['Tell me if I can see {thing} {tool} in {month}.'],
      fragment: ['{thing} visible {tool} {month}'],
    },
    traps: {
      task: ['Can I photograph {thing} {tool} in {month}?'],
      'question-type': ['Where in the sky can I see {thing} {tool} in {month}?'],
      negation: ['Why can I not see {thing} {tool} in {month}?'],
      'adverb-scope': ['Can I see {thing} {tool} only in {month}?'],
    },
  },
  {
    id: 'largest-object',
    domain: 'astronomy',
    slots: {
      comp: ['comparison', 'largest', 'second largest', 'third largest'],
      kind: ['entity', 'moon of Uranus', 'asteroid in the main belt', 'crater on Mercury', 'dwarf planet'],
      by: ['unit', 'by mass', 'by diameter'],
    },
    ask: 'What is the {comp} {kind} {by}?',
    same: {
      reformulation: ['Which {kind} ranks as the {comp} {by}?'],
      'word-order': ['{By}, what is the {comp} {kind}?'],
      mood: ['Name the {comp} {kind} {by}.'],
      fragment: ['{comp} {kind} {by}'],
    },
    traps: {
      'antonym-adjective': ['What is the smallest {kind} {by}?'],
      'question-type': [
        'Who discovered the {comp} {kind} {by}?',
        'When was the {comp} {kind} {by} discovered?',
      ],
      audience: ['What is the {comp} {kind} {by}? Write for astrophysicists who want error bars.'],
    },
  },
];
