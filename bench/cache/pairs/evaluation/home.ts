// Pure data.
import type { Family } from '../types.ts';

export const home: readonly Family[] = [
  {
    id: 'stain-removal',
    domain: 'home',
    slots: {
      stain: ['entity', 'red wine', 'beetroot', 'candle wax', 'grass', 'ballpoint ink', 'turmeric'],
      cloth: [
        'entity',
        'a wool carpet',
        'a silk blouse',
        'a leather sofa',
        'a cotton tablecloth',
        'suede boots',
      ],
      state: ['antonym-adjective', 'fresh', 'dried'],
    },
    ask: 'How do I get a {state} {stain} stain out of {cloth}?',
    same: {
      reformulation: ['What takes a {state} {stain} stain out of {cloth}?'],
      synonym: ['How can I remove a {state} {stain} stain from {cloth}?'],
      voice: ['How is a {state} {stain} stain removed from {cloth}?'],
      'word-order': ['Out of {cloth}, how do I get a {state} {stain} stain?'],
      mood: ['Tell me how to get a {state} {stain} stain out of {cloth}.'],
      fragment: ['{state} {stain} stain {cloth} remove'],
    },
    traps: {
      preposition: ['How do I get a {state} {stain} stain out of {cloth} without bleach?'],
      negation: ['What should I not do to get a {state} {stain} stain out of {cloth}?'],
      'question-type': ['What does a cleaner charge to get a {state} {stain} stain out of {cloth}?'],
    },
  },
  {
    id: 'paint-amount',
    domain: 'home',
    slots: {
      n: ['number', '12', '20', '35', '60'],
      u: ['unit', 'square metres', 'square feet'],
      what: ['entity', 'plasterboard', 'brick', 'concrete', 'cedar cladding'],
      coats: ['number', 'one coat', 'two coats', 'three coats'],
    },
    ask: 'How much paint do I need for {coats} on {n} {u} of {what}?',
    same: {
      voice: ['How much paint is needed for {coats} on {n} {u} of {what}?'],
      numeral: ['How much paint do I need for {coats} on {n.w} {u} of {what}?'],
      reformulation: ['I want to give {n} {u} of {what} {coats}. What quantity of paint should I buy?'],
      mood: ['Calculate the paint for {coats} on {n} {u} of {what}.'],
      fragment: ['paint quantity {n} {u} {what} {coats}'],
      'word-order': ['For {coats} on {n} {u} of {what}, how much paint do I need?'],
    },
    traps: {
      'question-type': ['How long do I need for {coats} of paint on {n} {u} of {what}?'],
      comparison: ['Which paint is the cheapest for {coats} on {n} {u} of {what}?'],
      exception: [
        'How much paint do I need for {coats} on {n} {u} of {what}, leaving out two windows and a door?',
      ],
    },
  },
  {
    id: 'screw-which-way',
    domain: 'home',
    slots: {
      do: ['antonym-verb', 'attach|attaching', 'detach|detaching'],
      what: [
        'entity',
        'a shower head',
        'a curtain rail',
        'a door closer',
        'a radiator valve',
        'a skirting board',
        'a wall socket cover',
      ],
      tool: ['preposition', 'with a power drill', 'without a power drill'],
    },
    ask: 'How do I {do} {what} {tool}?',
    same: {
      reformulation: ['What are the steps for {do.2} {what} {tool}?'],
      mood: ['Show me how to {do} {what} {tool}.'],
      'word-order': ['{Tool}, how do I {do} {what}?'],
      fragment: ['{do} {what} {tool}'],
      synonym: ['What is the way to {do} {what} {tool}?'],
    },
    traps: {
      'question-type': ['Who will {do} {what} {tool} for me?'],
      condition: ['How do I {do} {what} {tool} in a rented flat with hollow walls?'],
      audience: ['How do I {do} {what} {tool}? Write it for a trained plumber or fitter.'],
    },
  },
  {
    id: 'appliance-part',
    domain: 'home',
    slots: {
      machine: ['entity', 'dishwasher', 'cooker hood', 'tumble dryer', 'steam iron', 'kettle', 'bread maker'],
      part: ['part', 'filter', 'seal', 'outside', 'cable'],
      often: ['temporal-scope', 'once a week', 'once a year'],
    },
    ask: 'Is it enough to clean the {part} of my {machine} {often}?',
    same: {
      voice: ['Is it enough if the {part} of my {machine} is cleaned {often}?'],
      reformulation: ['I clean the {part} of my {machine} {often}. Is that enough?'],
      synonym: ['Does it suffice to clean the {part} of my {machine} {often}?'],
      mood: ['Let me know if it is enough to clean the {part} of my {machine} {often}.'],
      fragment: ['clean {machine} {part} {often} enough'],
      'word-order': ['The {part} of my {machine}: is it enough to clean it {often}?'],
    },
    traps: {
      task: ['Is it enough to check the {part} of my {machine} {often}?'],
      quantifier: ['Is it too much to clean the {part} of my {machine} {often}?'],
      'question-type': ['Is there a video on how to clean the {part} of my {machine} {often}?'],
      'adverb-scope': ['Is it enough to clean only the {part} of my {machine} {often} and nothing else?'],
    },
  },
  {
    id: 'heating-bill',
    domain: 'home',
    slots: {
      fuel: ['entity', 'a heat pump', 'pellets', 'district heating', 'an oil boiler', 'infrared panels'],
      n: ['number', '80', '150', '200'],
      u: ['unit', 'square metres', 'square feet'],
      money: ['currency', 'euros', 'pounds', 'dollars', 'kronor'],
    },
    ask: 'How many {money} a year does it cost to heat {n} {u} with {fuel}?',
    same: {
      reformulation: ['What would I pay per year in {money} for heating {n} {u} with {fuel}?'],
      'word-order': ['With {fuel}, how many {money} a year does it cost to heat {n} {u}?'],
      mood: ['Estimate in {money} the yearly cost of heating {n} {u} with {fuel}.'],
      numeral: ['How many {money} a year does it cost to heat {n.w} {u} with {fuel}?'],
      fragment: ['heating cost {n} {u} {fuel} per year in {money}'],
    },
    traps: {
      'antonym-verb': ['How many {money} a year does it cost to cool {n} {u} in a house with {fuel}?'],
      'temporal-scope': ['How many {money} a month does it cost to heat {n} {u} with {fuel}?'],
      comparison: ['How many {money} a year less does it cost to heat {n} {u} with {fuel} than with gas?'],
      preposition: ['How many {money} a year does it cost to heat {n} {u} without {fuel}?'],
    },
  },
];
