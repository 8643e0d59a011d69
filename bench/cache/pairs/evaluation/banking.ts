// Pure data.
import type { Family } from '../types.ts';

export const banking: readonly Family[] = [
  {
    id: 'withdrawal-fee',
    domain: 'banking',
    slots: {
      sum: ['number', '40', '80', '150', '300'],
      money: ['currency', 'Swedish kronor', 'US dollars', 'Japanese yen', 'pounds sterling', 'Polish zloty'],
      card: ['entity', 'debit card', 'credit card', 'prepaid card'],
    },
    ask: 'What fee do I pay when I withdraw {sum} {money} with my {card}?',
    same: {
      reformulation: ['How much does it cost to take out {sum} {money} with my {card}?'],
      synonym: ['Which charge is there if I withdraw {sum} {money} using my {card}?'],
      voice: ['What fee is charged when {sum} {money} are withdrawn with my {card}?'],
      'word-order': ['When I withdraw {sum} {money} with my {card}, what fee do I pay?'],
      mood: ['Tell me the fee for withdrawing {sum} {money} with my {card}.'],
      fragment: ['withdrawal fee {sum} {money} {card}'],
      numeral: ['What fee do I pay when I withdraw {sum.w} {money} with my {card}?'],
    },
    traps: {
      'antonym-verb': ['What fee do I pay when I deposit {sum} {money} with my {card}?'],
      preposition: ['What fee do I pay when I withdraw {sum} {money} without my {card}?'],
      'adverb-scope': [
        'What fee do I pay when I withdraw {sum} {money} with only my {card} number and no PIN?',
      ],
    },
  },
  {
    id: 'joint-account',
    domain: 'banking',
    slots: {
      act: ['antonym-verb', 'open|opening|opened', 'close|closing|closed'],
      acc: [
        'entity',
        'joint account',
        'savings account',
        'custody account',
        'business account',
        'basic account',
      ],
      how: ['preposition', 'by post', 'by video call', 'at a branch'],
    },
    ask: 'Which documents do I need to {act} a {acc} {how}?',
    same: {
      reformulation: ['I want to {act} a {acc} {how}. What papers should I have ready?'],
      synonym: ['What paperwork is required for {act.2} a {acc} {how}?'],
      voice: ['Which documents are needed before a {acc} can be {act.3} {how}?'],
      'word-order': ['To {act} a {acc} {how}, which documents do I need?'],
      mood: ['List the documents that I need to {act} a {acc} {how}.'],
      fragment: ['documents {act} {acc} {how}'],
    },
    traps: {
      negation: ['Which documents do I no longer need to {act} a {acc} {how}?'],
      'question-type': ['How long do I need to {act} a {acc} {how}?'],
      perspective: ["Which documents does my late mother's executor need to {act} a {acc} {how}?"],
    },
  },
  {
    id: 'standing-order',
    domain: 'banking',
    slots: {
      sum: ['number', '25', '60', '120', '500'],
      money: ['currency', 'euros', 'dollars', 'francs'],
      freq: ['temporal-scope', 'every week', 'every quarter', 'once a year'],
    },
    ask: 'What does a standing order of {sum} {money} {freq} come to after five years?',
    same: {
      reformulation: [
        'How much will I have paid after five years if a standing order sends {sum} {money} {freq}?',
      ],
      synonym: ['What does a standing order over {sum} {money} {freq} add up to after five years?'],
      mood: ['Calculate what a standing order of {sum} {money} {freq} comes to after five years.'],
      'word-order': ['After five years, what does a standing order of {sum} {money} {freq} come to?'],
      numeral: ['What does a standing order of {sum.w} {money} {freq} come to after 5 years?'],
      fragment: ['standing order {sum} {money} {freq} total after five years'],
    },
    traps: {
      'antonym-verb': ['How do I stop a standing order of {sum} {money} {freq} after five years?'],
      condition: [
        'What does a standing order of {sum} {money} {freq} come to after five years with two percent interest?',
      ],
      exception: [
        'What does a standing order of {sum} {money} {freq} come to after five years, leaving out the first year?',
      ],
    },
  },
  {
    id: 'who-lends-to-whom',
    domain: 'banking',
    slots: {
      pair: [
        'entity',
        'a sister|her brother|a brother|his sister',
        'a company|its director|a director|her company',
        'a club|its treasurer|a treasurer|his club',
        'an aunt|her nephew|a nephew|his aunt',
      ],
      what: [
        'entity',
        'a caravan',
        'a large sum of money',
        'a rare violin',
        'a strip of farmland',
        'a market stall',
      ],
    },
    ask: 'What should the contract say when {pair} lends {what} to {pair.2}?',
    same: {
      reformulation: ['If {pair} lets {pair.2} have {what} on loan, what belongs in the contract?'],
      voice: ['What should the contract say when {what} is lent by {pair} to {pair.2}?'],
      synonym: ['What ought to be in the agreement when {pair} loans {what} to {pair.2}?'],
      'word-order': ['When {pair} lends {what} to {pair.2}, what should the contract say?'],
      mood: ['Outline what the contract should say when {pair} lends {what} to {pair.2}.'],
    },
    traps: {
      roles: ['What should the contract say when {pair.3} lends {what} to {pair.4}?'],
      task: ['What should the thank-you note say when {pair} lends {what} to {pair.2}?'],
      'antonym-verb': ['What should the contract say when {pair} sells {what} to {pair.2}?'],
    },
  },
  {
    id: 'card-blocked',
    domain: 'banking',
    slots: {
      why: [
        'condition',
        'I typed the wrong PIN three times',
        'it was swallowed by a machine',
        'I left it in a taxi',
        'my wallet was stolen',
        'the chip is damaged',
      ],
      where: ['location', 'Thailand', 'Mexico', 'Norway', 'Egypt'],
    },
    ask: 'How do I get a replacement card if {why} in {where}?',
    same: {
      reformulation: ['In {where} {why}. What do I do to get a replacement card?'],
      synonym: ['How can I obtain a new card if {why} in {where}?'],
      'word-order': ['If {why} in {where}, how do I get a replacement card?'],
      mood: ['Please explain how to get a replacement card if {why} in {where}.'],
    },
    traps: {
      'question-type': ['How much does a replacement card cost if {why} in {where}?'],
      task: ['How do I complain to my bank if {why} in {where}?'],
      perspective: ['How does my daughter, who has no account of her own, get a card if {why} in {where}?'],
    },
  },
  {
    id: 'mortgage-repay',
    domain: 'banking',
    slots: {
      years: ['number', '5', '10', '15', '20', '30'],
      kind: ['antonym-adjective', 'fixed', 'variable'],
      money: ['currency', 'pounds', 'euros', 'Swiss francs'],
    },
    ask: 'What does a {years} year {kind} rate mortgage in {money} cost at the moment?',
    same: {
      reformulation: [
        'At the moment, what interest would I pay on a {years} year {kind} rate mortgage in {money}?',
      ],
      abbreviation: ['What does a {years} yr {kind} rate mortgage in {money} cost at the moment?'],
      numeral: ['What does a {years.w} year {kind} rate mortgage in {money} cost at the moment?'],
      synonym: ['What is the current price of a {years} year home loan in {money} with a {kind} rate?'],
      mood: ["Quote me today's rate for a {years} year {kind} rate mortgage in {money}."],
      fragment: ['{years} year {kind} rate mortgage {money} current cost'],
    },
    traps: {
      'temporal-scope': ['What did a {years} year {kind} rate mortgage in {money} cost a decade ago?'],
      unit: ['What does a {years} month {kind} rate mortgage in {money} cost at the moment?'],
      'adverb-scope': [
        'What does an interest-only {years} year {kind} rate mortgage in {money} cost at the moment?',
      ],
    },
  },
];
