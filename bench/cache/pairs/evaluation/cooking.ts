// Pure data.
import type { Family } from '../types.ts';

export const cooking: readonly Family[] = [
  {
    id: 'roasting-time',
    domain: 'cooking',
    slots: {
      kg: ['number', '2', '3', '4', '5'],
      joint: [
        'entity',
        'leg of lamb',
        'rib of beef',
        'shoulder of pork',
        'saddle of venison',
        'turkey crown',
      ],
    },
    ask: 'How long should I roast a {kg} kg {joint}?',
    same: {
      voice: ['How long should a {kg} kg {joint} be roasted?'],
      reformulation: ['What is the right roasting time for a {joint} that weighs {kg} kg?'],
      'word-order': ['A {kg} kg {joint}: how long do I roast it?'],
      mood: ['Tell me how long to roast a {kg} kg {joint}.'],
      fragment: ['roasting time {joint} {kg} kg'],
      numeral: ['How long should I roast a {joint} of {kg.w} kg?'],
      abbreviation: ['How long should I roast a {kg} kilogram {joint}?'],
    },
    traps: {
      unit: ['How long should I roast a {kg} lb {joint}?'],
      condition: ['How long should I roast a {kg} kg {joint} that is still frozen in the middle?'],
      'question-type': ['At what temperature should I roast a {kg} kg {joint}?'],
    },
  },
  {
    id: 'freeze-or-thaw',
    domain: 'cooking',
    slots: {
      do: ['antonym-verb', 'freeze|freezing|frozen', 'thaw|thawing|thawed'],
      dish: [
        'entity',
        'cooked lasagne',
        'homemade stock',
        'bread dough',
        'mashed potato',
        'smoked salmon',
        'sponge cake',
        'raw minced beef',
        'pumpkin soup',
      ],
    },
    ask: 'What is the best way to {do} {dish}?',
    same: {
      reformulation: ['How do I {do} {dish} properly?', 'How should I go about {do.2} {dish}?'],
      synonym: ['What is the ideal method for {do.2} {dish}?'],
      voice: ['How is {dish} best {do.3}?'],
      mood: ['Explain how best to {do} {dish}.'],
      fragment: ['best way {do} {dish}'],
      padding: [
        'I have a whole tub of {dish} here and no idea what to do next. What is the best way to {do} it?',
      ],
    },
    traps: {
      'question-type': ['How long does it take to {do} {dish}?'],
      condition: ['What is the best way to {do} {dish} when there are only ten minutes left?'],
    },
  },
  {
    id: 'ingredient-instead',
    domain: 'cooking',
    slots: {
      a: [
        'entity',
        'honey|brown sugar',
        'natural yoghurt|sour cream',
        'olive oil|butter',
        'spelt flour|wheat flour',
        'oat milk|whole milk',
        'ground almonds|semolina',
      ],
      bake: ['entity', 'banana bread', 'a carrot cake', 'fruit scones', 'pancake batter', 'gingerbread'],
    },
    ask: 'Can I use {a} instead of {a.2} in {bake}?',
    same: {
      reformulation: ['Will {bake} still work if I leave out {a.2} and put in {a}?'],
      synonym: ['May I put {a} in place of {a.2} in {bake}?'],
      voice: ['Can {a.2} be replaced by {a} in {bake}?'],
      'word-order': ['In {bake}, can I use {a} instead of {a.2}?'],
      mood: ['Tell me whether {a} can stand in for {a.2} in {bake}.'],
      fragment: ['{a} instead of {a.2} {bake}'],
    },
    traps: {
      direction: ['Can I use {a.2} instead of {a} in {bake}?'],
      quantifier: ['Can I use {a} instead of half of the {a.2} in {bake}?'],
      'question-type': ['How much {a} do I use instead of {a.2} in {bake}?'],
      preposition: ['Can I use {a} together with {a.2} in {bake}?'],
    },
  },
  {
    id: 'wine-pairing',
    domain: 'cooking',
    slots: {
      adj: ['antonym-adjective', 'sweet', 'dry'],
      col: ['entity', 'white', 'red', 'sparkling'],
      dish: ['entity', 'blue cheese', 'crab cakes', 'green curry', 'roast duck', 'goulash', 'spring rolls'],
    },
    ask: 'Which {adj} {col} wine goes well with {dish}?',
    same: {
      reformulation: ['I am serving {dish}. Which {adj} {col} wine should I pour?'],
      synonym: ['What {adj} {col} wine pairs nicely with {dish}?'],
      mood: ['Recommend a(n) {adj} {col} wine to go with {dish}.'],
      fragment: ['{adj} {col} wine pairing {dish}'],
      'word-order': ['With {dish}, which {adj} {col} wine goes well?'],
    },
    traps: {
      negation: ['Which {adj} {col} wine does not go well with {dish}?'],
      'question-type': ['Why does {adj} {col} wine go well with {dish}?'],
      exception: ['Which {adj} {col} wine goes well with {dish}, French ones excluded?'],
    },
  },
  {
    id: 'kitchen-measures',
    domain: 'cooking',
    slots: {
      u: [
        'unit',
        'millilitres|cups',
        'tablespoons|cups',
        'teaspoons|tablespoons',
        'fluid ounces|pints',
        'grams|ounces',
        'grams|pounds',
      ],
      n: ['number', '2', '3', '4', '6', '8', '12'],
    },
    ask: 'How many {u} are there in {n} {u.2}?',
    same: {
      reformulation: ['{n} {u.2} is how many {u}?', 'How much is {n} {u.2} in {u}?'],
      mood: ['Convert {n} {u.2} to {u}.'],
      fragment: ['{n} {u.2} in {u}'],
      numeral: ['How many {u} are there in {n.w} {u.2}?'],
      'word-order': ['In {n} {u.2}, how many {u} are there?'],
    },
    traps: { direction: ['How many {u.2} are there in {n} {u}?'] },
  },
  {
    id: 'egg-timing',
    domain: 'cooking',
    slots: {
      yolk: ['antonym-adjective', 'runny', 'firm'],
      egg: ['entity', 'quail', 'duck', 'goose', 'large hen'],
      from: ['condition', 'straight from the fridge', 'at room temperature'],
    },
    ask: 'How many minutes does a(n) {egg} egg {from} need for a {yolk} yolk?',
    same: {
      reformulation: ['I want a {yolk} yolk. How many minutes do I boil a(n) {egg} egg {from}?'],
      voice: ['For how many minutes must a(n) {egg} egg {from} be boiled to get a {yolk} yolk?'],
      synonym: ['What is the cooking time for a(n) {egg} egg {from} if the yolk should stay {yolk}?'],
      mood: ['Give me the number of minutes that a(n) {egg} egg {from} needs for a {yolk} yolk.'],
      fragment: ['{egg} egg {from} {yolk} yolk minutes'],
    },
    traps: {
      preposition: [
        'How many minutes does a(n) {egg} egg {from} need for a {yolk} yolk in an oven at 180 degrees?',
      ],
    },
  },
];
