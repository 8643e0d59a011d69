// Pure data.
import type { Family } from '../types.ts';

export const music: readonly Family[] = [
  {
    id: 'transpose-key',
    domain: 'music',
    slots: {
      key: [
        'entity',
        'C major|A major',
        'G minor|E minor',
        'F major|D major',
        'B flat major|C major',
        'A minor|C sharp minor',
      ],
      inst: ['entity', 'a clarinet', 'an alto saxophone', 'a ukulele', 'a harmonica', 'a church organ'],
    },
    ask: 'How do I transpose a song from {key} to {key.2} on {inst}?',
    same: {
      voice: ['How is a song transposed from {key} to {key.2} on {inst}?'],
      reformulation: ['I play {inst}. How do I move a song that is in {key} to {key.2}?'],
      'word-order': ['On {inst}, how do I transpose a song from {key} to {key.2}?'],
      mood: ['Show me how to transpose a song from {key} to {key.2} on {inst}.'],
      fragment: ['transpose {key} to {key.2} {inst}'],
    },
    traps: {
      direction: ['How do I transpose a song from {key.2} to {key} on {inst}?'],
      modality: ['Should I transpose a song from {key} to {key.2} on {inst}?'],
      'question-type': ['Why do people transpose songs from {key} to {key.2} on {inst}?'],
    },
  },
  {
    id: 'tune-string',
    domain: 'music',
    slots: {
      do: ['antonym-verb', 'tighten|tightening|tightened', 'loosen|loosening|loosened'],
      inst: ['entity', 'a cello', 'a mandolin', 'a banjo', 'a double bass', 'a harp', 'a sitar'],
      nth: ['number', 'first', 'second', 'third', 'fourth'],
    },
    ask: 'How far can I safely {do} the {nth} string of {inst}?',
    same: {
      voice: ['How far can the {nth} string of {inst} safely be {do.3}?'],
      reformulation: ['What is the safe limit when {do.2} the {nth} string of {inst}?'],
      mood: ['Tell me how far I can safely {do} the {nth} string of {inst}.'],
      'word-order': ['The {nth} string of {inst}: how far can I safely {do} it?'],
      fragment: ['{do.2} {nth} string {inst} safe limit'],
    },
    traps: {
      'question-type': ['What do I use to {do} the {nth} string of {inst} safely?'],
      exception: ['How far can I safely {do} all the strings but the {nth} of {inst}?'],
    },
  },
  {
    id: 'piece-by-about',
    domain: 'music',
    slots: {
      who: ['entity', 'Mozart', 'Chopin', 'Clara Schumann', 'Sibelius', 'Paganini', 'Verdi', 'Debussy'],
      form: ['entity', 'operas', 'songs', 'string quartets', 'ballets'],
      prep: ['preposition', 'by', 'about', 'dedicated to'],
    },
    ask: 'Which {form} {prep} {who} are worth hearing first?',
    same: {
      reformulation: ['Where should I start with {form} {prep} {who}?'],
      mood: ['Recommend {form} {prep} {who} that are worth hearing first.'],
      'word-order': ['Of the {form} {prep} {who}, which are worth hearing first?'],
      fragment: ['{form} {prep} {who} which first'],
      synonym: ['What {form} {prep} {who} should one listen to first?'],
    },
    traps: {
      'antonym-adjective': ['Which {form} {prep} {who} are hardest to get into?'],
      exception: ['Which {form} {prep} {who} apart from the famous ones are worth hearing first?'],
      audience: ['Which {form} {prep} {who} are worth hearing first with a class of six-year-olds?'],
      'question-type': ['How many {form} {prep} {who} are there?'],
    },
  },
  {
    id: 'who-taught-whom',
    domain: 'music',
    slots: {
      who: ['entity', 'Haydn', 'Liszt', 'Nadia Boulanger', 'Salieri', 'Ravi Shankar', 'Fauré', 'Bruckner'],
      what: ['entity', 'composition', 'counterpoint', 'the piano', 'orchestration'],
    },
    ask: 'Who taught {who} {what}?',
    same: {
      voice: ['By whom was {who} taught {what}?'],
      reformulation: ['From whom did {who} learn {what}?'],
      mood: ['Name the person who taught {who} {what}.'],
      fragment: ['teacher of {who} in {what}'],
      synonym: ['Who gave {who} lessons in {what}?'],
    },
    traps: {
      'subject-object': ['Whom did {who} teach {what}?'],
      'question-type': ['Where did {who} learn {what}?', 'At what age did {who} learn {what}?'],
      exception: ['Who taught {who} everything except {what}?'],
    },
  },
];
