// Pure data.
import type { Family } from '../types.ts';

export const culture: readonly Family[] = [
  {
    id: 'book-by-about',
    domain: 'culture',
    slots: {
      who: [
        'entity',
        'Virginia Woolf',
        'Tolstoy',
        'Gabriel García Márquez',
        'Agatha Christie',
        'Kafka',
        'Simone de Beauvoir',
        'Borges',
      ],
      prep: ['preposition', 'by', 'about', 'edited by'],
      comp: ['comparison', 'longest', 'second longest', 'third longest'],
    },
    ask: 'What is the {comp} book {prep} {who}?',
    same: {
      reformulation: ['Which book {prep} {who} is the {comp}?'],
      mood: ['Name the {comp} book {prep} {who}.'],
      fragment: ['{comp} book {prep} {who}'],
      'word-order': ['Of the books {prep} {who}, what is the {comp}?'],
    },
    traps: {
      'question-type': [
        'Where can I borrow the {comp} book {prep} {who}?',
        'When was the {comp} book {prep} {who} printed?',
      ],
      'temporal-scope': ['What was the {comp} book {prep} {who} up to 1920?'],
      quantifier: ['What are the five {comp} books {prep} {who}?'],
      exception: ['What is the {comp} book {prep} {who} other than the diaries?'],
    },
  },
  {
    id: 'film-crew',
    domain: 'culture',
    slots: {
      film: ['entity', 'Casablanca', 'Amélie', 'Vertigo', 'Metropolis', 'Stalker', 'Rashomon'],
      role: ['task', 'directed', 'produced', 'edited', 'censored'],
      cut: ['version', 'the first cut', 'the restored cut', 'the television cut'],
    },
    ask: 'Who {role} {cut} of {film}?',
    same: {
      reformulation: ['Which person {role} {cut} of {film}?'],
      mood: ['Name the person who {role} {cut} of {film}.'],
      fragment: ['who {role} {film} {cut}'],
    },
    traps: {
      'question-type': ['When was it that somebody {role} {cut} of {film}?'],
    },
  },
  {
    id: 'portrait-of-by',
    domain: 'culture',
    slots: {
      pair: [
        'entity',
        'Manet|Berthe Morisot',
        'Holbein|Thomas More',
        'Velázquez|the Pope',
        'Sargent|Rodin',
        'Titian|Charles V',
        'Degas|Mary Cassatt',
        'van Dyck|Rubens',
      ],
      city: ['location', 'Paris', 'Madrid', 'New York', 'Basel'],
    },
    ask: 'Did {pair} paint {pair.2} in {city}?',
    same: {
      voice: ['Was {pair.2} painted by {pair} in {city}?'],
      reformulation: ['Is it true that {pair} made a painting of {pair.2} in {city}?'],
      'word-order': ['In {city}, did {pair} paint {pair.2}?'],
      mood: ['Tell me whether {pair} painted {pair.2} in {city}.'],
      fragment: ['{pair} painting of {pair.2} made in {city}'],
    },
    traps: {
      roles: ['Did {pair.2} paint {pair} in {city}?'],
      'question-type': ['When did {pair} paint {pair.2} in {city}?'],
      'subject-object': ['Who else but {pair} painted {pair.2} in {city}?'],
      negation: ['Why did {pair} never paint {pair.2} in {city}?'],
      'adverb-scope': [
        'Did {pair} paint only {pair.2} in {city}?',
        'Did only {pair} paint {pair.2} in {city}?',
      ],
    },
  },
  {
    id: 'museum-hours',
    domain: 'culture',
    slots: {
      day: ['date', 'Good Friday', '1 May', 'Boxing Day', '6 January', "New Year's Eve"],
      place: ['location', 'the Prado', 'the Louvre', 'the Rijksmuseum', 'the Uffizi', 'the British Library'],
      do: ['antonym-verb', 'open', 'close'],
    },
    ask: 'At what time does {place} {do} on {day}?',
    same: {
      reformulation: ['What is the hour at which {place} will {do} on {day}?'],
      'word-order': ['On {day}, at what time does {place} {do}?'],
      mood: ['Tell me when {place} will {do} on {day}.'],
      fragment: ['{place} {do} {day} time'],
    },
    traps: {
      'question-type': ['Why does {place} {do} at other times on {day}?'],
      part: [
        'At what time does the café of {place} {do} on {day}?',
        'At what time does the cloakroom of {place} {do} on {day}?',
      ],
      'temporal-scope': ['At what time did {place} {do} on {day} ten years ago?'],
      comparison: ['Does {place} {do} earlier on {day} than on other days?'],
    },
  },
  {
    id: 'guest-etiquette',
    domain: 'culture',
    slots: {
      land: ['location', 'Japan', 'Iran', 'Nigeria', 'Sweden', 'Peru', 'Lebanon'],
      m: ['modality', 'can', 'should', 'must'],
      act: [
        'entity',
        'take off their shoes',
        'bring flowers',
        'finish the plate',
        'pour their own drink',
        'compliment the cook',
      ],
      role: ['perspective', 'guests', 'hosts', 'children'],
    },
    ask: 'When {m} {role} {act} in {land}?',
    same: {
      reformulation: ['In {land}, what are the occasions on which {role} {m} {act}?'],
      mood: ['Explain when {role} {m} {act} in {land}.'],
      'word-order': ['In {land}, when {m} {role} {act}?'],
      fragment: ['{land} {role} {m} {act} when'],
    },
    traps: {
      negation: ['When {m} {role} not {act} in {land}?'],
      'question-type': ['Why {m} {role} {act} in {land}?'],
      'temporal-scope': ['When did {role} start to {act} in {land}?'],
    },
  },
];
