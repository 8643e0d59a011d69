// Pure data.
import type { Family } from '../types.ts';

export const places: readonly Family[] = [
  {
    id: 'population-of',
    domain: 'places',
    slots: {
      what: ['part', 'in the capital of', 'on the coast of', 'in the north of', 'within the borders of'],
      land: ['location', 'Bolivia', 'Ghana', 'Bulgaria', 'Ecuador', 'Latvia', 'Cambodia'],
      year: ['date', '1950', '1990', '2005', '2020'],
    },
    ask: 'How many people lived {what} {land} in {year}?',
    same: {
      reformulation: ['How large was the population {what} {land} in {year}?'],
      'word-order': ['In {year}, how many people lived {what} {land}?'],
      mood: ['Give the number of people who lived {what} {land} in {year}.'],
      fragment: ['population {what} {land} {year}'],
    },
    traps: {
      'antonym-verb': [
        'How many people died {what} {land} in {year}?',
        'How many people were born {what} {land} in {year}?',
      ],
      'question-type': ['Who counted the people who lived {what} {land} in {year}?'],
      exception: ['How many people lived in {land} in {year}, apart from those {what} {land}?'],
    },
  },
  {
    id: 'river-highest',
    domain: 'places',
    slots: {
      comp: ['comparison', 'longest', 'second longest', 'third longest'],
      land: ['location', 'France', 'Poland', 'Myanmar', 'Paraguay', 'Ethiopia', 'Romania'],
      thing: ['entity', 'river', 'tunnel', 'bridge', 'railway line', 'hiking trail'],
    },
    ask: 'What is the {comp} {thing} in {land}?',
    same: {
      reformulation: ['Which {thing} in {land} is the {comp}?'],
      'word-order': ['In {land}, what is the {comp} {thing}?'],
      mood: ['Name the {comp} {thing} in {land}.'],
      fragment: ['{comp} {thing} {land}'],
    },
    traps: {
      'antonym-adjective': ['What is the shortest {thing} in {land}?'],
      'question-type': [
        'How long is the {comp} {thing} in {land}?',
        'Where does the {comp} {thing} in {land} begin?',
      ],
      direction: ['What is the {comp} {thing} that leads out of {land}?'],
      exception: ['What is the {comp} {thing} in {land} not counting those that cross a border?'],
      'temporal-scope': ['What was the {comp} {thing} in {land} a hundred years ago?'],
      'output-format': [
        'What is the {comp} {thing} in {land}? Answer with its name and nothing else, in capital letters.',
      ],
    },
  },
  {
    id: 'flight-route',
    domain: 'places',
    slots: {
      city: [
        'entity',
        'Nairobi|Lagos',
        'Lima|Quito',
        'Seoul|Manila',
        'Doha|Perth',
        'Miami|Bogotá',
        'Dublin|Boston',
        'Mumbai|Tbilisi',
        'Tunis|Dakar',
      ],
      stops: ['preposition', 'with a stop', 'without a stop'],
      class: ['entity', 'economy class', 'business class'],
    },
    ask: 'What is the cheapest flight from {city} to {city.2} {stops} in {class}?',
    same: {
      reformulation: ['In {class} and {stops}, which flight from {city} to {city.2} costs least?'],
      'word-order': ['From {city} to {city.2} {stops} in {class}: what is the cheapest flight?'],
      mood: ['Find the cheapest flight from {city} to {city.2} {stops} in {class}.'],
      synonym: ['What is the least expensive flight from {city} to {city.2} {stops} in {class}?'],
      fragment: ['cheapest flight {city} {city.2} {stops} {class}'],
    },
    traps: {
      direction: ['What is the cheapest flight from {city.2} to {city} {stops} in {class}?'],
      comparison: [
        'Is a flight from {city} to {city.2} {stops} in {class} cheaper than one via London?',
        'What is the second cheapest flight from {city} to {city.2} {stops} in {class}?',
      ],
      'antonym-adjective': ['What is the dearest flight from {city} to {city.2} {stops} in {class}?'],
      condition: ['What is the cheapest flight from {city} to {city.2} {stops} in {class} with a surfboard?'],
    },
  },
  {
    id: 'weather-in',
    domain: 'places',
    slots: {
      month: ['date', 'February', 'May', 'July', 'November'],
      city: ['location', 'Casablanca', 'Tallinn', 'Hanoi', 'Santiago', 'Ankara', 'Reykjavik'],
      q: ['entity', 'rain', 'sunshine', 'wind', 'fog'],
    },
    ask: 'How much {q} does {city} get in {month}?',
    same: {
      reformulation: ['What amount of {q} is normal for {city} in {month}?'],
      'word-order': ['In {month}, how much {q} does {city} get?'],
      mood: ['Tell me how much {q} {city} gets in {month}.'],
      fragment: ['{city} {month} {q} amount'],
      synonym: ['How much {q} is there in {city} during {month}?'],
    },
    traps: {
      comparison: ['Does {city} get more {q} in {month} than in December?'],
      'question-type': [
        'On how many days does {city} get {q} in {month}?',
        'Why does {city} get so much {q} in {month}?',
      ],
      'temporal-scope': ['How much {q} did {city} get in {month} last year?'],
      unit: ["What share of the year's {q} does {city} get in {month}, in percent?"],
    },
  },
];
