// Pure data.
import type { Family } from '../types.ts';

export const leisure: readonly Family[] = [
  {
    id: 'board-game-rule',
    domain: 'leisure',
    slots: {
      game: [
        'entity',
        'Catan|a settlement|build|built',
        'Monopoly|a hotel|buy|bought',
        'chess|a rook|move|moved',
        'backgammon|a checker|move|moved',
        'Risk|an army|place|placed',
        'Scrabble|a tile|swap|swapped',
      ],
      m: ['modality', 'may', 'must'],
      n: ['number', 'first', 'second', 'third'],
    },
    ask: 'In {game}, {m} I {game.3} {game.2} on my {n} turn?',
    same: {
      'word-order': ['{M} I, in {game}, {game.3} {game.2} on my {n} turn?'],
      reformulation: ['What do the rules of {game} say: {m} I {game.3} {game.2} on my {n} turn?'],
      mood: ['Tell me if in {game} I {m} {game.3} {game.2} on my {n} turn.'],
      fragment: ['{game} {m} {game.3} {game.2} {n} turn'],
      voice: ['In {game}, {m} {game.2} be {game.4} by me on my {n} turn?'],
    },
    traps: {
      'antonym-verb': ['In {game}, {m} I take back {game.2} on my {n} turn?'],
      perspective: ['In {game}, {m} my opponent {game.3} {game.2} on my {n} turn?'],
    },
  },
  {
    id: 'camera-setting',
    domain: 'leisure',
    slots: {
      what: ['entity', 'aperture', 'shutter speed', 'ISO value'],
      scene: [
        'entity',
        'fireworks',
        'a wedding dance',
        'humming birds',
        'a night skyline',
        'a newborn',
        'a waterfall',
      ],
      lens: ['number', '35', '50', '85', '200'],
    },
    ask: 'What {what} suits {scene} with a(n) {lens} mm lens?',
    same: {
      reformulation: ['I photograph {scene} with a(n) {lens} mm lens. What {what} should I set?'],
      'word-order': ['With a {lens} mm lens, what {what} suits {scene}?'],
      abbreviation: ['What {what} suits {scene} with a(n) {lens} millimetre lens?'],
      mood: ['Suggest the {what} for {scene} with a(n) {lens} mm lens.'],
      fragment: ['{what} {scene} {lens} mm lens'],
      numeral: ['What {what} suits {scene} with a(n) {lens.w} millimetre lens?'],
    },
    traps: {
      negation: ['What {what} does not suit {scene} with a(n) {lens} mm lens?'],
      preposition: ['What {what} suits {scene} with a(n) {lens} mm lens and without a tripod?'],
      'question-type': ['Why does the {what} matter for {scene} with a(n) {lens} mm lens?'],
      task: ['What {what} suits filming {scene} in slow motion with a(n) {lens} mm lens?'],
    },
  },
  {
    id: 'knitting',
    domain: 'leisure',
    slots: {
      n: ['number', '8', '12', '20'],
      m: ['number', '96', '120', '150'],
      do: ['antonym-verb', 'increase|increasing', 'decrease|decreasing'],
      what: ['entity', 'a bonnet', 'a sleeve', 'a shawl', 'a cardigan yoke'],
    },
    ask: 'How do I {do} {n} stitches evenly over a round of {m} in {what}?',
    same: {
      reformulation: [
        'I have a round of {m} stitches in {what}. How do I spread {n} stitches evenly when {do.2}?',
      ],
      numeral: ['How do I {do} {n.w} stitches evenly over a round of {m} in {what}?'],
      'word-order': ['Over a round of {m} in {what}, how do I {do} {n} stitches evenly?'],
      abbreviation: ['How do I {do} {n} sts evenly over a rnd of {m} in {what}?'],
      mood: ['Teach me to {do} {n} stitches evenly over a round of {m} in {what}.'],
      fragment: ['{do} {n} stitches evenly round of {m} {what}'],
    },
    traps: {
      preposition: ['How do I {do} to {n} stitches evenly over a round of {m} in {what}?'],
      'prefix-negation': ['How do I {do} {n} stitches unevenly over a round of {m} in {what}?'],
      part: ['How do I {do} {n} stitches evenly over a round of {m} in the ribbing of {what}?'],
    },
  },
  {
    id: 'streaming-plan',
    domain: 'leisure',
    slots: {
      svc: ['entity', 'Netflix', 'Spotify', 'Disney+', 'YouTube Premium', 'Deezer'],
      ad: ['preposition', 'with adverts', 'without adverts'],
      land: ['location', 'Italy', 'Colombia', 'Israel', 'the Philippines'],
      money: ['currency', 'dollars', 'local currency'],
    },
    ask: 'How much does {svc} {ad} cost in {land}, in {money}?',
    same: {
      reformulation: ['What is the price in {money} of {svc} {ad} in {land}?'],
      'word-order': ['In {land}, how much in {money} does {svc} {ad} cost?'],
      mood: ['Tell me the price of {svc} {ad} in {land} in {money}.'],
      fragment: ['{svc} {ad} price {land} {money}'],
      synonym: ['What does one pay for {svc} {ad} in {land}, in {money}?'],
    },
    traps: {
      'temporal-scope': [
        'How much will {svc} {ad} cost in {land} from next year, in {money}?',
        'How much did {svc} {ad} cost in {land} when it started, in {money}?',
      ],
      audience: ['How much does {svc} {ad} cost students in {land}, in {money}?'],
      comparison: ['How much dearer is {svc} {ad} in {land} than in Brazil, in {money}?'],
      'question-type': ['How many people pay for {svc} {ad} in {land}?'],
    },
  },
  {
    id: 'gym-exercise',
    domain: 'leisure',
    slots: {
      n: ['number', '3', '10', '30', '100'],
      ex: ['entity', 'push-ups', 'squats', 'lunges', 'burpees', 'pull-ups', 'handstands'],
      when: ['temporal-scope', 'every morning', 'twice a week', 'every other day'],
    },
    ask: 'What effect do {n} {ex} {when} have?',
    same: {
      numeral: ['What effect do {n.w} {ex} {when} have?'],
      reformulation: ['I do {n} {ex} {when}. What will that do for me?'],
      'word-order': ['{When}, {n} {ex}: what effect do they have?'],
      mood: ['Describe the effect of {n} {ex} {when}.'],
      fragment: ['{n} {ex} {when} effect'],
    },
    traps: {
      comparison: ['Do {n} {ex} {when} have a better effect than a walk?'],
      audience: [
        'What effect do {n} {ex} {when} have on a woman of seventy?',
        'What effect do {n} {ex} {when} have on a competitive wrestler?',
      ],
      negation: ['Why do {n} {ex} {when} have no effect?'],
      quantifier: ['What effect do more than {n} {ex} {when} have?'],
    },
  },
];
