// Pure data.
import type { Family } from '../types.ts';

export const tax: readonly Family[] = [
  {
    id: 'filing-deadline',
    domain: 'tax',
    slots: {
      year: ['date', '2018', '2020', '2022', '2024'],
      country: ['location', 'Austria', 'Ireland', 'Denmark', 'New Zealand', 'Canada'],
    },
    ask: 'When is the deadline for the {year} income tax return in {country}?',
    same: {
      reformulation: ['By which day do I have to file my {year} income tax return in {country}?'],
      synonym: ['What is the due date for the {year} income tax declaration in {country}?'],
      voice: ['By when must the {year} income tax return be filed in {country}?'],
      'word-order': ['In {country}, when is the deadline for the income tax return of {year}?'],
      mood: ['Please state the deadline for the {year} income tax return in {country}.'],
      fragment: ['income tax return deadline {country} {year}'],
    },
    traps: {
      condition: [
        'When is the deadline for the {year} income tax return in {country} if an accountant prepares it?',
      ],
      entity: ['When is the deadline for the {year} corporate tax return in {country}?'],
      'question-type': ['Where is the {year} income tax return filed in {country}?'],
    },
  },
  {
    id: 'deductible-expense',
    domain: 'tax',
    slots: {
      who: ['perspective', 'a freelancer', 'a salaried employee', 'a landlord'],
      cost: [
        'entity',
        'a home office',
        'broadband bills',
        'a second-hand laptop',
        'professional liability cover',
        'a train season ticket',
        'legal fees',
      ],
    },
    ask: 'Can {who} deduct the cost of {cost} from taxable income?',
    same: {
      reformulation: ['Does the cost of {cost} lower the taxable income of {who}?'],
      synonym: ['Is {who} able to write off the cost of {cost} against taxable income?'],
      voice: ['Can the cost of {cost} be deducted from taxable income by {who}?'],
      mood: ['Tell me whether {who} can deduct the cost of {cost} from taxable income.'],
      fragment: ['{who} tax deduction {cost}'],
    },
    traps: {
      'adverb-scope': ['Can {who} deduct only the cost of {cost} from taxable income and nothing else?'],
      modality: ['Must {who} deduct the cost of {cost} from taxable income?'],
      quantifier: ['Can {who} deduct half of the cost of {cost} from taxable income?'],
      'question-type': ['How can {who} prove the cost of {cost} that was deducted from taxable income?'],
    },
  },
  {
    id: 'vat-rate',
    domain: 'tax',
    slots: {
      goods: [
        'entity',
        'paper books',
        'theatre tickets',
        'nappies',
        'bicycle repairs',
        'cut flowers',
        'hotel stays',
      ],
      country: ['location', 'Belgium', 'Poland', 'Sweden', 'Croatia', 'Hungary'],
    },
    ask: 'What VAT rate applies to {goods} in {country}?',
    same: {
      abbreviation: ['What value added tax rate applies to {goods} in {country}?'],
      reformulation: ['How much VAT do {goods} carry in {country}?'],
      voice: ['At what rate are {goods} charged VAT in {country}?'],
      'word-order': ['In {country}, which VAT rate applies to {goods}?'],
      mood: ['Name the VAT rate for {goods} in {country}.'],
      fragment: ['VAT rate {goods} {country}'],
    },
    traps: {
      'temporal-scope': ['What VAT rate used to apply to {goods} in {country} before the current one?'],
      'question-type': ['Since when does the present VAT rate apply to {goods} in {country}?'],
      condition: [
        'What VAT rate applies to {goods} in {country} when the seller is a small business below the threshold?',
      ],
    },
  },
  {
    id: 'declared-or-not',
    domain: 'tax',
    slots: {
      income: [
        'entity',
        'rental income',
        'dividends from foreign shares',
        'tips from guests',
        'lottery winnings',
        'gains on bitcoin',
        'royalties',
      ],
    },
    ask: 'What happens if I declare {income} after the deadline?',
    same: {
      reformulation: ['What are the consequences of declaring {income} too late, after the deadline?'],
      synonym: ['What follows if I report {income} once the deadline has passed?'],
      mood: ['Describe what happens when somebody declares {income} after the deadline.'],
      fragment: ['declare {income} after deadline what happens'],
    },
    traps: {
      negation: ['What happens if I do not declare {income} at all?'],
      preposition: ['What happens if I declare {income} before the deadline?'],
      quantifier: ['What happens if I declare only some of my {income}?'],
    },
  },
  {
    id: 'gift-tax',
    domain: 'tax',
    slots: {
      from: [
        'entity',
        'a father|his daughter|a daughter|her father',
        'a grandmother|her grandson|a grandson|his grandmother',
        'an uncle|his niece|a niece|her uncle',
        'a widow|her stepson|a stepson|his stepmother',
      ],
      sum: ['number', '20,000', '50,000', '100,000', '400,000'],
      money: ['currency', 'euros', 'Swiss francs'],
    },
    ask: 'How much gift tax is due if {from} gives {sum} {money} to {from.2}?',
    same: {
      reformulation: ['If {from} gives {from.2} {sum} {money}, how much gift tax is that?'],
      voice: ['How much gift tax is due if {from.3} is given {sum} {money} by {from.4}?'],
      synonym: ['What amount of gift tax must be paid when {from} hands {sum} {money} to {from.2}?'],
      mood: ['Work out the gift tax when {from} gives {sum} {money} to {from.2}.'],
    },
    traps: {
      roles: ['How much gift tax is due if {from.3} gives {sum} {money} to {from.4}?'],
      'temporal-scope': ['How much gift tax is due if {from} gives {sum} {money} to {from.2} every year?'],
      condition: ['How much gift tax is due if {from} gives {sum} {money} to {from.2}, who lives abroad?'],
    },
  },
  {
    id: 'taxable-or-not',
    domain: 'tax',
    slots: {
      kind: ['prefix-negation', 'taxable', 'non-taxable'],
      benefit: [
        'entity',
        'company car',
        'pension',
        'scholarship',
        'severance payment',
        'relocation grant',
        'meal voucher',
      ],
    },
    ask: 'Under what circumstances does a(n) {benefit} count as {kind}?',
    same: {
      reformulation: ['In which cases is a(n) {benefit} {kind}?'],
      synonym: ['Under which conditions is a(n) {benefit} regarded as {kind}?'],
      'word-order': ['A(n) {benefit} counts as {kind} under what circumstances?'],
      mood: ['List the circumstances under which a(n) {benefit} counts as {kind}.'],
      fragment: ['{benefit} {kind} when'],
    },
    traps: { 'question-type': ['Who decides whether a(n) {benefit} counts as {kind}?'] },
  },
];
