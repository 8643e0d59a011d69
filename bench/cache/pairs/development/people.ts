// Pure data.
import type { Family } from '../types.ts';

export const people: readonly Family[] = [
  {
    id: 'dev-dose-age',
    domain: 'people',
    slots: {
      drug: ['entity', 'diazepam', 'aspirin', 'penicillin', 'cough syrup', 'activated charcoal', 'magnesium'],
      u: ['unit', 'milligrams', 'spoonfuls'],
      who: ['audience', 'a preschooler', 'a nursing mother', 'a frail hermit', 'a heavy smoker'],
    },
    ask: 'How many {u} of {drug} are safe for {who}?',
    same: {
      reformulation: ['What amount of {drug} in {u} can be given to {who} without harm?'],
      'word-order': ['For {who}, how many {u} of {drug} are safe?'],
      mood: ['State how many {u} of {drug} are safe for {who}.'],
      fragment: ['{drug} {u} safe {who}'],
      voice: ['How many {u} of {drug} can safely be taken by {who}?'],
    },
    traps: {
      'prefix-negation': ['How many {u} of {drug} are unsafe for {who}?'],
      comparison: ['Are more {u} of {drug} safe for {who} than for me?'],
      preposition: ['How many {u} of {drug} are safe for {who} after a glass of beer?'],
      'temporal-scope': ['How many {u} of {drug} are safe for {who} per night over a whole month?'],
    },
  },
  {
    id: 'dev-symptom-cause',
    domain: 'people',
    slots: {
      pair: [
        'entity',
        'sinusitis|headache',
        'snoring|hypertension',
        'acne|shyness',
        'heartburn|hoarseness',
        'anaemia|dizziness',
        'hay fever|irritability',
      ],
      where: ['location', 'in Siberia', 'in the Andes', 'at sea'],
    },
    ask: 'How often does {pair} lead to {pair.2} {where}?',
    same: {
      reformulation: ['How frequent is it {where} that {pair} brings on {pair.2}?'],
      'word-order': ['{Where}, how often does {pair} lead to {pair.2}?'],
      mood: ['Estimate how often {pair} leads to {pair.2} {where}.'],
      voice: ['How often is {pair.2} brought on by {pair} {where}?'],
    },
    traps: {
      roles: ['How often does {pair.2} lead to {pair} {where}?'],
      negation: ['How often does {pair} not lead to {pair.2} {where}?'],
      'antonym-verb': ['How often does {pair} protect from {pair.2} {where}?'],
      'question-type': ['By what mechanism does {pair} lead to {pair.2} {where}?'],
    },
  },
  {
    id: 'dev-child-rule',
    domain: 'people',
    slots: {
      n: ['number', '19', '27', '29'],
      m: ['modality', 'may', 'should', 'must'],
      act: [
        'entity',
        'ride in traffic',
        'sponsor a limousine',
        'do the washing up',
        'go dancing',
        'change religion',
      ],
    },
    ask: 'From {n} on, {m} a person {act}?',
    same: {
      numeral: ['From {n.w} on, {m} a person {act}?'],
      'word-order': ['{M} a person {act} from {n} on?'],
      mood: ['Tell me whether a person {m} {act} from {n} on.'],
      reformulation: ['I have just turned {n}: {m} a person of that age {act}?'],
    },
    traps: {
      perspective: ['From {n} on, {m} a parent let a person {act}?'],
      unit: ['From {n} months on, {m} a person {act}?'],
      preposition: ['Before {n}, {m} a person {act}?'],
      'adverb-scope': [
        'Only from {n} on, {m} a person {act}?',
        'From {n} on, {m} a person do nothing but {act}?',
      ],
    },
  },
  {
    id: 'dev-wedding',
    domain: 'people',
    slots: {
      role: ['perspective', 'the witnesses', 'the bridesmaids', 'the groom', 'the in-laws'],
      what: ['entity', 'the veil', 'the champagne', 'the confetti', 'the honeymoon'],
      land: ['location', 'Scandinavia', 'Burundi', 'Samoa', 'Bangladesh'],
    },
    ask: 'Is it customary for {role} to pay for {what} in {land}?',
    same: {
      voice: ['Does custom have it that {what} must be paid for by {role} in {land}?'],
      'word-order': ['In {land}, is it customary for {role} to pay for {what}?'],
      mood: ['Let me know whether it is customary for {role} to pay for {what} in {land}.'],
      synonym: ['Is it usual for {role} to bear the cost of {what} in {land}?'],
      fragment: ['{role} pay for {what} {land} custom'],
    },
    traps: {
      quantifier: ['Is it customary for {role} to pay for half of {what} in {land}?'],
      'adverb-scope': ['Is it customary for only {role} to pay for {what} in {land}?'],
      task: ['Is it customary for {role} to choose {what} in {land}?'],
      'temporal-scope': ['Was it customary for {role} to pay for {what} in {land} under the last king?'],
    },
  },
  {
    id: 'dev-invite',
    domain: 'people',
    slots: {
      tone: ['antonym-adjective', 'formal', 'casual'],
      what: ['entity', 'a christening', 'a barbecue', 'a housewarming', 'a poetry slam', 'a retirement do'],
      fmt: ['output-format', 'as a telegram', 'as a jingle', 'as an SMS'],
    },
    ask: 'Please draft a {tone} invitation to {what} {fmt}.',
    same: {
      mood: ['Can you draft a {tone} invitation to {what} {fmt}?'],
      synonym: ['Please compose a {tone} invitation to {what} {fmt}.'],
      reformulation: ['I am hosting {what} and need a {tone} invitation {fmt}.'],
      'word-order': ['{Fmt}, please draft a {tone} invitation to {what}.'],
      fragment: ['{tone} invitation {what} {fmt}'],
    },
    traps: {
      'output-language': [
        'Please draft a {tone} invitation in Afrikaans to {what} {fmt}.',
        'Please draft a {tone} invitation in Maltese to {what} {fmt}.',
      ],
      task: ['Please answer a {tone} invitation to {what} {fmt}.'],
      audience: ['Please draft a {tone} invitation to {what} {fmt} for toddlers.'],
      negation: ['Please draft a {tone} note {fmt} that says that {what} will not take place.'],
    },
  },
  {
    id: 'dev-tale',
    domain: 'people',
    slots: {
      hero: ['entity', 'a hedgehog', 'a lighthouse keeper', 'an alchemist', 'a beekeeper', 'a ghost'],
      foe: ['entity', 'a dragon', 'a tax collector', 'a snowstorm', 'a rival'],
      end: ['antonym-adjective', 'joyful', 'gloomy'],
      who: ['audience', 'bedtime', 'a stage reading', 'a horror magazine'],
    },
    ask: 'Invent a tale with a {end} end in which {hero} outwits {foe}, meant for {who}.',
    same: {
      mood: ['Would you invent a tale with a {end} end in which {hero} outwits {foe}, meant for {who}?'],
      voice: ['Invent a tale with a {end} end in which {foe} is outwitted by {hero}, meant for {who}.'],
      'word-order': ['For {who}, invent a tale in which {hero} outwits {foe}, with a {end} end.'],
      synonym: ['Make up a story with a {end} end in which {hero} outwits {foe}, meant for {who}.'],
    },
    traps: {
      roles: ['Invent a tale with a {end} end in which {foe} outwits {hero}, meant for {who}.'],
      'output-language': [
        'Invent a tale with a {end} end in which {hero} outwits {foe}, meant for {who}, in Serbian.',
      ],
      'output-format': [
        'Invent a tale with a {end} end in which {hero} outwits {foe}, meant for {who}, in rhymes.',
      ],
      negation: ['Invent a tale with a {end} end in which {hero} fails to outwit {foe}, meant for {who}.'],
    },
  },
  {
    id: 'dev-shift',
    domain: 'people',
    slots: {
      job: ['entity', 'bakers', 'signallers', 'midwives', 'paramedics', 'firewatchers'],
      n: ['number', '28', '19', '26'],
      land: ['location', 'Belarus', 'Slovenia', 'Uganda', 'Panama'],
      rest: ['preposition', 'with a break', 'without a break'],
    },
    ask: 'Is a shift of {n} hours {rest} lawful for {job} in {land}?',
    same: {
      numeral: ['Is a shift of {n.w} hours {rest} lawful for {job} in {land}?'],
      reformulation: ['Does the law of {land} let {job} work a shift of {n} hours {rest}?'],
      'word-order': ['In {land}, is a shift of {n} hours {rest} lawful for {job}?'],
      abbreviation: ['Is a shift of {n} hrs {rest} lawful for {job} in {land}?'],
      mood: ['Tell me if a shift of {n} hours {rest} is lawful for {job} in {land}.'],
      fragment: ['{job} {n} hour shift {rest} {land} lawful'],
    },
    traps: {
      'question-type': ['How is a shift of {n} hours {rest} paid to {job} in {land}?'],
      unit: ['Is a shift of {n} minutes {rest} lawful for {job} in {land}?'],
      condition: ['Is a shift of {n} hours {rest} lawful for {job} in {land} who are pregnant?'],
      quantifier: ['Is a shift of up to {n} hours {rest} lawful for all {job} in {land}?'],
      'adverb-scope': ['Is a shift of {n} hours {rest} lawful for only {job} in {land}?'],
    },
  },
  {
    id: 'dev-hire-fire',
    domain: 'people',
    slots: {
      do: ['antonym-verb', 'hire|hiring|hired', 'dismiss|dismissing|dismissed'],
      who: ['entity', 'a nanny', 'an intern', 'a gardener', 'a choir master', 'an actress'],
      how: ['preposition', 'by telegram', 'by handshake'],
    },
    ask: 'Can you {do} {who} {how}?',
    same: {
      voice: ['Can {who} be {do.3} {how}?'],
      reformulation: ['Is {do.2} {who} {how} valid?'],
      'word-order': ['{How}, can you {do} {who}?'],
      mood: ['Tell me whether you can {do} {who} {how}.'],
      fragment: ['{do.2} {who} {how} possible'],
    },
    traps: {
      modality: ['Must you {do} {who} {how}?'],
      'question-type': ['How do you {do} {who} {how}?', 'Who can {do} {who} {how}?'],
      'temporal-scope': ['Could you {do} {who} {how} thirty years ago?'],
      negation: ['Why can you not {do} {who} {how}?'],
      exception: ['Can you {do} anybody but {who} {how}?'],
    },
  },
];
