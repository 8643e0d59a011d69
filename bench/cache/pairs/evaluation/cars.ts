// Pure data.
import type { Family } from '../types.ts';

export const cars: readonly Family[] = [
  {
    id: 'tyre-pressure',
    domain: 'cars',
    slots: {
      axle: ['antonym-adjective', 'front', 'rear'],
      car: ['entity', 'Renault Clio', 'Honda Jazz', 'Skoda Octavia', 'Volvo V60', 'Dacia Duster'],
      year: ['date', '2014', '2017', '2020', '2022'],
      u: ['unit', 'bar', 'psi'],
    },
    ask: 'What {axle} tyre pressure in {u} does a {year} {car} need?',
    same: {
      reformulation: ['How many {u} belong in the {axle} tyres of a {car} built in {year}?'],
      'word-order': ['For a {year} {car}, what {axle} tyre pressure in {u} is needed?'],
      mood: ['State the {axle} tyre pressure in {u} for a {year} {car}.'],
      fragment: ['{year} {car} {axle} tyre pressure {u}'],
      voice: ['To how many {u} should the {axle} tyres of a {year} {car} be inflated?'],
    },
    traps: {
      condition: ['What {axle} tyre pressure in {u} does a {year} {car} need when towing a caravan?'],
      'temporal-scope': [
        'What {axle} tyre pressure in {u} does a {year} {car} need in winter with snow tyres?',
      ],
      part: ['What pressure in {u} does the spare wheel of a {year} {car} need?'],
      'question-type': ['How do I check the {axle} tyre pressure in {u} of a {year} {car}?'],
    },
  },
  {
    id: 'part-replace',
    domain: 'cars',
    slots: {
      part: ['part', 'timing belt', 'brake fluid', 'cabin filter', 'spark plugs', 'clutch', 'wiper blades'],
      n: ['number', '30,000', '60,000', '90,000'],
      u: ['unit', 'km', 'miles'],
    },
    ask: 'Is it normal to replace the {part} after {n} {u}?',
    same: {
      voice: ['Is it normal that the {part} must be replaced after {n} {u}?'],
      reformulation: ['The garage wants to replace the {part} after {n} {u}. Is that normal?'],
      'word-order': ['After {n} {u}, is it normal to replace the {part}?'],
      synonym: ['Is it usual to change the {part} after {n} {u}?'],
      fragment: ['replace {part} after {n} {u} normal'],
      mood: ['Tell me if it is normal to replace the {part} after {n} {u}.'],
    },
    traps: {
      'question-type': ['What does it cost to replace the {part} after {n} {u}?'],
      preposition: ['Is it normal to replace the {part} before {n} {u}?'],
      modality: ['Must I replace the {part} after {n} {u}?'],
      task: ['Is it normal to clean the {part} after {n} {u}?'],
    },
  },
  {
    id: 'drive-with-without',
    domain: 'cars',
    slots: {
      who: ['perspective', 'a learner', 'a courier', 'a tourist'],
      w: ['preposition', 'with', 'without'],
      what: [
        'entity',
        'a dashcam',
        'a reflective vest',
        'snow chains',
        'a phone holder',
        'a fire extinguisher',
      ],
      land: ['location', 'Spain', 'Norway', 'Dubai', 'Queensland'],
    },
    ask: 'May {who} drive {w} {what} in {land}?',
    same: {
      reformulation: ['Is {who} allowed to drive {w} {what} in {land}?'],
      'word-order': ['In {land}, may {who} drive {w} {what}?'],
      mood: ['Tell me whether {who} may drive {w} {what} in {land}.'],
      synonym: ['Is it permitted for {who} to drive {w} {what} in {land}?'],
      fragment: ['{who} drive {w} {what} {land} allowed'],
    },
    traps: {
      'question-type': ['What is the fine if {who} drives {w} {what} in {land}?'],
      task: ['May {who} park {w} {what} in {land}?'],
      'temporal-scope': ['May {who} drive {w} {what} in {land} after dark?'],
    },
  },
  {
    id: 'electric-range',
    domain: 'cars',
    slots: {
      pct: ['number', '10', '20', '40'],
      pct2: ['number', '80', '90', '100'],
      kw: ['number', '11', '50', '150'],
      car: ['version', 'Kia EV6', 'Kia EV9', 'BMW i3', 'BMW i4'],
    },
    ask: 'How long does a {car} take to charge from {pct} % to {pct2} % at {kw} kW?',
    same: {
      reformulation: ['What is the charging time of a {car} from {pct} % to {pct2} % at {kw} kW?'],
      abbreviation: [
        'How long does a {car} take to charge from {pct} percent to {pct2} percent at {kw} kilowatts?',
      ],
      numeral: ['How long does a {car} take to charge from {pct.w} to {pct2.w} percent at {kw} kW?'],
      'word-order': ['At {kw} kW, how long does a {car} take to charge from {pct} % to {pct2} %?'],
      mood: ['Work out how long a {car} takes to charge from {pct} % to {pct2} % at {kw} kW.'],
      fragment: ['{car} charging time {pct} % to {pct2} % {kw} kW'],
    },
    traps: {
      direction: ['How far does a {car} go from {pct2} % down to {pct} % after charging at {kw} kW?'],
      currency: [
        'How many euros does a {car} take to charge from {pct} % to {pct2} % at {kw} kW?',
        'How many dollars does a {car} take to charge from {pct} % to {pct2} % at {kw} kW?',
      ],
      location: [
        'How long does a {car} take to charge from {pct} % to {pct2} % at {kw} kW in Lapland at thirty below?',
      ],
    },
  },
];
