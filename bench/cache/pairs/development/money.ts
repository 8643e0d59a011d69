// Pure data.
import type { Family } from '../types.ts';

export const money: readonly Family[] = [
  {
    id: 'dev-exchange',
    domain: 'money',
    slots: {
      n: ['number', '72', '220', '650', '1,100'],
      cur: ['currency', 'baht', 'rand', 'rubles', 'dirhams', 'shekels', 'rupees'],
      place: ['location', 'Bangkok', 'Durban', 'Kazan', 'Haifa'],
    },
    ask: 'What do I pay in fees to change {n} {cur} in {place}?',
    same: {
      reformulation: ['How high are the fees for changing {n} {cur} in {place}?'],
      numeral: ['What do I pay in fees to change {n.w} {cur} in {place}?'],
      'word-order': ['In {place}, what do I pay in fees to change {n} {cur}?'],
      mood: ['State the fees for changing {n} {cur} in {place}.'],
      fragment: ['fees change {n} {cur} {place}'],
      synonym: ['What commission is due when I swap {n} {cur} in {place}?'],
    },
    traps: {
      direction: ['What do I pay in fees to get {n} {cur} out of other money in {place}?'],
      negation: ['Where in {place} do I pay no fees to change {n} {cur}?'],
      'temporal-scope': ['What did people pay in fees to change {n} {cur} in {place} a century ago?'],
    },
  },
  {
    id: 'dev-invoice-late',
    domain: 'money',
    slots: {
      who: ['perspective', 'a vendor', 'a customer'],
      days: ['number', '34', '43', '52'],
      land: ['location', 'Luxembourg', 'Monaco', 'Slovakia', 'Cyprus'],
    },
    ask: 'What may {who} do in {land} once an invoice is {days} days overdue?',
    same: {
      reformulation: ['An invoice is {days} days overdue in {land}. What options does {who} have?'],
      numeral: ['What may {who} do in {land} once an invoice is {days.w} days overdue?'],
      'word-order': ['In {land}, once an invoice is {days} days overdue, what may {who} do?'],
      mood: ['Describe what {who} may do in {land} once an invoice is {days} days overdue.'],
      synonym: ['What is {who} allowed to do in {land} when a bill is {days} days late?'],
      fragment: ['invoice {days} days overdue {land} {who} options'],
    },
    traps: {
      unit: ['What may {who} do in {land} once an invoice is {days} weeks overdue?'],
      modality: [
        'What must {who} do in {land} once an invoice is {days} days overdue?',
        'What should {who} do in {land} once an invoice is {days} days overdue?',
      ],
      negation: ['What may {who} not do in {land} once an invoice is {days} days overdue?'],
      preposition: ['What may {who} do in {land} before an invoice is {days} days overdue?'],
    },
  },
  {
    id: 'dev-save-account',
    domain: 'money',
    slots: {
      sum: ['number', '7,500', '35,000', '85,000'],
      pct: ['number', '1.4', '2.6', '3.8'],
      every: ['temporal-scope', 'monthly', 'yearly'],
      cur: ['currency', 'Norwegian crowns', 'Kenyan shillings'],
    },
    ask: 'How much interest do {sum} {cur} bear at {pct} % with {every} compounding?',
    same: {
      reformulation: ['What interest do I get on {sum} {cur} at {pct} % if it is compounded {every}?'],
      abbreviation: ['How much interest do {sum} {cur} bear at {pct} percent p.a. with {every} compounding?'],
      numeral: ['How much interest do {sum.w} {cur} bear at {pct} % with {every} compounding?'],
      mood: ['Compute the interest on {sum} {cur} at {pct} % with {every} compounding.'],
      fragment: ['interest {sum} {cur} {pct} % {every} compounding'],
      'word-order': ['At {pct} % with {every} compounding, how much interest do {sum} {cur} bear?'],
    },
    traps: {
      preposition: ['How much interest do {sum} {cur} bear at {pct} % without {every} compounding?'],
      exception: [
        'How much interest do {sum} {cur} bear at {pct} % with {every} compounding, the tax left aside?',
      ],
      'antonym-verb': [
        'How much interest does it cost to borrow {sum} {cur} at {pct} % with {every} compounding?',
      ],
    },
  },
  {
    id: 'dev-trust-payout',
    domain: 'money',
    slots: {
      pair: [
        'entity',
        'a trustee|an heir',
        'a guardian|a ward',
        'a broker|an investor',
        'a cashier|a shopper',
        'an auctioneer|a bidder',
      ],
      what: ['entity', 'cheat', 'insult', 'threaten', 'impersonate'],
    },
    ask: 'What is the penalty if {pair} should {what} {pair.2}?',
    same: {
      reformulation: ['Suppose {pair} were to {what} {pair.2}: what is the penalty?'],
      'word-order': ['If {pair} should {what} {pair.2}, what is the penalty?'],
      mood: ['Tell me the penalty if {pair} should {what} {pair.2}.'],
      synonym: ['How is it punished if {pair} should {what} {pair.2}?'],
    },
    traps: {
      roles: ['What is the penalty if {pair.2} should {what} {pair}?'],
      negation: ['Why is there no penalty if {pair} should {what} {pair.2}?'],
      'question-type': ['Who sets the penalty if {pair} should {what} {pair.2}?'],
      quantifier: ['What is the penalty if {pair} should {what} {pair.2} more than once?'],
    },
  },
  {
    id: 'dev-insure-thing',
    domain: 'money',
    slots: {
      thing: ['entity', 'an accordion', 'a yacht', 'an aquarium', 'a telescope', 'a windmill', 'a herbarium'],
      cover: ['prefix-negation', 'limited', 'unlimited'],
      risk: ['entity', 'lightning', 'vandalism', 'flooding', 'hailstorms'],
    },
    ask: 'Does it pay to have {thing} insured against {risk} with {cover} cover?',
    same: {
      voice: ['Does it pay to insure {thing} against {risk} with {cover} cover?'],
      reformulation: ['Is {cover} cover for {thing} against {risk} money well spent?'],
      mood: ['Advise me on whether it pays to have {thing} insured against {risk} with {cover} cover.'],
      'word-order': ['Against {risk} and with {cover} cover, does it pay to have {thing} insured?'],
      fragment: ['{thing} insurance {risk} {cover} cover worth it'],
    },
    traps: {
      'adverb-scope': [
        'Does it pay to have only {thing} insured against {risk} with {cover} cover?',
        'Does it pay to have {thing} insured only against {risk} with {cover} cover?',
      ],
      exception: ['Does it pay to have {thing} insured against everything but {risk} with {cover} cover?'],
      modality: ['Do I have to have {thing} insured against {risk} with {cover} cover?'],
      'question-type': ['How much does it cost to have {thing} insured against {risk} with {cover} cover?'],
    },
  },
];
