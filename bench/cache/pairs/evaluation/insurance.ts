// Pure data.
import type { Family } from '../types.ts';

export const insurance: readonly Family[] = [
  {
    id: 'who-hit-whom',
    domain: 'insurance',
    slots: {
      pair: [
        'entity',
        'a tram|a scooter',
        'a taxi|a deer',
        'a skier|a snowboarder',
        'a removal van|a milk float',
        'a jogger|a cyclist',
        'a forklift|a hearse',
      ],
      where: ['location', 'in Hamburg', 'in Zurich', 'in Lyon', 'in Cardiff'],
    },
    ask: 'Whose insurer pays if {pair} hits {pair.2} {where}?',
    same: {
      voice: ['Whose insurer pays if {pair.2} is hit by {pair} {where}?'],
      reformulation: ['{Pair} has hit {pair.2} {where}. Whose insurer bears the damage?'],
      'word-order': ['If {pair} hits {pair.2} {where}, whose insurer pays?'],
      synonym: ['Whose insurance covers it when {pair} hits {pair.2} {where}?'],
      mood: ['Tell me whose insurer pays if {pair} hits {pair.2} {where}.'],
    },
    traps: {
      roles: ['Whose insurer pays if {pair.2} hits {pair} {where}?'],
      negation: ['Whose insurer does not pay if {pair} hits {pair.2} {where}?'],
      'question-type': ['How much does the insurer pay if {pair} hits {pair.2} {where}?'],
      condition: ['Whose insurer pays if {pair} hits {pair.2} {where} on black ice with no witness?'],
    },
  },
  {
    id: 'insured-or-not',
    domain: 'insurance',
    slots: {
      kind: ['prefix-negation', 'insured', 'uninsured'],
      loss: ['entity', 'bicycle', 'wedding ring', 'hearing aid', 'laptop', 'suitcase', 'camera lens'],
      what: ['entity', 'stolen at work', 'lost on a ferry', 'damaged by hail', 'broken by a guest'],
    },
    ask: 'What can I do about a(n) {kind} {loss} that was {what}?',
    same: {
      reformulation: ['A(n) {kind} {loss} of mine was {what}. What are my options?'],
      mood: ['Advise me on what to do about a(n) {kind} {loss} that was {what}.'],
      fragment: ['{kind} {loss} {what} options'],
      synonym: ['What steps can I take over a(n) {kind} {loss} that was {what}?'],
    },
    traps: {
      perspective: ["What can I do about a neighbour's {kind} {loss} that was {what} through my fault?"],
      'question-type': ['What is a(n) {kind} {loss} worth that was {what}?'],
      preposition: ['What can I do against a repeat now that a(n) {kind} {loss} was {what}?'],
    },
  },
  {
    id: 'policy-pay-how',
    domain: 'insurance',
    slots: {
      n: ['number', '1,000', '1,500', '3,000', '8,000'],
      money: ['currency', 'euros', 'francs', 'pounds'],
      policy: ['entity', 'household', 'travel', 'dental', 'pet', 'liability'],
      bound: ['quantifier', 'up to', 'at least', 'exactly'],
    },
    ask: 'Which {policy} policy covers {bound} {n} {money} per claim?',
    same: {
      reformulation: [
        'I am looking for {policy} cover of {bound} {n} {money} per claim. Which policy offers it?',
      ],
      mood: ['Point me to a {policy} policy that covers {bound} {n} {money} per claim.'],
      fragment: ['{policy} policy {bound} {n} {money} per claim'],
      synonym: ['What {policy} insurance pays {bound} {n} {money} per claim?'],
    },
    traps: {
      'temporal-scope': ['Which {policy} policy covers {bound} {n} {money} per year?'],
      negation: ['Which {policy} policy does not cover {bound} {n} {money} per claim?'],
      'adverb-scope': ['Which {policy} policy covers {bound} {n} {money} per claim for accidents only?'],
      part: ['Which {policy} policy covers {bound} {n} {money} of legal costs per claim?'],
    },
  },
];
