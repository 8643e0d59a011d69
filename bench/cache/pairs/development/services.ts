// Pure data.
import type { Family } from '../types.ts';

export const services: readonly Family[] = [
  {
    id: 'dev-app-plan',
    domain: 'services',
    slots: {
      app: [
        'version',
        'Evernote 10.68',
        'Evernote 10.105',
        'Firefox 115',
        'Firefox 128',
        'Zotero 5.4',
        'Zotero 6.3',
      ],
      do: ['antonym-verb', 'upload|uploading|uploaded', 'download|downloading|downloaded'],
      what: ['entity', 'annotations', 'templates', 'thumbnails', 'extensions'],
    },
    ask: 'Where in {app} can I {do} {what}?',
    same: {
      reformulation: ['Which corner of {app} is for {do.2} {what}?'],
      voice: ['Where in {app} can {what} be {do.3}?'],
      mood: ['Point out where in {app} I can {do} {what}.'],
      fragment: ['{app} {do} {what} where'],
      'word-order': ['{What}: where in {app} can I {do} them?'],
    },
    traps: {
      modality: ['Where in {app} must I {do} {what}?'],
      negation: ['Why is it that in {app} I cannot {do} {what}?'],
      quantifier: ['Where in {app} can I {do} all {what} in one go?'],
    },
  },
  {
    id: 'dev-hotel',
    domain: 'services',
    slots: {
      n: ['number', '72', '105', '180'],
      cur: ['currency', 'florins', 'krónur', 'pesos'],
      what: ['entity', 'a twin dorm', 'a suite', 'a bunk', 'a bungalow'],
      prep: ['preposition', 'with sauna included', 'without sauna included'],
    },
    ask: 'Is {n} {cur} a night a fair rate for {what} {prep}?',
    same: {
      reformulation: ['They ask for {n} {cur} a night for {what} {prep}. Is that fair?'],
      abbreviation: ['Is {n} {cur} p.n. a fair rate for {what} {prep}?'],
      numeral: ['Is {n.w} {cur} a night a fair rate for {what} {prep}?'],
      mood: ['Tell me if {n} {cur} a night is a fair rate for {what} {prep}.'],
      synonym: ['Is {n} {cur} per night a reasonable rate for {what} {prep}?'],
      'word-order': ['For {what} {prep}, is {n} {cur} a night a fair rate?'],
    },
    traps: {
      'temporal-scope': ['Is {n} {cur} a week a fair rate for {what} {prep}?'],
      perspective: ['Is {n} {cur} a night a fair wage for the maid of {what} {prep}?'],
      condition: ['Is {n} {cur} a night a fair rate for {what} {prep} during the Olympic Games?'],
    },
  },
  {
    id: 'dev-parcel',
    domain: 'services',
    slots: {
      who: ['perspective', 'the consignor', 'the recipient', 'the carrier'],
      what: ['entity', 'a chipped vase', 'a soaked kimono', 'a crushed hat', 'a melted crayon'],
      land: ['location', 'Andorra', 'Gibraltar', 'Kosovo'],
    },
    ask: 'Is {who} liable for {what} that was posted in {land}?',
    same: {
      reformulation: ['Does {who} have to answer for {what} that was posted in {land}?'],
      'word-order': ['For {what} that was posted in {land}, is {who} liable?'],
      mood: ['Clarify whether {who} is liable for {what} that was posted in {land}.'],
      synonym: ['Is {who} responsible for {what} that was mailed in {land}?'],
      fragment: ['{who} liable {what} posted {land}'],
    },
    traps: {
      'question-type': ['How can {who} prove the state of {what} that was posted in {land}?'],
      'adverb-scope': [
        'Is {who} alone liable for {what} that was posted in {land}?',
        'Is {who} liable only for {what} that was posted in {land}?',
      ],
      condition: ['Is {who} liable for {what} that was posted in {land} if it was badly wrapped?'],
      quantifier: ['Is {who} liable for part of the value of {what} that was posted in {land}?'],
    },
  },
  {
    id: 'dev-member',
    domain: 'services',
    slots: {
      do: ['prefix-negation', 'mute|muting', 'unmute|unmuting'],
      who: ['entity', 'a presenter', 'a heckler', 'a keynote speaker', 'the translator'],
      app: ['entity', 'Zoom', 'Jitsi', 'Webex'],
      m: ['modality', 'can', 'may', 'should'],
    },
    ask: 'On {app}, when {m} I {do} {who}?',
    same: {
      'word-order': ['When {m} I {do} {who} on {app}?'],
      mood: ['Explain to me when I {m} {do} {who} on {app}.'],
      reformulation: ['On {app}, what are the moments when I {m} {do} {who}?'],
      fragment: ['{app} when {m} I {do} {who}'],
    },
    traps: {
      roles: ['On {app}, when {m} {who} {do} me?'],
      exception: ['On {app}, when {m} I {do} everybody except {who}?'],
      negation: ['On {app}, when {m} I not {do} {who}?'],
      'adverb-scope': ['On {app}, when {m} only I {do} {who}?'],
    },
  },
  {
    id: 'dev-repair',
    domain: 'services',
    slots: {
      part: ['part', 'handle', 'lid', 'drawer', 'hinge', 'rim'],
      thing: ['entity', 'sideboard', 'jukebox', 'barbecue', 'rocking chair', 'filing cabinet'],
      mat: ['entity', 'brass', 'walnut', 'bamboo'],
    },
    ask: 'Who repairs the {part} of a {mat} {thing}?',
    same: {
      voice: ['By whom is the {part} of a {mat} {thing} repaired?'],
      reformulation: ['The {part} of my {mat} {thing} is damaged. Whom do I turn to for a repair?'],
      mood: ['Find somebody who repairs the {part} of a {mat} {thing}.'],
      synonym: ['Who mends the {part} of a {mat} {thing}?'],
      fragment: ['{mat} {thing} {part} repair who'],
    },
    traps: {
      'question-type': [
        'How do I repair the {part} of a {mat} {thing}?',
        'What does it cost to repair the {part} of a {mat} {thing}?',
      ],
      task: ['Who paints the {part} of a {mat} {thing}?', 'Who steals the {part} of a {mat} {thing}?'],
      comparison: ['Who is quickest to repair the {part} of a {mat} {thing}?'],
      negation: ['Who refuses to repair the {part} of a {mat} {thing}?'],
    },
  },
  {
    id: 'dev-gallery',
    domain: 'services',
    slots: {
      room: ['part', 'courtyard', 'refectory', 'tower', 'restaurant', 'crypt'],
      place: ['entity', 'the abbey', 'the fortress', 'the guildhall', 'the observatory'],
      day: ['date', 'Ascension', 'Epiphany', '19 December', '27 May'],
    },
    ask: 'May one enter the {room} of {place} on {day}?',
    same: {
      voice: ['May the {room} of {place} be entered on {day}?'],
      reformulation: ['Is the {room} of {place} accessible on {day}?'],
      'word-order': ['On {day}, may one enter the {room} of {place}?'],
      mood: ['Tell me if one may enter the {room} of {place} on {day}.'],
      fragment: ['{place} {room} {day} enter'],
    },
    traps: {
      'antonym-verb': ['May one leave the {room} of {place} on {day} by the back door?'],
      'question-type': ['Who may enter the {room} of {place} on {day}?'],
      audience: [
        'May school classes enter the {room} of {place} on {day}?',
        'May people in wheelchairs enter the {room} of {place} on {day}?',
      ],
      task: ['May one get married in the {room} of {place} on {day}?'],
    },
  },
  {
    id: 'dev-parking',
    domain: 'services',
    slots: {
      n: ['number', '28', '44', '88'],
      u: ['unit', 'evenings', 'mornings'],
      car: ['entity', 'a camper', 'a sidecar', 'a limousine', 'a vintage tractor'],
      how: ['preposition', 'inside the barrier', 'outside the barrier'],
    },
    ask: 'What is the charge for leaving {car} {how} for {n} {u}?',
    same: {
      reformulation: ['If I leave {car} {how} for {n} {u}, what will I be charged?'],
      abbreviation: ['What is the chg. for leaving {car} {how} for {n} {u}?'],
      numeral: ['What is the charge for leaving {car} {how} for {n.w} {u}?'],
      'word-order': ['For {n} {u}, what is the charge for leaving {car} {how}?'],
      mood: ['Name the charge for leaving {car} {how} for {n} {u}.'],
    },
    traps: {
      negation: ['Where is there no charge for leaving {car} {how} for {n} {u}?'],
      perspective: [
        'What share of the charge does the attendant get for somebody leaving {car} {how} for {n} {u}?',
      ],
      quantifier: ['What is the charge for leaving two of them, {car} and a trailer, {how} for {n} {u}?'],
    },
  },
  {
    id: 'dev-photo-size',
    domain: 'services',
    slots: {
      n: ['number', '28', '19', '27', '33'],
      u: ['unit', 'centimetres', 'inches'],
      what: ['entity', 'a hologram', 'a poster', 'a bookmark', 'a satin banner'],
      edge: ['antonym-adjective', 'across', 'diagonal'],
    },
    ask: 'How many pixels does {what} {n} {u} {edge} need?',
    same: {
      numeral: ['How many pixels does {what} {n.w} {u} {edge} need?'],
      abbreviation: ['How many px does {what} {n} {u} {edge} need?'],
      reformulation: ['I am ordering {what} {n} {u} {edge}. How many pixels must the picture have?'],
      mood: ['Tell me the pixels that {what} {n} {u} {edge} needs.'],
      voice: ['How many pixels are needed by {what} {n} {u} {edge}?'],
    },
    traps: {
      'question-type': ['What paper does {what} {n} {u} {edge} need?'],
      comparison: ['How many pixels more does {what} {n} {u} {edge} need than a stamp?'],
      modality: ['How many pixels can {what} {n} {u} {edge} have at most?'],
    },
  },
  {
    id: 'dev-plant-sense',
    domain: 'services',
    slots: {
      w: [
        'entity',
        'a plant|factory|potted geranium',
        'a buckle|clasp|bend in a wheel',
        'a needle|stitching tool|foliage of a fir',
        'a yard|enclosure|measure',
        'a stamp|postage|approval mark',
        'a ward|hospital section|fosterling',
        'a volume|tome|loudness setting',
        'a column|newspaper feature|stone pillar',
        'a hawk|feathered predator|political hardliner',
        'a scale|weighing apparatus of a chemist|skin flake of a fish',
      ],
      q: ['question-type', 'what does one look like', 'how do I dispose of one', 'what does one consist of'],
      fmt: ['output-format', 'in a telegram', 'in a sketch', 'in a rhyme'],
    },
    ask: '{Q} in the case of {w} ({w.2})? Reply {fmt}.',
    same: {
      'word-order': ['In the case of {w} ({w.2}), {q}? Reply {fmt}.'],
      mood: ['Reply {fmt}: {q} in the case of {w} ({w.2})?'],
      reformulation: ['My question is about {w} ({w.2}), and please reply {fmt}: {q}?'],
    },
    traps: {
      'word-sense': ['{Q} in the case of {w} ({w.3})? Reply {fmt}.'],
      'output-language': ['{Q} in the case of {w} ({w.2})? Reply {fmt} in Galician.'],
    },
  },
];
