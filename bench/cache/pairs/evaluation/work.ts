// Pure data.
import type { Family } from '../types.ts';

export const work: readonly Family[] = [
  {
    id: 'notice-period',
    domain: 'work',
    slots: {
      who: ['perspective', 'an employer', 'an employee'],
      years: ['number', '2', '5', '8', '12', '20'],
      land: ['location', 'Germany', 'Switzerland', 'the Netherlands', 'Finland', 'Portugal'],
    },
    ask: 'What notice must {who} give in {land} after {years} years in the job?',
    same: {
      reformulation: ['How long is the notice period for {who} in {land} after {years} years in the job?'],
      numeral: ['What notice must {who} give in {land} after {years.w} years in the job?'],
      voice: ['What notice must be given by {who} in {land} after {years} years in the job?'],
      'word-order': ['After {years} years in the job, what notice must {who} give in {land}?'],
      abbreviation: ['What notice must {who} give in {land} after {years} yrs in the job?'],
      mood: ['State the notice period for {who} in {land} after {years} years in the job.'],
      fragment: ['notice period {land} {who} {years} years'],
    },
    traps: {
      unit: ['What notice must {who} give in {land} after {years} weeks in the job?'],
      condition: [
        'What notice must {who} give in {land} after {years} years in the job when the firm goes bankrupt?',
      ],
      modality: ['Can {who} give notice in {land} after {years} years in the job?'],
    },
  },
  {
    id: 'leave-request',
    domain: 'work',
    slots: {
      kind: ['prefix-negation', 'paid', 'unpaid'],
      why: [
        'entity',
        'a funeral',
        'jury service',
        'a sick child',
        'moving house',
        'an exam',
        'blood donation',
      ],
      days: ['number', '1|1 day', '2|2 days', '3|3 days', '5|5 days'],
    },
    ask: 'Am I entitled to {days.2} of {kind} leave for {why}?',
    same: {
      reformulation: ['Do I have a right to {days.2} of {kind} leave because of {why}?'],
      'word-order': ['For {why}, am I entitled to {days.2} of {kind} leave?'],
      mood: ['Tell me if I am entitled to {days.2} of {kind} leave for {why}.'],
      fragment: ['{days.2} {kind} leave {why} entitled'],
      synonym: ['Do the rules grant me {days.2} of {kind} leave for {why}?'],
    },
    traps: {
      'question-type': [
        'How do I apply for {days.2} of {kind} leave for {why}?',
        'Who approves {days.2} of {kind} leave for {why}?',
      ],
      quantifier: ['Am I entitled to more than {days.2} of {kind} leave for {why}?'],
      perspective: ['Is my live-in partner entitled to {days.2} of {kind} leave for {why}?'],
    },
  },
  {
    id: 'reference-letter',
    domain: 'work',
    slots: {
      do: ['task', 'write', 'proofread', 'shorten'],
      what: [
        'entity',
        'a letter of recommendation',
        'a job advert',
        'an exit interview form',
        'a warning letter',
        'a welcome note',
      ],
      job: ['entity', 'forklift driver', 'paralegal', 'head chef', 'data analyst', 'kindergarten teacher'],
    },
    ask: 'How do I {do} {what} for a(n) {job}?',
    same: {
      reformulation: ['What should I pay attention to when I {do} {what} for a(n) {job}?'],
      voice: ['How does one {do} {what} for a(n) {job}?'],
      mood: ['Give me tips on how to {do} {what} for a(n) {job}.'],
      'word-order': ['For a(n) {job}, how do I {do} {what}?'],
      fragment: ['{do} {what} {job} tips'],
    },
    traps: {
      'output-language': ['How do I {do} {what} for a(n) {job} in French?'],
      negation: ['How do I {do} {what} for a(n) {job} who was not hired?'],
      'output-format': ['How do I {do} {what} for a(n) {job}? Reply with a checklist of ten boxes.'],
    },
  },
  {
    id: 'overtime-pay',
    domain: 'work',
    slots: {
      n: ['number', '4', '6', '10', '12'],
      when: ['temporal-scope', 'on a Sunday', 'at night', 'on Christmas Day'],
      who: ['entity', 'nurses', 'lorry drivers', 'warehouse staff', 'apprentices', 'security guards'],
    },
    ask: 'How is overtime of {n} hours {when} paid to {who}?',
    same: {
      reformulation: ['What do {who} earn for {n} hours of overtime {when}?'],
      numeral: ['How is overtime of {n.w} hours {when} paid to {who}?'],
      synonym: ['How are {who} compensated for {n} extra hours {when}?'],
      'word-order': ['{When}, how is overtime of {n} hours paid to {who}?'],
      mood: ['Explain how {who} are paid for {n} hours of overtime {when}.'],
      fragment: ['{who} overtime pay {n} hours {when}'],
    },
    traps: {
      modality: [
        'Must {who} work overtime of {n} hours {when}?',
        'May {who} refuse overtime of {n} hours {when}?',
      ],
      condition: ['How is overtime of {n} hours {when} paid to {who} who work part-time?'],
      exception: ['How is overtime of {n} hours {when} paid to {who}, leaving out those in training?'],
    },
  },
  {
    id: 'who-reports-whom',
    domain: 'work',
    slots: {
      pair: [
        'entity',
        'a colleague|a supervisor',
        'a trainee|an instructor',
        'a contractor|a project lead',
        'a receptionist|a dentist',
        'a teacher|a headmistress',
      ],
      why: ['entity', 'bullying', 'theft', 'faked time sheets', 'drinking on duty'],
    },
    ask: 'What steps follow if {pair} reports {pair.2} for {why}?',
    same: {
      reformulation: ['{Pair} has reported {pair.2} for {why}. What are the next steps?'],
      voice: ['What steps follow if {pair.2} is reported by {pair} for {why}?'],
      synonym: ['What is the procedure once {pair} reports {pair.2} for {why}?'],
      'word-order': ['If {pair} reports {pair.2} for {why}, what steps follow?'],
      mood: ['Describe the steps that follow if {pair} reports {pair.2} for {why}.'],
    },
    traps: {
      roles: ['What steps follow if {pair.2} reports {pair} for {why}?'],
      'antonym-verb': ['What steps follow if {pair} clears {pair.2} of {why}?'],
      modality: ['Does the law say that {pair} must report {pair.2} for {why}?'],
    },
  },
];
