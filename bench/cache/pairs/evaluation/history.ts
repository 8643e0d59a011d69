// Pure data.
import type { Family } from '../types.ts';

export const history: readonly Family[] = [
  {
    id: 'war-declared',
    domain: 'history',
    slots: {
      pair: [
        'entity',
        'Prussia|Saxony',
        'Sparta|Athens',
        'Serbia|Bulgaria',
        'Spain|England',
        'Sweden|Russia',
        'Carthage|Rome',
        'Burgundy|France',
      ],
      what: [
        'entity',
        'declare war on',
        'march against',
        'pay tribute to',
        'sell grain to',
        'send an envoy to',
      ],
    },
    ask: 'When did {pair} first {what} {pair.2}?',
    same: {
      reformulation: ['In which year did {pair} {what} {pair.2} for the first time?'],
      'word-order': ['{Pair}: when did it first {what} {pair.2}?'],
      mood: ['State the year in which {pair} chose to {what} {pair.2} for the first time.'],
      fragment: ['{pair} {what} {pair.2} first time year'],
    },
    traps: {
      roles: ['When did {pair.2} first {what} {pair}?'],
      'temporal-scope': ['When did {pair} last {what} {pair.2}?'],
      'question-type': ['Why did {pair} first {what} {pair.2}?'],
      negation: ['When did {pair} refuse to {what} {pair.2}?'],
    },
  },
  {
    id: 'who-succeeded-whom',
    domain: 'history',
    slots: {
      ruler: [
        'entity',
        'Charlemagne',
        'Catherine the Great',
        'Ramses II',
        'Clement VII',
        'Queen Anne',
        'Tiberius',
        'Suleiman the Magnificent',
        'Haile Selassie',
      ],
    },
    ask: 'Who succeeded {ruler}?',
    same: {
      voice: ['By whom was {ruler} succeeded?'],
      reformulation: ['Which person came after {ruler}?'],
      mood: ['Name the successor of {ruler}.'],
      fragment: ['successor of {ruler}'],
    },
    traps: {
      'subject-object': ['Whom did {ruler} succeed?'],
      'question-type': ['Where was {ruler} buried?'],
    },
  },
  {
    id: 'battle-facts',
    domain: 'history',
    slots: {
      battle: [
        'entity',
        'Hastings',
        'Agincourt',
        'Lepanto',
        'Trafalgar',
        'Gettysburg',
        'Verdun',
        'Poltava',
        'Marathon',
      ],
      side: ['antonym-adjective', 'winning', 'losing'],
    },
    ask: 'How many soldiers did the {side} side have at the Battle of {battle}?',
    same: {
      reformulation: ['What was the strength of the {side} army at the Battle of {battle}?'],
      'word-order': ['At the Battle of {battle}, how many soldiers did the {side} side have?'],
      mood: ['Give the number of soldiers on the {side} side at the Battle of {battle}.'],
      fragment: ['Battle of {battle} {side} side number of soldiers'],
      synonym: ['How many troops did the {side} side field at the Battle of {battle}?'],
    },
    traps: {
      'antonym-verb': ['How many soldiers did the {side} side lose at the Battle of {battle}?'],
      'question-type': ['Who commanded the {side} side at the Battle of {battle}?'],
      part: ['How many horsemen did the {side} side have at the Battle of {battle}?'],
      'output-format': [
        'How many soldiers did the {side} side have at the Battle of {battle}? Compare the estimates of historians in a table.',
      ],
    },
  },
  {
    id: 'invention-who',
    domain: 'history',
    slots: {
      thing: [
        'entity',
        'stethoscope',
        'zip fastener',
        'sewing machine',
        'telegraph',
        'barometer',
        'combine harvester',
      ],
      land: ['location', 'France', 'Scotland', 'Russia', 'the United States'],
    },
    ask: 'Who brought the first {thing} to {land}?',
    same: {
      voice: ['By whom was the first {thing} brought to {land}?'],
      reformulation: ['Thanks to whom did {land} get its first {thing}?'],
      synonym: ['Which person introduced the first {thing} to {land}?'],
      mood: ['Name the person who brought the first {thing} to {land}.'],
      fragment: ['who brought first {thing} to {land}'],
    },
    traps: {
      'question-type': [
        'When did someone bring the first {thing} to {land}?',
        'Why did it take so long to bring the first {thing} to {land}?',
      ],
      direction: ['Who brought the first {thing} out of {land}?'],
      'temporal-scope': ['Who brought the latest {thing} to {land}?'],
      part: ['Who made the case of the first {thing} brought to {land}?'],
    },
  },
  {
    id: 'before-after-event',
    domain: 'history',
    slots: {
      trade: ['entity', 'salt', 'silk', 'tulip', 'fur', 'whale oil', 'spice'],
      city: ['location', 'Bruges', 'Antwerp', 'Lübeck', 'Riga', 'Genoa'],
      when: ['preposition', 'before the Black Death', 'after the Black Death', 'during the Black Death'],
    },
    ask: 'How did the {trade} trade work in {city} {when}?',
    same: {
      reformulation: ['What was the {trade} trade in {city} like {when}?'],
      voice: ['How was the {trade} trade run in {city} {when}?'],
      'word-order': ['{When}, how did the {trade} trade work in {city}?'],
      mood: ['Describe how the {trade} trade worked in {city} {when}.'],
      fragment: ['{trade} trade {city} {when}'],
    },
    traps: {
      'question-type': ['Who controlled the {trade} trade in {city} {when}?'],
      audience: [
        'How did the {trade} trade work in {city} {when}? I am teaching eight-year-olds.',
        'How did the {trade} trade work in {city} {when}? I am a doctoral student and want sources.',
      ],
      'output-language': ['How did the {trade} trade work in {city} {when}? Please write it in Dutch.'],
      exception: ['How did trade other than the {trade} trade work in {city} {when}?'],
    },
  },
];
