// Pure data.
import type { Family } from '../types.ts';

export const sports: readonly Family[] = [
  {
    id: 'who-beat-whom',
    domain: 'sports',
    slots: {
      team: ['entity', 'Brazil', 'Ajax', 'Celtic', 'Juventus', 'Borussia Dortmund', 'Benfica', 'Uruguay'],
      year: ['date', '1998', '2006', '2012', '2018'],
      by: ['number', '2', '3', '4'],
    },
    ask: 'Which teams beat {team} by {by} goals in {year}?',
    same: {
      voice: ['By which teams was {team} beaten by {by} goals in {year}?'],
      reformulation: ['Against which teams did {team} lose by {by} goals in {year}?'],
      numeral: ['Which teams beat {team} by {by.w} goals in {year}?'],
      'word-order': ['In {year}, which teams beat {team} by {by} goals?'],
      mood: ['List the teams that beat {team} by {by} goals in {year}.'],
      synonym: ['Which sides defeated {team} by {by} goals in {year}?'],
    },
    traps: {
      'subject-object': ['Which teams did {team} beat by {by} goals in {year}?'],
      quantifier: ['Which teams beat {team} by at least {by} goals in {year}?'],
      'question-type': ['Where did teams beat {team} by {by} goals in {year}?'],
    },
  },
  {
    id: 'may-the-player',
    domain: 'sports',
    slots: {
      sport: [
        'entity',
        'handball|goalkeeper',
        'water polo|goalkeeper',
        'field hockey|defender',
        'netball|centre',
        'futsal|goalkeeper',
        'lacrosse|attacker',
      ],
      act: ['entity', 'leave the area', 'score', 'use both hands', 'take a penalty', 'be replaced twice'],
      m: ['modality', 'may', 'must'],
    },
    ask: 'In {sport}, when {m} the {sport.2} {act}?',
    same: {
      'word-order': ['When {m} the {sport.2} {act} in {sport}?'],
      mood: ['Explain when the {sport.2} {m} {act} in {sport}.'],
      reformulation: ['What do the rules of {sport} say about when the {sport.2} {m} {act}?'],
      fragment: ['{sport} rules {sport.2} {m} {act} when'],
    },
    traps: {
      negation: ['In {sport}, when {m} the {sport.2} not {act}?'],
      'temporal-scope': ['In {sport}, when {m} the {sport.2} {act} under the rules of fifty years ago?'],
    },
  },
  {
    id: 'record-holder',
    domain: 'sports',
    slots: {
      who: ['audience', "men's", "women's", 'junior'],
      what: ['entity', 'pole vault', 'javelin throw', 'high jump', 'shot put', 'triple jump', 'hammer throw'],
      where: ['antonym-adjective', 'indoor', 'outdoor'],
      scope: ['location', 'European', 'Asian', 'African'],
    },
    ask: 'Who holds the {scope} {where} record in the {who} {what}?',
    same: {
      voice: ['By whom is the {scope} {where} record in the {who} {what} held?'],
      reformulation: ['Which athlete has the {scope} {where} record in the {who} {what}?'],
      mood: ['Name the holder of the {scope} {where} record in the {who} {what}.'],
      fragment: ['{scope} {where} record {who} {what} holder'],
      'word-order': ['In the {who} {what}, who holds the {scope} {where} record?'],
    },
    traps: {
      'temporal-scope': [
        'Who was the previous holder of the {scope} {where} record in the {who} {what}?',
        'Who first held the {scope} {where} record in the {who} {what}?',
      ],
      'question-type': [
        'When was the {scope} {where} record in the {who} {what} set?',
        'How many centimetres is the {scope} {where} record in the {who} {what}?',
      ],
    },
  },
  {
    id: 'training-plan',
    domain: 'sports',
    slots: {
      weeks: ['number', '6', '8', '12', '16'],
      goal: [
        'entity',
        'half marathon',
        'triathlon',
        'mountain bike race',
        'rowing regatta',
        'cross-country ski race',
      ],
      who: ['audience', 'beginners', 'experienced athletes', 'people over sixty'],
    },
    ask: 'What does a(n) {weeks} week training plan for a {goal} look like for {who}?',
    same: {
      mood: ['Draw up a(n) {weeks} week training plan for a {goal} for {who}.'],
      numeral: ['What does a(n) {weeks.w} week training plan for a {goal} look like for {who}?'],
      reformulation: ['How should {who} train for a {goal} over {weeks} weeks?'],
      abbreviation: ['What does a(n) {weeks} wk training plan for a {goal} look like for {who}?'],
      'word-order': ['For {who}, what does a(n) {weeks} week training plan for a {goal} look like?'],
      fragment: ['{weeks} week training plan {goal} {who}'],
    },
    traps: {
      unit: ['What does a(n) {weeks} day training plan for a {goal} look like for {who}?'],
      'output-format': [
        'What does a(n) {weeks} week training plan for a {goal} look like for {who}? Give it as a CSV file.',
        'What does a(n) {weeks} week training plan for a {goal} look like for {who}? Two sentences are enough.',
      ],
      'output-language': [
        'What does a(n) {weeks} week training plan for a {goal} look like for {who}? Reply in Italian.',
      ],
      preposition: ['What does a(n) {weeks} week recovery plan after a {goal} look like for {who}?'],
      condition: [
        'What does a(n) {weeks} week training plan for a {goal} look like for {who} with a bad knee?',
      ],
    },
  },
];
