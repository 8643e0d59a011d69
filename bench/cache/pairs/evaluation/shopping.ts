// Pure data.
import type { Family } from '../types.ts';

export const shopping: readonly Family[] = [
  {
    id: 'return-window',
    domain: 'shopping',
    slots: {
      goods: [
        'entity',
        'headphones',
        'face cream',
        'a mattress',
        'swimwear',
        'a board game',
        'an espresso machine',
      ],
      state: ['prefix-negation', 'opened', 'unopened'],
      days: ['number', '10', '15', '30', '60'],
    },
    ask: 'Can I still send back {goods} {state} after {days} days?',
    same: {
      reformulation: ['My order arrived {days} days ago. Is it too late to send back {goods} {state}?'],
      synonym: ['May I still return {goods} {state} after {days} days?'],
      voice: ['Can {goods} still be sent back {state} after {days} days?'],
      numeral: ['Can I still send back {goods} {state} after {days.w} days?'],
      'word-order': ['After {days} days, can I still send back {goods} {state}?'],
      fragment: ['send back {goods} {state} after {days} days'],
      mood: ['Tell me if I can still send back {goods} {state} after {days} days.'],
    },
    traps: {
      preposition: ['Can I still send back {goods} {state} after {days} days without the receipt?'],
      unit: ['Can I still send back {goods} {state} after {days} weeks?'],
      task: ['Can I still exchange {goods} {state} after {days} days for another colour?'],
      'question-type': ['Where do I send back {goods} {state} after {days} days?'],
      'adverb-scope': ['Can I still send back just one part of {goods} {state} after {days} days?'],
    },
  },
  {
    id: 'parcel-status',
    domain: 'shopping',
    slots: {
      status: [
        'entity',
        'label created',
        'held at customs',
        'out for delivery',
        'returned to sender',
        'in the sorting centre',
      ],
      days: ['number', '2', '9', '30'],
      by: ['entity', 'DHL', 'UPS', 'FedEx', 'Royal Mail'],
    },
    ask: 'My {by} parcel has been "{status}" for {days} days. What should I do?',
    same: {
      reformulation: ['For {days} days {by} has shown my parcel as "{status}". What can I do about it?'],
      synonym: ['My {by} package has been "{status}" for {days} days. What do you advise?'],
      numeral: ['My {by} parcel has been "{status}" for {days.w} days. What should I do?'],
      mood: ['Advise me: my {by} parcel has been "{status}" for {days} days.'],
      fragment: ['{by} parcel {status} {days} days what to do'],
      'word-order': ['What should I do? My {by} parcel has been "{status}" for {days} days.'],
    },
    traps: {
      unit: ['My {by} parcel has been "{status}" for {days} hours. What should I do?'],
      perspective: [
        'The parcel that I sent to a customer with {by} has been "{status}" for {days} days. What must I, the seller, do?',
      ],
      'question-type': ['My {by} parcel has been "{status}" for {days} days. What does that mean?'],
    },
  },
  {
    id: 'voucher-rules',
    domain: 'shopping',
    slots: {
      pct: ['number', '5', '10', '15', '25'],
      what: ['entity', 'sale items', 'pre-orders', 'subscriptions', 'shipping costs', 'spare parts'],
      who: ['quantifier', 'all customers', 'new customers'],
    },
    ask: 'Does the {pct} % voucher for {who} work on {what}?',
    same: {
      reformulation: ['Is the {pct} % voucher for {who} valid for {what}?'],
      synonym: ['Does the {pct} % coupon for {who} apply to {what}?'],
      voice: ['Can the {pct} % voucher for {who} be used on {what}?'],
      abbreviation: ['Does the {pct} percent voucher for {who} work on {what}?'],
      numeral: ['Does the {pct.w} percent voucher for {who} work on {what}?'],
      mood: ['Let me know if the {pct} % voucher for {who} works on {what}.'],
      'word-order': ['On {what}, does the {pct} % voucher for {who} work?'],
      fragment: ['{pct} % voucher {who} {what} valid'],
    },
    traps: {
      'adverb-scope': ['Does the {pct} % voucher for {who} work only on {what}?'],
      'temporal-scope': ["Did last year's {pct} % voucher for {who} work on {what}?"],
      negation: ['Why does the {pct} % voucher for {who} not work on {what}?'],
      currency: [
        'Does the {pct} euro voucher for {who} work on {what}?',
        'Does the {pct} pound voucher for {who} work on {what}?',
      ],
      exception: ['Does the {pct} % voucher for {who} work on everything except {what}?'],
    },
  },
  {
    id: 'quiet-model',
    domain: 'shopping',
    slots: {
      thing: [
        'entity',
        'dishwasher',
        'leaf blower',
        'stand mixer',
        'tumble dryer',
        'hand blender',
        'air purifier',
      ],
      brand: ['entity', 'Miele', 'Bosch', 'Dyson', 'Makita'],
      sum: ['number', '150', '250', '400', '600'],
      money: ['currency', 'euros', 'pounds', 'dollars'],
    },
    ask: 'Which is the quietest {thing} by {brand} for under {sum} {money}?',
    same: {
      reformulation: ['I can spend up to {sum} {money}. Which {brand} {thing} makes the least noise?'],
      synonym: ['What is the most silent {thing} from {brand} below {sum} {money}?'],
      'word-order': ['For under {sum} {money}, which {thing} by {brand} is the quietest?'],
      mood: ['Name the quietest {brand} {thing} for under {sum} {money}.'],
      fragment: ['quietest {brand} {thing} under {sum} {money}'],
    },
    traps: {
      comparison: [
        'Which {thing} by {brand} for under {sum} {money} is quieter than a whisper?',
        'Is there a quiet {thing} by {brand} for under {sum} {money}?',
      ],
      'antonym-adjective': ['Which is the loudest {thing} by {brand} for under {sum} {money}?'],
      preposition: ['Which is the quietest {thing} by {brand} for over {sum} {money}?'],
      exception: ['Which is the quietest {thing} for under {sum} {money} from any maker but {brand}?'],
      quantifier: ['Which are the three quietest {thing} models by {brand} for under {sum} {money}?'],
    },
  },
  {
    id: 'subscribe-box',
    domain: 'shopping',
    slots: {
      do: ['prefix-negation', 'subscribe to|subscribing to', 'unsubscribe from|unsubscribing from'],
      what: [
        'entity',
        'the coffee club',
        'the wine newsletter',
        'the stock alert',
        'the loyalty programme',
        'the text message offers',
      ],
      from: ['preposition', 'with the app', 'without the app'],
    },
    ask: 'How do I {do} {what} {from}?',
    same: {
      reformulation: ['What are the steps for {do.2} {what} {from}?'],
      mood: ['Please help me {do} {what} {from}.'],
      'word-order': ['{From}, how do I {do} {what}?'],
      fragment: ['{do} {what} {from}'],
      synonym: ['What is the procedure for {do.2} {what} {from}?'],
      padding: [
        'I have clicked through every menu twice and still cannot find the right button. How do I {do} {what} {from}?',
      ],
    },
    traps: {
      'question-type': ['Why should I {do} {what} {from}?'],
      perspective: ['How do I {do} {what} {from} on behalf of my blind father?'],
      negation: ['Why am I not able to {do} {what} {from}?'],
    },
  },
];
