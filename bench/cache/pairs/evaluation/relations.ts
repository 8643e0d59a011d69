// Pure data: who does what to whom.
import type { Family } from '../types.ts';

export const relations: readonly Family[] = [
  {
    id: 'depends-on',
    domain: 'programming',
    slots: {
      lib: ['entity', 'webpack', 'lodash', 'numpy', 'openssl', 'sqlite', 'protobuf', 'libcurl', 'pandas'],
      kind: ['prefix-negation', 'direct', 'indirect'],
    },
    ask: 'Which packages have {lib} as a(n) {kind} dependency?',
    same: {
      synonym: ['Which packages need {lib} as a(n) {kind} dependency?'],
      mood: ['List the packages that have {lib} as a(n) {kind} dependency.'],
      fragment: ['packages with {kind} dependency on {lib}'],
    },
    traps: {
      'subject-object': ['Which packages does {lib} itself need as a(n) {kind} dependency?'],
      quantifier: ['How many packages have {lib} as a(n) {kind} dependency?'],
      negation: ['Which packages no longer have {lib} as a(n) {kind} dependency?'],
    },
  },
  {
    id: 'weaken-drug',
    domain: 'health',
    slots: {
      drug: ['entity', 'the pill', 'warfarin', 'digoxin', 'tetracycline', 'lithium', 'insulin', 'codeine'],
      do: ['antonym-verb', 'weaken|weakened', 'strengthen|strengthened'],
    },
    ask: 'Which medicines {do} the effect of {drug}?',
    same: {
      voice: ['By which medicines is the effect of {drug} {do.2}?'],
      mood: ['Name medicines that {do} the effect of {drug}.'],
      fragment: ['medicines that {do} effect of {drug}'],
      'word-order': ['The effect of {drug}: which medicines {do} it?'],
    },
    traps: {
      'subject-object': ['Of which medicines does {drug} {do} the effect?'],
      exception: ['Which medicines other than antibiotics {do} the effect of {drug}?'],
      entity: ['Which foods {do} the effect of {drug}?'],
      'question-type': ['How do medicines {do} the effect of {drug}?'],
    },
  },
  {
    id: 'what-hunts',
    domain: 'science',
    slots: {
      beast: ['entity', 'lynx', 'kestrels', 'stoats', 'mackerel', 'badgers', 'owls', 'dragonflies', 'squid'],
      when: ['temporal-scope', 'in winter', 'at dusk', 'while they have young'],
    },
    ask: 'Which animals hunt {beast} {when}?',
    same: {
      voice: ['By which animals are {beast} hunted {when}?'],
      'word-order': ['{When}, which animals hunt {beast}?'],
      reformulation: ['Of which animals are {beast} the prey {when}?'],
      mood: ['Name the animals that hunt {beast} {when}.'],
      fragment: ['predators of {beast} {when}'],
    },
    traps: {
      'subject-object': ['Which animals do {beast} hunt {when}?'],
      location: [
        'Which animals hunt {beast} {when} in Alaska?',
        'Which animals hunt {beast} {when} in Bavaria?',
      ],
      negation: ['Which animals never hunt {beast} {when}?'],
      'question-type': ['How do animals hunt {beast} {when}?'],
    },
  },
  {
    id: 'who-interviewed',
    domain: 'culture',
    slots: {
      who: [
        'entity',
        'Oriana Fallaci',
        'David Frost',
        'Susan Sontag',
        'Truman Capote',
        'Studs Terkel',
        'Joan Didion',
      ],
      where: ['preposition', 'on television', 'in print', 'on the radio'],
      year: ['date', '1968', '1973', '1979'],
    },
    ask: 'Who interviewed {who} {where} in {year}?',
    same: {
      voice: ['By whom was {who} interviewed {where} in {year}?'],
      'word-order': ['In {year}, who interviewed {who} {where}?'],
      mood: ['Name those who interviewed {who} {where} in {year}.'],
      reformulation: ['To whom did {who} give an interview {where} in {year}?'],
    },
    traps: {
      'subject-object': ['Whom did {who} interview {where} in {year}?'],
      'question-type': ['Why did nobody dare to interview {who} {where} in {year}?'],
      'temporal-scope': ['Who was the last to interview {who} {where} before {year}?'],
    },
  },
  {
    id: 'who-owes',
    domain: 'banking',
    slots: {
      pair: [
        'entity',
        'the tenant|the letting agent',
        'the buyer|the seller',
        'the caterer|the bride',
        'the franchisee|the brand owner',
        'the insurer|the garage',
      ],
      what: ['entity', 'a deposit', 'an apology', 'a receipt', 'interest', 'a written answer'],
    },
    ask: 'When does {pair} owe {pair.2} {what}?',
    same: {
      reformulation: ['In which cases is {what} due from {pair} to {pair.2}?'],
      voice: ['When is {what} owed to {pair.2} by {pair}?'],
      mood: ['Explain when {pair} owes {pair.2} {what}.'],
      synonym: ['When must {pair} give {pair.2} {what}?'],
    },
    traps: {
      roles: ['When does {pair.2} owe {pair} {what}?'],
      negation: ['When does {pair} not owe {pair.2} {what}?'],
      quantifier: ['Does {pair} always owe {pair.2} {what}?'],
      'temporal-scope': ['Until when does {pair} owe {pair.2} {what}?'],
    },
  },
  {
    id: 'recommends-over',
    domain: 'shopping',
    slots: {
      pair: ['entity', 'linen|wool', 'oak|pine', 'cork|laminate', 'silicone|rubber', 'steel|carbon'],
      use: ['entity', 'a nursery', 'a beach hut', 'a rented flat', 'a bakery', 'a houseboat'],
    },
    ask: 'Why would you choose {pair} over {pair.2} for {use}?',
    same: {
      reformulation: ['What speaks for {pair} rather than {pair.2} in {use}?'],
      'word-order': ['For {use}, why would you choose {pair} over {pair.2}?'],
      mood: ['Give me reasons to choose {pair} over {pair.2} for {use}.'],
      synonym: ['Why would you prefer {pair} to {pair.2} for {use}?'],
      fragment: ['{pair} over {pair.2} {use} reasons'],
    },
    traps: {
      direction: ['Why would you choose {pair.2} over {pair} for {use}?'],
      negation: ['Why would you not choose {pair} over {pair.2} for {use}?'],
      modality: ['Do I have to choose {pair} over {pair.2} for {use}?'],
      comparison: ['Of all materials, why would you choose {pair} first for {use}?'],
    },
  },
];
