// Pure data.
import type { Family } from '../types.ts';

export const travel: readonly Family[] = [
  {
    id: 'train-between-cities',
    domain: 'travel',
    slots: {
      city: [
        'location',
        'Lisbon|Porto',
        'Vienna|Graz',
        'Milan|Naples',
        'Oslo|Bergen',
        'Glasgow|Aberdeen',
        'Seville|Valencia',
        'Warsaw|Gdansk',
        'Osaka|Hiroshima',
      ],
      when: ['temporal-scope', 'first', 'last'],
      day: ['date', 'Sundays', 'weekdays', 'public holidays'],
    },
    ask: 'What time does the {when} train from {city} to {city.2} leave on {day}?',
    same: {
      reformulation: ['On {day}, at what time can I catch the {when} train from {city} to {city.2}?'],
      synonym: ['At what hour does the {when} train from {city} to {city.2} depart on {day}?'],
      'word-order': ['From {city} to {city.2}, what time does the {when} train leave on {day}?'],
      mood: ['Give me the departure time of the {when} train from {city} to {city.2} on {day}.'],
      fragment: ['{when} train {city} to {city.2} {day} departure time'],
    },
    traps: {
      direction: ['What time does the {when} train from {city.2} to {city} leave on {day}?'],
      'question-type': ['Which platform does the {when} train from {city} to {city.2} leave from on {day}?'],
      'antonym-verb': ['What time does the {when} train from {city} to {city.2} arrive on {day}?'],
      entity: ['What time does the {when} coach from {city} to {city.2} leave on {day}?'],
    },
  },
  {
    id: 'visa-need',
    domain: 'travel',
    slots: {
      who: ['entity', 'Brazilian', 'Turkish', 'Indian', 'South African'],
      land: ['location', 'Vietnam', 'Morocco', 'Australia', 'Kenya', 'Georgia'],
      days: ['number', '5', '60', '200'],
    },
    ask: 'Does a(n) {who} citizen need a visa for {days} days in {land}?',
    same: {
      reformulation: ['Is a visa required if a(n) {who} citizen spends {days} days in {land}?'],
      synonym: [
        'Does the holder of a(n) {who} passport have to get a visa to stay in {land} for {days} days?',
      ],
      'word-order': ['For {days} days in {land}, does a(n) {who} citizen need a visa?'],
      numeral: ['Does a(n) {who} citizen need a visa for {days.w} days in {land}?'],
      mood: ['Tell me if a(n) {who} citizen needs a visa for {days} days in {land}.'],
      fragment: ['visa {land} {who} citizen {days} days'],
    },
    traps: {
      'question-type': ['How much does a visa for {days} days in {land} cost a(n) {who} citizen?'],
      unit: ['Does a(n) {who} citizen need a visa for {days} weeks in {land}?'],
      condition: ['Does a(n) {who} citizen need a visa for {days} days of paid work in {land}?'],
    },
  },
  {
    id: 'cabin-baggage',
    domain: 'travel',
    slots: {
      thing: [
        'entity',
        'a violin',
        'an electric toothbrush',
        'knitting needles',
        'a jar of peanut butter',
        'a camping stove',
        'insulin pens',
        'a folding pushchair',
      ],
      bag: ['antonym-adjective', 'cabin', 'hold'],
    },
    ask: 'Can I take {thing} in my {bag} baggage?',
    same: {
      reformulation: ['Is it all right to travel with {thing} in the {bag} baggage?'],
      synonym: ['May I carry {thing} in my {bag} luggage?'],
      voice: ['Can {thing} be taken in {bag} baggage?'],
      'word-order': ['In my {bag} baggage, can I take {thing}?'],
      mood: ['Tell me whether I can take {thing} in my {bag} baggage.'],
      fragment: ['{thing} {bag} baggage allowed'],
    },
    traps: {
      modality: ['Must I take {thing} in my {bag} baggage?'],
      'adverb-scope': ['Can I take {thing} only in my {bag} baggage?'],
      'question-type': ['How do I pack {thing} in my {bag} baggage?'],
    },
  },
  {
    id: 'flight-compensation',
    domain: 'travel',
    slots: {
      hours: ['number', '2', '3', '4', '6', '8'],
      cause: ['condition', 'a strike', 'a thunderstorm', 'a technical fault', 'missing crew'],
      km: ['number', '900', '2,000', '4,000'],
    },
    ask: 'What compensation am I owed when a {km} km flight arrives {hours} hours late because of {cause}?',
    same: {
      reformulation: [
        'My {km} km flight arrived {hours} hours late because of {cause}. How much compensation can I claim?',
      ],
      synonym: [
        'Which compensation am I entitled to if a {km} km flight lands {hours} hours late owing to {cause}?',
      ],
      numeral: [
        'What compensation am I owed when a {km} km flight arrives {hours.w} hours late because of {cause}?',
      ],
      abbreviation: [
        'What compensation am I owed when a {km} kilometre flight arrives {hours} h late because of {cause}?',
      ],
      'word-order': [
        'When, because of {cause}, a {km} km flight arrives {hours} hours late, what compensation am I owed?',
      ],
      mood: [
        'Tell me the compensation for a {km} km flight that arrives {hours} hours late because of {cause}.',
      ],
      fragment: ['compensation {km} km flight {hours} hours late {cause}'],
    },
    traps: {
      unit: [
        'What compensation am I owed when a {km} mile flight arrives {hours} hours late because of {cause}?',
      ],
      'antonym-adjective': [
        'What compensation am I owed when a {km} km flight leaves {hours} hours early because of {cause}?',
      ],
      perspective: [
        'What compensation does the airline owe the airport when a {km} km flight arrives {hours} hours late because of {cause}?',
      ],
    },
  },
  {
    id: 'season-to-visit',
    domain: 'travel',
    slots: {
      place: ['location', 'Patagonia', 'Sicily', 'Iceland', 'Sri Lanka', 'the Azores', 'Namibia'],
      why: ['entity', 'surfing', 'birdwatching', 'hiking', 'stargazing', 'scuba diving'],
    },
    ask: 'Which month is best for {why} in {place}?',
    same: {
      reformulation: ['When in the year should I go to {place} for {why}?'],
      'word-order': ['For {why} in {place}, which month is best?'],
      synonym: ['What is the ideal month for {why} in {place}?'],
      mood: ['Name the best month for {why} in {place}.'],
      fragment: ['best month {why} {place}'],
    },
    traps: {
      'antonym-adjective': ['Which month is worst for {why} in {place}?'],
      comparison: ['Is September better than May for {why} in {place}?'],
      exception: ['Which month other than July and August is best for {why} in {place}?'],
      audience: ['Which month is best for {why} in {place} with toddlers?'],
      'question-type': ['Which beach or valley is best for {why} in {place}?'],
    },
  },
  {
    id: 'refundable-ticket',
    domain: 'travel',
    slots: {
      kind: ['prefix-negation', 'refundable', 'non-refundable'],
      what: [
        'entity',
        'ferry ticket',
        'hotel room',
        'sleeper berth',
        'concert package',
        'rental car booking',
      ],
      ahead: ['number', '12', '24', '48'],
    },
    ask: 'How much do I get back if I cancel a {kind} {what} {ahead} hours ahead?',
    same: {
      reformulation: [
        'What part of the price is returned to me when I cancel a {kind} {what} {ahead} hours in advance?',
      ],
      voice: ['How much do I get back if a {kind} {what} is cancelled {ahead} hours ahead?'],
      mood: ['Tell me how much I get back if I cancel a {kind} {what} {ahead} hours ahead.'],
      fragment: ['cancel {kind} {what} {ahead} hours ahead money back'],
      numeral: ['How much do I get back if I cancel a {kind} {what} {ahead.w} hours ahead?'],
      synonym: ['How much is reimbursed if I call off a {kind} {what} {ahead} hours beforehand?'],
    },
    traps: {
      unit: ['How much do I get back if I cancel a {kind} {what} {ahead} minutes ahead?'],
      task: ['How much do I pay if I rebook a {kind} {what} {ahead} hours ahead?'],
      'question-type': ['When do I get my money back if I cancel a {kind} {what} {ahead} hours ahead?'],
    },
  },
];
