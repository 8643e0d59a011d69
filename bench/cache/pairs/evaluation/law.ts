// Pure data.
import type { Family } from '../types.ts';

export const law: readonly Family[] = [
  {
    id: 'landlord-tenant',
    domain: 'law',
    slots: {
      who: ['perspective', 'the landlord', 'the tenant'],
      item: [
        'entity',
        'a torn sofa cover',
        'a stained mattress',
        'a broken wardrobe',
        'a cracked hob',
        'a faded curtain',
        'a worn carpet',
      ],
      flat: ['prefix-negation', 'furnished', 'unfurnished'],
    },
    ask: 'Does {who} have to pay for {item} in a(n) {flat} flat?',
    same: {
      reformulation: ['Is it up to {who} to bear the cost of {item} in a(n) {flat} flat?'],
      synonym: ['Is {who} obliged to pay for {item} in a(n) {flat} apartment?'],
      voice: ['Does {item} in a(n) {flat} flat have to be paid for by {who}?'],
      'word-order': ['In a(n) {flat} flat, does {who} have to pay for {item}?'],
      mood: ['Tell me whether {who} has to pay for {item} in a(n) {flat} flat.'],
      fragment: ['{flat} flat {item} does {who} pay'],
    },
    traps: {
      'question-type': ['How much does {who} usually pay for {item} in a(n) {flat} flat?'],
      quantifier: ['Does {who} have to pay half of the bill for {item} in a(n) {flat} flat?'],
      condition: [
        'Does {who} have to pay for {item} in a(n) {flat} flat that was sublet without permission?',
      ],
    },
  },
  {
    id: 'legal-here',
    domain: 'law',
    slots: {
      kind: ['prefix-negation', 'legal', 'illegal'],
      act: [
        'entity',
        'to fly a drone over a park',
        'to film a police officer',
        'to collect rainwater',
        'to busk on the pavement',
        'to keep a ferret',
        'to sleep in a parked van',
        'to pick wild mushrooms',
      ],
      place: ['location', 'Scotland', 'Singapore', 'Texas', 'Bavaria', 'Quebec'],
    },
    ask: 'When is it {kind} {act} in {place}?',
    same: {
      reformulation: ['Under what circumstances is it {kind} {act} in {place}?'],
      'word-order': ['In {place}, when is it {kind} {act}?'],
      mood: ['Explain when it is {kind} {act} in {place}.'],
      fragment: ['{kind} {act} {place} when'],
      synonym: ['In which situations is it {kind} {act} in {place}?'],
    },
    traps: {
      'temporal-scope': ['Since when has it been {kind} {act} in {place}?'],
      'question-type': ['Why is it {kind} {act} in {place}?'],
      audience: ['When is it {kind} {act} in {place}? Put it in words that a ten-year-old understands.'],
    },
  },
  {
    id: 'sue-whom',
    domain: 'law',
    slots: {
      pair: [
        'entity',
        'a patient|a surgeon',
        'a shareholder|a board',
        'a cyclist|a bus driver',
        'a publisher|an author',
        'a neighbour|a builder',
        'a bride|a photographer',
      ],
      what: ['entity', 'negligence', 'slander', 'breach of contract', 'fraud'],
      limit: ['number', '2|2 years', '3|3 years', '6|6 years'],
    },
    ask: 'Can {pair} sue {pair.2} for {what} more than {limit.2} after the event?',
    same: {
      reformulation: [
        'More than {limit.2} have gone by since the event. May {pair} still sue {pair.2} for {what}?',
      ],
      synonym: [
        'Can {pair} take {pair.2} to court for {what} when over {limit.2} have passed since the event?',
      ],
      voice: ['Can {pair.2} be sued by {pair} for {what} more than {limit.2} after the event?'],
      'word-order': ['More than {limit.2} after the event, can {pair} sue {pair.2} for {what}?'],
      mood: ['Tell me if {pair} can sue {pair.2} for {what} more than {limit.2} after the event.'],
    },
    traps: {
      roles: ['Can {pair.2} sue {pair} for {what} more than {limit.2} after the event?'],
      'antonym-verb': ['Can {pair} forgive {pair.2} for {what} more than {limit.2} after the event?'],
      'antonym-adjective': ['Can {pair} sue {pair.2} for {what} less than {limit.2} after the event?'],
      'question-type': ['Where can {pair} sue {pair.2} for {what} more than {limit.2} after the event?'],
      unit: ['Can {pair} sue {pair.2} for {what} more than {limit} months after the event?'],
    },
  },
  {
    id: 'age-limit',
    domain: 'law',
    slots: {
      age: ['number', '12', '16', '18'],
      act: [
        'entity',
        'buy fireworks',
        'drive a moped',
        'get a tattoo',
        'sign a rental agreement',
        'donate blood',
        'adopt a dog',
        'vote in local elections',
      ],
      land: ['location', 'Wales', 'Estonia', 'Chile', 'Malta'],
    },
    ask: 'Can a person of {age} {act} in {land}?',
    same: {
      numeral: ['Can a person of {age.w} {act} in {land}?'],
      reformulation: ['Is somebody aged {age} old enough to {act} in {land}?'],
      'word-order': ['In {land}, can a person of {age} {act}?'],
      mood: ['Tell me if a person of {age} can {act} in {land}.'],
      fragment: ['aged {age} {act} {land} allowed'],
      synonym: ['Is a(n) {age} year old permitted to {act} in {land}?'],
    },
    traps: {
      preposition: ['Can a person of {age} {act} in {land} without the consent of a parent?'],
      modality: ['Must a person of {age} {act} in {land}?'],
      quantifier: ['Can only a person of {age} or more {act} in {land}?'],
      negation: ['Why can a person of {age} not {act} in {land}?'],
    },
  },
  {
    id: 'witness-identity',
    domain: 'law',
    slots: {
      doc: ['entity', 'a will', 'a prenuptial agreement', 'a deed', 'a power of attorney', 'a lease'],
      n: ['number', '2', '3', '4'],
      land: ['location', 'England', 'Greece', 'California', 'Israel'],
    },
    ask: 'Is {doc} with {n} witnesses valid in {land}?',
    same: {
      numeral: ['Is {doc} with {n.w} witnesses valid in {land}?'],
      reformulation: ['Does {land} accept {doc} that carries {n} witness signatures?'],
      'word-order': ['In {land}, is {doc} with {n} witnesses valid?'],
      mood: ['Tell me whether {doc} with {n} witnesses is valid in {land}.'],
      fragment: ['{doc} {n} witnesses valid {land}'],
    },
    traps: {
      'prefix-negation': ['What makes {doc} with {n} witnesses invalid in {land}?'],
      preposition: ['Is {doc} without {n} witnesses valid in {land}?'],
      'question-type': ['Who may be one of {n} witnesses of {doc} in {land}?'],
      exception: ['Is {doc} with {n} witnesses valid everywhere except in {land}?'],
    },
  },
];
