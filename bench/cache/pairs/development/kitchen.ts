// Pure data.
import type { Family } from '../types.ts';

export const kitchen: readonly Family[] = [
  {
    id: 'dev-steep-tea',
    domain: 'kitchen',
    slots: {
      tea: ['entity', 'oolong', 'jasmine', 'sencha', 'chai', 'hibiscus', 'lapsang'],
      n: ['number', '64', '77', '92'],
      pot: ['antonym-adjective', 'strong', 'mild'],
    },
    ask: 'How many minutes should {tea} tea steep at {n} degrees for a {pot} cup?',
    same: {
      voice: ['For how many minutes should {tea} tea be steeped at {n} degrees to get a {pot} cup?'],
      reformulation: ['I like my {tea} tea {pot}. How many minutes do I leave it at {n} degrees?'],
      numeral: ['How many minutes should {tea} tea steep at {n.w} degrees for a {pot} cup?'],
      mood: ['Tell me the steeping minutes of {tea} tea at {n} degrees for a {pot} cup.'],
      fragment: ['{tea} tea {n} degrees {pot} steeping minutes'],
    },
    traps: {
      'question-type': ['How many spoons of {tea} tea should steep at {n} degrees for a {pot} cup?'],
      preposition: ['How many minutes should {tea} tea cool after steeping at {n} degrees for a {pot} cup?'],
      condition: [
        'How many minutes should {tea} tea steep at {n} degrees for a {pot} cup if it was used once already?',
      ],
    },
  },
  {
    id: 'dev-scale-recipe',
    domain: 'kitchen',
    slots: {
      dish: ['entity', 'a paella', 'a tiramisu', 'a ratatouille', 'a fish pie', 'a cheesecake'],
      n: ['number', '28', '26', '42'],
    },
    ask: 'What shopping do I need for {dish} that serves {n}?',
    same: {
      reformulation: ['{N} guests are coming and I want to make {dish}. What do I have to buy?'],
      mood: ['Write the shopping list of {dish} for {n} people.'],
      numeral: ['What shopping do I need for {dish} that serves {n.w}?'],
      'word-order': ['For {dish} that serves {n}, what shopping do I need?'],
      fragment: ['{dish} for {n} shopping list'],
    },
    traps: {
      'output-format': ['What shopping do I need for {dish} that serves {n}? Send it as a spreadsheet.'],
      'output-language': ['What shopping do I need for {dish} that serves {n}? Write it in Lithuanian.'],
      exception: ['What shopping do I need for {dish} that serves {n}, herbs excepted?'],
      audience: ['What shopping do I need for {dish} that serves {n} with weak teeth?'],
      task: ['What dishes do I have to wash after {dish} that serves {n}?'],
    },
  },
  {
    id: 'dev-swap-tool',
    domain: 'kitchen',
    slots: {
      pair: [
        'entity',
        'a wok|a skillet',
        'a salad spinner|a sieve',
        'a steamer|a colander',
        'a mandoline|a grater',
      ],
      job: ['entity', 'fennel', 'kale', 'turnips', 'lentils'],
    },
    ask: 'Is {pair} better than {pair.2} for {job}?',
    same: {
      reformulation: ['For preparing {job}, should I rather take {pair} than {pair.2}?'],
      'word-order': ['For {job}, is {pair} better than {pair.2}?'],
      mood: ['Tell me if {pair} is better than {pair.2} for {job}.'],
      synonym: ['Does {pair} do a better job than {pair.2} with {job}?'],
    },
    traps: {
      direction: ['Is {pair.2} better than {pair} for {job}?'],
      comparison: ['Is {pair} the best of all tools for {job}?', 'Is {pair} as good as {pair.2} for {job}?'],
      'antonym-adjective': ['Is {pair} worse than {pair.2} for {job}?'],
      'question-type': ['Why is {pair} better than {pair.2} for {job}?'],
    },
  },
  {
    id: 'dev-keep-fresh',
    domain: 'kitchen',
    slots: {
      kind: ['prefix-negation', 'pasteurised', 'unpasteurised'],
      drink: ['entity', 'cider', 'buttermilk', 'birch sap', 'kefir'],
      where: ['entity', 'in a cellar', 'on a shelf', 'in a thermos'],
    },
    ask: 'How many days does {kind} {drink} stay good {where}?',
    same: {
      reformulation: ['What is the life of {kind} {drink} {where}, in days?'],
      mood: ['Say how many days {kind} {drink} stays good {where}.'],
      synonym: ['How many days does {kind} {drink} keep {where}?'],
      'word-order': ['{Where}, how many days does {kind} {drink} stay good?'],
      fragment: ['{kind} {drink} {where} how many days'],
    },
    traps: {
      comparison: ['Which stays good for most days {where}: {kind} {drink}, wine or beer?'],
      condition: ['How many days does {kind} {drink} stay good {where} once it is open?'],
      unit: ['How many hours does {kind} {drink} stay good {where}?'],
    },
  },
  {
    id: 'dev-grow-herb',
    domain: 'garden',
    slots: {
      do: ['antonym-verb', 'sow|sowing|sown', 'reap|reaping|reaped'],
      crop: ['entity', 'chickpeas', 'soybeans', 'sunflowers', 'pumpkins', 'peanuts'],
      land: ['location', 'Anatolia', 'Saskatchewan', 'Provence', 'Lombardy'],
    },
    ask: 'In which week do people {do} {crop} in {land}?',
    same: {
      voice: ['In which week are {crop} {do.3} in {land}?'],
      'word-order': ['In {land}, in which week do people {do} {crop}?'],
      reformulation: ['What is the week for {do.2} {crop} in {land}?'],
      mood: ['Name the week for {do.2} {crop} in {land}.'],
      fragment: ['{do} {crop} {land} week'],
    },
    traps: {
      'question-type': ['With which machine do people {do} {crop} in {land}?'],
      quantifier: ['Do all people {do} {crop} in {land} in one and the same week?'],
      negation: ['In which week must nobody {do} {crop} in {land}?'],
      'temporal-scope': ['In which week did people {do} {crop} in {land} in the Middle Ages?'],
    },
  },
  {
    id: 'dev-bees',
    domain: 'garden',
    slots: {
      pair: [
        'entity',
        'a hive inspector|the wardens',
        'a nurse bee|the larvae',
        'a guard bee|the robbers',
        'a scout|the foragers',
      ],
      act: ['entity', 'feed', 'chase away', 'guide', 'smell'],
    },
    ask: 'When does {pair} {act} {pair.2}?',
    same: {
      reformulation: ['At what moments does {pair} {act} {pair.2}?'],
      mood: ['Explain when {pair} will {act} {pair.2}.'],
      synonym: ['On which occasions does {pair} {act} {pair.2}?'],
    },
    traps: {
      roles: ['When do {pair.2} {act} {pair}?'],
      'question-type': ['How does {pair} {act} {pair.2}?'],
      negation: ['When does {pair} not {act} {pair.2}?'],
      'adverb-scope': ['When does {pair} {act} only {pair.2}?'],
    },
  },
];
