// Pure data.
import type { Family } from '../types.ts';

export const garden: readonly Family[] = [
  {
    id: 'prune-when',
    domain: 'garden',
    slots: {
      plant: [
        'entity',
        'hydrangeas',
        'apple trees',
        'grapevines',
        'wisteria',
        'blackcurrants',
        'olive trees',
        'box hedges',
      ],
      season: ['preposition', 'before flowering', 'after flowering'],
      land: ['location', 'Yorkshire', 'Tuscany', 'Oregon', 'Tasmania'],
    },
    ask: 'Should {plant} be pruned {season} in {land}?',
    same: {
      voice: ['Should I prune {plant} {season} in {land}?'],
      reformulation: ['I garden in {land}. Is it right to prune {plant} {season}?'],
      synonym: ['Is it advisable to cut back {plant} {season} in {land}?'],
      'word-order': ['In {land}, should {plant} be pruned {season}?'],
      mood: ['Tell me whether to prune {plant} {season} in {land}.'],
      fragment: ['prune {plant} {season} {land}'],
    },
    traps: {
      task: [
        'Should {plant} be fertilised {season} in {land}?',
        'Should {plant} be transplanted {season} in {land}?',
      ],
      'question-type': [
        'Why should {plant} be pruned {season} in {land}?',
        'How should {plant} be pruned {season} in {land}?',
      ],
      quantifier: ['Should all shoots of {plant} be pruned {season} in {land}, down to the last one?'],
    },
  },
  {
    id: 'soil-ph',
    domain: 'garden',
    slots: {
      do: ['antonym-verb', 'raise|raising|raised', 'lower|lowering|lowered'],
      bed: ['entity', 'a raised bed', 'a blueberry patch', 'a greenhouse border', 'a lawn', 'an allotment'],
      ph: ['number', '5.5', '6.5', '7.2'],
    },
    ask: 'How do I {do} the soil pH of {bed} to {ph}?',
    same: {
      reformulation: ['What should I add so as to {do} the soil pH of {bed} to {ph}?'],
      voice: ['How is the soil pH of {bed} {do.3} to {ph}?'],
      mood: ['Explain {do.2} the soil pH of {bed} to {ph}.'],
      fragment: ['{do} soil pH {bed} to {ph}'],
      synonym: ['What is the method for {do.2} the soil pH of {bed} to {ph}?'],
    },
    traps: {
      direction: ['How do I {do} the soil pH of {bed} from {ph}?'],
      condition: ['How do I {do} the soil pH of {bed} to {ph} without chemicals?'],
      'question-type': ['Why would I {do} the soil pH of {bed} to {ph}?'],
    },
  },
  {
    id: 'companion',
    domain: 'garden',
    slots: {
      pair: [
        'entity',
        'tomatoes|basil',
        'carrots|leeks',
        'beans|sweetcorn',
        'roses|garlic',
        'cabbages|dill',
        'strawberries|borage',
      ],
      spot: ['entity', 'on a balcony', 'in clay soil', 'under glass', 'in full sun'],
    },
    ask: 'What good does it do to plant {pair} next to {pair.2} {spot}?',
    same: {
      reformulation: ['What is the benefit of growing {pair} beside {pair.2} {spot}?'],
      voice: ['What good does it do if {pair} are planted next to {pair.2} {spot}?'],
      'word-order': ['{Spot}, what good does it do to plant {pair} next to {pair.2}?'],
      mood: ['Explain the benefit of planting {pair} next to {pair.2} {spot}.'],
      fragment: ['{pair} next to {pair.2} {spot} benefit'],
    },
    traps: {
      'antonym-adjective': ['What harm does it do to plant {pair} next to {pair.2} {spot}?'],
      preposition: ['What good does it do to plant {pair} instead of {pair.2} {spot}?'],
      'question-type': ['How far apart do I plant {pair} and {pair.2} {spot}?'],
      negation: ['What good does it do not to plant {pair} next to {pair.2} {spot}?'],
    },
  },
  {
    id: 'water-how-often',
    domain: 'garden',
    slots: {
      plant: [
        'entity',
        'an orchid',
        'a cactus',
        'a Boston fern',
        'a lemon tree',
        'a peace lily',
        'a bonsai maple',
      ],
      place: ['antonym-adjective', 'indoor|indoors', 'outdoor|outdoors'],
      season: ['temporal-scope', 'spring', 'summer', 'winter'],
    },
    ask: 'How often should I water {plant} {place.2} in {season}?',
    same: {
      voice: ['How often should {plant} be watered {place.2} in {season}?'],
      reformulation: ['How frequently does {plant} need water {place.2} in {season}?'],
      'word-order': ['In {season}, how often should I water {plant} {place.2}?'],
      mood: ['Tell me how often to water {plant} {place.2} in {season}.'],
      fragment: ['watering {plant} {place.2} {season} how often'],
    },
    traps: {
      'question-type': [
        'How much should I water {plant} {place.2} in {season}?',
        'At what time of day should I water {plant} {place.2} in {season}?',
      ],
      negation: ['How long can I not water {plant} {place.2} in {season}?'],
      task: ['How often should I repot {plant} {place.2} in {season}?'],
      part: ['How often should I mist the leaves of {plant} {place.2} in {season}?'],
    },
  },
];
