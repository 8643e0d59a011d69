// Pure data.
import type { Family } from '../types.ts';

export const health: readonly Family[] = [
  {
    id: 'take-with-food',
    domain: 'health',
    slots: {
      drug: [
        'entity',
        'ibuprofen',
        'amoxicillin',
        'iron tablets',
        'levothyroxine',
        'omeprazole',
        'metformin',
        'cetirizine',
      ],
      when: ['preposition', 'before', 'after', 'during'],
      meal: ['entity', 'breakfast', 'supper'],
    },
    ask: 'Is it fine to take {drug} {when} {meal}?',
    same: {
      reformulation: ['My doctor prescribed {drug}. Can I have it {when} {meal}?'],
      synonym: ['Is it okay to swallow {drug} {when} {meal}?'],
      voice: ['Can {drug} be taken {when} {meal}?'],
      'word-order': ['{When} {meal}, is it fine to take {drug}?'],
      mood: ['Tell me if it is fine to take {drug} {when} {meal}.'],
      fragment: ['{drug} {when} {meal} ok'],
    },
    traps: {
      negation: ['Is it fine not to take {drug} {when} {meal} for once?'],
      quantifier: ['Is it fine to take a double dose of {drug} {when} {meal}?'],
      condition: ['Is it fine to take {drug} {when} {meal} while breastfeeding?'],
      'question-type': ['Why is it fine to take {drug} {when} {meal}?'],
      modality: ['Must I take {drug} {when} {meal}?'],
    },
  },
  {
    id: 'daily-dose',
    domain: 'health',
    slots: {
      drug: ['entity', 'paracetamol', 'vitamin D', 'loperamide', 'melatonin', 'folic acid'],
      who: ['audience', 'a toddler', 'a teenager', 'a pregnant woman', 'a man of eighty'],
      bound: ['antonym-adjective', 'maximum', 'minimum'],
    },
    ask: 'What is the {bound} daily dose of {drug} for {who}?',
    same: {
      reformulation: ['How much {drug} a day is the {bound} for {who}?'],
      'word-order': ['For {who}, what is the {bound} daily dose of {drug}?'],
      synonym: ['What is the {bound} dose per day of {drug} for {who}?'],
      mood: ['Give the {bound} daily dose of {drug} for {who}.'],
      fragment: ['{drug} {bound} daily dose {who}'],
    },
    traps: {
      'temporal-scope': ['What is the {bound} weekly dose of {drug} for {who}?'],
      part: ['What is the {bound} single dose of {drug} for {who}?'],
      unit: ['What is the {bound} daily dose of {drug} for {who} in millilitres of syrup?'],
    },
  },
  {
    id: 'cause-effect',
    domain: 'health',
    slots: {
      pair: [
        'entity',
        'stress|insomnia',
        'obesity|depression',
        'migraine|neck pain',
        'low iron|fatigue',
        'gum disease|diabetes',
        'asthma|anxiety',
        'back pain|bad posture',
      ],
      who: ['audience', 'teenagers', 'new mothers', 'shift workers', 'pensioners'],
    },
    ask: 'Can {pair} cause {pair.2} in {who}?',
    same: {
      reformulation: ['Is it possible that {pair} leads to {pair.2} in {who}?'],
      voice: ['Can {pair.2} be caused by {pair} in {who}?'],
      'word-order': ['In {who}, can {pair} cause {pair.2}?'],
      synonym: ['Can {pair} bring about {pair.2} in {who}?'],
      mood: ['Explain whether {pair} can cause {pair.2} in {who}.'],
      fragment: ['{pair} causing {pair.2} {who}'],
    },
    traps: {
      roles: ['Can {pair.2} cause {pair} in {who}?'],
      'antonym-verb': ['Can {pair} prevent {pair.2} in {who}?'],
      'question-type': ['How can {pair} cause {pair.2} in {who}?'],
      quantifier: ['Does {pair} always cause {pair.2} in {who}?'],
      exception: ['What besides {pair} can cause {pair.2} in {who}?'],
    },
  },
  {
    id: 'fever-reading',
    domain: 'health',
    slots: {
      deg: ['number', '38.5', '39.5', '40.2', '41'],
      age: ['number', '2|two', '5|five', '8|eight', '15|fifteen'],
      days: ['number', '3|three', '4|four', '6|six'],
    },
    ask: 'My child of {age} years has had a fever of {deg} °C for {days} days. Should we go to hospital?',
    same: {
      reformulation: [
        'Is a trip to hospital necessary for a child of {age} years with {deg} °C of fever for {days} days?',
      ],
      abbreviation: [
        'My child of {age} yrs has had a fever of {deg} degrees Celsius for {days} days. Should we go to hospital?',
      ],
      numeral: [
        'My child of {age.2} years has had a fever of {deg} °C for {days.2} days. Should we go to hospital?',
      ],
      'word-order': [
        'Should we go to hospital? For {days} days my child of {age} years has had a fever of {deg} °C.',
      ],
      fragment: ['child {age} years fever {deg} °C {days} days hospital'],
      synonym: [
        'My child of {age} years has been running a temperature of {deg} °C for {days} days. Do we need to go to A&E?',
      ],
      mood: [
        'Tell us whether to go to hospital: our child of {age} years has had a fever of {deg} °C for {days} days.',
      ],
    },
    traps: {
      unit: [
        'My child of {age} months has had a fever of {deg} °C for {days} days. Should we go to hospital?',
        'My child of {age} years has had a fever of {deg} °C for {days} weeks. Should we go to hospital?',
      ],
      perspective: [
        'My father has had a fever of {deg} °C for {days} days and my child of {age} years visited him. Should we go to hospital?',
      ],
      'temporal-scope': [
        'The fever of {deg} °C that my child of {age} years had has been gone for {days} days. Should we go to hospital?',
      ],
    },
  },
  {
    id: 'exercise-after',
    domain: 'health',
    slots: {
      sport: ['entity', 'swimming', 'weightlifting', 'jogging', 'yoga', 'horse riding', 'rowing'],
      op: ['entity', 'a hernia operation', 'cataract surgery', 'a caesarean', 'a root canal', 'a vasectomy'],
    },
    ask: 'How soon after {op} can I go back to {sport}?',
    same: {
      reformulation: ['How long do I have to wait before I take up {sport} again after {op}?'],
      synonym: ['How quickly may I return to {sport} following {op}?'],
      'word-order': ['After {op}, how soon can I go back to {sport}?'],
      mood: ['Let me know how soon I can go back to {sport} after {op}.'],
      fragment: ['{sport} after {op} how soon'],
      padding: [
        'The nurse was in a rush and I forgot to ask her. How soon can I go back to {sport} after {op}?',
      ],
    },
    traps: {
      preposition: ['How long before {op} should I stop {sport}?'],
      comparison: ['Is it safer to go back to {sport} or to walking after {op}?'],
      modality: ['Should I go back to {sport} after {op} at all?'],
      audience: ['How soon after {op} can a professional athlete go back to {sport}?'],
    },
  },
];
