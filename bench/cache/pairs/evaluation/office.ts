// Pure data.
import type { Family } from '../types.ts';

export const office: readonly Family[] = [
  {
    id: 'sheet-function',
    domain: 'office',
    slots: {
      app: ['version', 'Excel 2016', 'Excel 2019', 'Excel 2021', 'LibreOffice 7', 'LibreOffice 24'],
      do: ['antonym-verb', 'merge|merging|merged', 'split|splitting|split'],
      what: ['entity', 'cells', 'worksheets', 'text columns', 'pivot tables'],
    },
    ask: 'How do I {do} {what} in {app}?',
    same: {
      voice: ['How are {what} {do.3} in {app}?'],
      'word-order': ['In {app}, how do I {do} {what}?'],
      reformulation: ['What is the menu path for {do.2} {what} in {app}?'],
      mood: ['Show me how to {do} {what} in {app}.'],
      fragment: ['{app} {do} {what}'],
      padding: [
        'My boss wants the report before lunch and I am stuck with the last bit. How do I {do} {what} in {app}?',
      ],
    },
    traps: {
      preposition: ['How do I {do} {what} in {app} without losing data?'],
      quantifier: ['How do I {do} all the {what} of a workbook at once in {app}?'],
      negation: ['Why can I not {do} {what} in {app}?'],
      exception: ['How do I {do} all {what} except the first one in {app}?'],
    },
  },
  {
    id: 'lock-or-unlock',
    domain: 'office',
    slots: {
      do: ['prefix-negation', 'lock|locking', 'unlock|unlocking'],
      what: ['entity', 'a slide', 'a chart sheet', 'a shared calendar', 'a text box', 'a signature line'],
      os: ['entity', 'an iPad', 'a Chromebook', 'a Mac', 'an Android tablet'],
    },
    ask: 'How can I {do} {what} on {os}?',
    same: {
      reformulation: ['Is there a way of {do.2} {what} on {os}, and how does it go?'],
      'word-order': ['On {os}, how can I {do} {what}?'],
      mood: ['Explain {do.2} {what} on {os} step by step.'],
      fragment: ['{do} {what} on {os}'],
      synonym: ['What is the way to {do} {what} on {os}?'],
    },
    traps: {
      negation: ['Why can I not {do} {what} on {os}?'],
      'question-type': ['Who can {do} {what} on {os}?'],
      'temporal-scope': ['How can I {do} {what} on {os} for the next hour only?'],
    },
  },
  {
    id: 'meeting-move',
    domain: 'office',
    slots: {
      what: [
        'entity',
        'a weekly meeting',
        'a one-off meeting',
        'an all-day meeting',
        'a meeting with a booked room',
      ],
      who: ['quantifier', 'all guests', 'some guests', 'no guests'],
      app: ['entity', 'Outlook', 'Teams', 'Thunderbird'],
    },
    ask: 'How do I move {what} in {app} so that {who} get a message?',
    same: {
      reformulation: ['I want to move {what} in {app}, and {who} should get a message. How does that work?'],
      'word-order': ['In {app}, how do I move {what} so that {who} get a message?'],
      mood: ['Tell me how to move {what} in {app} so that {who} get a message.'],
      voice: ['How is {what} moved in {app} so that {who} are sent a message?'],
      synonym: ['How do I reschedule {what} in {app} so that {who} are notified?'],
      fragment: ['{app} move {what} {who} get message'],
    },
    traps: {
      task: ['How do I copy {what} in {app} so that {who} get a message?'],
      perspective: ['How do I, as a guest, propose to move {what} in {app} so that {who} get a message?'],
    },
  },
  {
    id: 'mail-rule',
    domain: 'office',
    slots: {
      do: ['task', 'forward|forwarding', 'delete|deleting', 'archive|archiving'],
      prep: ['direction', 'from', 'to'],
      who: ['entity', 'my boss', 'a mailing list', 'the payroll team', 'an old client'],
      app: ['entity', 'Outlook', 'Gmail', 'Apple Mail'],
    },
    ask: 'How do I {do} every mail {prep} {who} automatically in {app}?',
    same: {
      reformulation: ['Which rule in {app} is for {do.2} every mail {prep} {who} automatically?'],
      'word-order': ['In {app}, how do I automatically {do} every mail {prep} {who}?'],
      mood: ['Set out how to {do} every mail {prep} {who} automatically in {app}.'],
      fragment: ['{app} {do} every mail {prep} {who} automatically'],
      abbreviation: ['How do I auto-{do} every mail {prep} {who} in {app}?'],
    },
    traps: {
      quantifier: ['How do I {do} only the unread mails {prep} {who} automatically in {app}?'],
      exception: ['How do I {do} every mail except those {prep} {who} automatically in {app}?'],
      negation: ['How do I stop {app} so that it does not {do} every mail {prep} {who} automatically?'],
      condition: ['How do I {do} every mail {prep} {who} automatically in {app} if it has an attachment?'],
    },
  },
];
