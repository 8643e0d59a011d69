// Pure data.
import type { Family } from '../types.ts';

export const science: readonly Family[] = [
  {
    id: 'boil-or-melt',
    domain: 'science',
    slots: {
      stuff: ['entity', 'ethanol', 'sulphur', 'paraffin', 'gallium', 'glycerine', 'naphthalene'],
      point: ['entity', 'boiling', 'melting'],
      u: ['unit', 'Celsius', 'Fahrenheit'],
    },
    ask: 'What is the {point} point of {stuff} in degrees {u}?',
    same: {
      reformulation: ['At how many degrees {u} is the {point} point of {stuff}?'],
      'word-order': ['In degrees {u}, what is the {point} point of {stuff}?'],
      mood: ['State the {point} point of {stuff} in degrees {u}.'],
      abbreviation: ['What is the {point} pt. of {stuff} in deg. {u}?'],
      fragment: ['{point} point {stuff} {u}'],
    },
    traps: {
      'question-type': ['How is the {point} point of {stuff} determined in degrees {u}?'],
      location: ['What is the {point} point of {stuff} in degrees {u} on top of Mount Everest?'],
      comparison: ['Is the {point} point of {stuff} in degrees {u} higher than that of water?'],
      condition: ['What is the {point} point of {stuff} in degrees {u} at ten times normal pressure?'],
    },
  },
  {
    id: 'falling-body',
    domain: 'science',
    slots: {
      h: ['number', '15', '40', '80', '120'],
      u: ['unit', 'metres', 'feet'],
      body: ['entity', 'marble', 'feather', 'cannonball', 'raindrop'],
      air: ['preposition', 'with air resistance', 'without air resistance'],
    },
    ask: 'How long does a {body} take to fall {h} {u} {air}?',
    same: {
      reformulation: ['What is the falling time of a {body} over {h} {u} {air}?'],
      numeral: ['How long does a {body} take to fall {h.w} {u} {air}?'],
      'word-order': ['{Air}, how long does a {body} take to fall {h} {u}?'],
      mood: ['Calculate how long a {body} takes to fall {h} {u} {air}.'],
      fragment: ['{body} falling {h} {u} {air} time'],
    },
    traps: {
      'antonym-verb': ['How long does a {body} take to rise {h} {u} {air} when thrown upwards?'],
      'question-type': ['How fast is a {body} after a fall of {h} {u} {air}?'],
      location: [
        'How long does a {body} take to fall {h} {u} {air} on the Moon?',
        'How long does a {body} take to fall {h} {u} {air} on Jupiter?',
      ],
    },
  },
  {
    id: 'unit-physics',
    domain: 'science',
    slots: {
      u: [
        'unit',
        'joules|calories',
        'kilowatt hours|joules',
        'pascals|bar',
        'newtons|pounds of force',
        'horsepower|watts',
        'knots|metres per second',
      ],
      n: ['number', '15', '75', '250', '900'],
    },
    ask: 'How do I get from {n} {u} to {u.2}?',
    same: {
      reformulation: ['What is {n} {u} expressed in {u.2}?'],
      mood: ['Convert {n} {u} into {u.2}.'],
      fragment: ['{n} {u} to {u.2}'],
      numeral: ['How do I get from {n.w} {u} to {u.2}?'],
      voice: ['How are {n} {u} converted to {u.2}?'],
    },
    traps: {
      direction: ['How do I get from {n} {u.2} to {u}?'],
    },
  },
  {
    id: 'animal-eats',
    domain: 'science',
    slots: {
      pair: [
        'entity',
        'hawks|weasels',
        'pike|perch',
        'hedgehogs|toads',
        'wasps|spiders',
        'gulls|crabs',
        'otters|eels',
        'jackals|pythons',
      ],
      land: ['location', 'Denmark', 'Kenya', 'Louisiana', 'Borneo'],
    },
    ask: 'Do {pair} eat {pair.2} in {land}?',
    same: {
      voice: ['Are {pair.2} eaten by {pair} in {land}?'],
      reformulation: ['Are {pair.2} part of the diet of {pair} in {land}?'],
      'word-order': ['In {land}, do {pair} eat {pair.2}?'],
      mood: ['Tell me if {pair} eat {pair.2} in {land}.'],
      synonym: ['Do {pair} feed on {pair.2} in {land}?'],
    },
    traps: {
      roles: ['Do {pair.2} eat {pair} in {land}?'],
      'adverb-scope': ['Do {pair} eat only {pair.2} in {land}?', 'Do only {pair} eat {pair.2} in {land}?'],
      quantifier: ['Do all {pair} eat {pair.2} in {land}?'],
      'question-type': ['How do {pair} catch {pair.2} in {land}?'],
      'temporal-scope': ['Did {pair} already eat {pair.2} in {land} ten thousand years ago?'],
      negation: ['Why do {pair} not eat {pair.2} in {land}?'],
    },
  },
  {
    id: 'acid-base',
    domain: 'science',
    slots: {
      kind: ['antonym-adjective', 'acidic', 'alkaline'],
      how: ['quantifier', 'all', 'some', 'no'],
      fluid: [
        'entity',
        'drain cleaners',
        'shampoos',
        'soft drinks',
        'glass cleaners',
        'eye drops',
        'mineral waters',
      ],
    },
    ask: 'Why are {how} {fluid} {kind}?',
    same: {
      reformulation: ['What is the reason that {how} {fluid} are {kind}?'],
      mood: ['Explain why {how} {fluid} are {kind}.'],
      synonym: ['For what reason are {how} {fluid} {kind}?'],
      'word-order': ['{How} {fluid} are {kind}: why?'],
    },
    traps: {
      'question-type': ['How can one tell that {how} {fluid} are {kind}?'],
      comparison: ['Why are {how} {fluid} more {kind} than others?'],
      audience: ['Why are {how} {fluid} {kind}? Answer at the level of a chemistry degree.'],
    },
  },
  {
    id: 'organ-part',
    domain: 'science',
    slots: {
      organ: [
        'part',
        'inner ear',
        'outer ear',
        'retina',
        'eyelid',
        'left ventricle',
        'cerebellum',
        'tongue',
        'jawbone',
      ],
      kind: ['entity', 'horse', 'parrot', 'lizard', 'human'],
    },
    ask: 'How does the {organ} of a {kind} work?',
    same: {
      reformulation: ['What is the working principle of the {organ} of a {kind}?'],
      mood: ['Explain the way in which the {organ} of a {kind} works.'],
      synonym: ['How does the {organ} of a {kind} function?'],
      fragment: ['how {kind} {organ} works'],
      'word-order': ['In a {kind}, how does the {organ} work?'],
    },
    traps: {
      'output-language': [
        'How does the {organ} of a {kind} work? Answer in Russian.',
        'How does the {organ} of a {kind} work? Answer in Hindi.',
      ],
      negation: ['Why might the {organ} of a {kind} not work?'],
      'temporal-scope': [
        'How did the {organ} of a {kind} come to work the way it does over millions of years?',
      ],
    },
  },
];
