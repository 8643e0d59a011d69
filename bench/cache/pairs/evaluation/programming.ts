// Pure data.
import type { Family } from '../types.ts';

export const programming: readonly Family[] = [
  {
    id: 'new-in-release',
    domain: 'programming',
    slots: {
      tool: [
        'version',
        'Python 3.12',
        'Python 3.11',
        'Java 21',
        'Java 17',
        'PostgreSQL 16',
        'PostgreSQL 15',
        'Angular 17',
        'Angular 18',
        'Rails 7.1',
        'Rails 7.2',
        'Django 5.0',
        'Django 4.2',
      ],
    },
    ask: 'What is new in {tool}?',
    same: {
      reformulation: ['Which features did {tool} bring?'],
      synonym: ['What has been added in {tool}?'],
      voice: ['Which features were introduced in {tool}?'],
      mood: ['List the new features of {tool}.'],
      fragment: ['{tool} new features'],
      padding: [
        'We are planning an upgrade at work and I have to write a short note for the team. What is new in {tool}?',
      ],
    },
    traps: {
      'antonym-verb': ['What was removed in {tool}?'],
      'question-type': ['When was {tool} released?', 'Until when is {tool} supported?'],
      task: ['How do I install {tool}?'],
      'output-format': ['What is new in {tool}? Answer with one single sentence.'],
    },
  },
  {
    id: 'list-operation',
    domain: 'programming',
    slots: {
      lang: ['entity', 'Kotlin', 'Swift', 'Ruby', 'Elixir', 'Scala', 'Lua'],
      order: ['antonym-adjective', 'ascending', 'descending'],
      key: ['entity', 'surname', 'price', 'date of birth', 'file size'],
    },
    ask: 'How do I sort a list of records by {key} in {order} order in {lang}?',
    same: {
      reformulation: [
        'I have a list of records in {lang}. What is the idiomatic way to put it in {order} order of {key}?',
      ],
      voice: ['How is a list of records sorted by {key} in {order} order in {lang}?'],
      'word-order': ['In {lang}, how do I sort a list of records in {order} order by {key}?'],
      mood: ['Write {lang} code that sorts a list of records by {key} in {order} order.'],
      fragment: ['{lang} sort list of records by {key} {order}'],
      synonym: ['How do I arrange a list of records by {key} in {order} order in {lang}?'],
    },
    traps: {
      preposition: [
        'How do I sort a list of records by {key} in {order} order in {lang} without changing the original list?',
      ],
      condition: [
        'How do I sort a list of records by {key} in {order} order in {lang} when some records have no {key}?',
      ],
      'question-type': ['How fast is it to sort a list of records by {key} in {order} order in {lang}?'],
    },
  },
  {
    id: 'file-conversion',
    domain: 'programming',
    slots: {
      a: [
        'entity',
        'YAML|JSON',
        'CSV|Parquet',
        'Markdown|HTML',
        'XML|CSV',
        'PNG|WebP',
        'WAV|FLAC',
        'DOCX|EPUB',
        'SVG|PDF',
      ],
      os: ['entity', 'Linux', 'Windows', 'macOS'],
    },
    ask: 'How do I convert a(n) {a} file to {a.2} on the command line in {os}?',
    same: {
      reformulation: ['Which command turns a(n) {a} file into {a.2} on {os}?'],
      voice: ['How can a(n) {a} file be converted to {a.2} on the command line in {os}?'],
      mood: ['Show me how to convert a(n) {a} file to {a.2} on the {os} command line.'],
      'word-order': ['On the command line in {os}, how do I convert a(n) {a} file to {a.2}?'],
      fragment: ['convert {a} to {a.2} command line {os}'],
    },
    traps: {
      direction: ['How do I convert a(n) {a.2} file to {a} on the command line in {os}?'],
      task: ['How do I compare a(n) {a} file to {a.2} on the command line in {os}?'],
      quantifier: [
        'How do I convert all the {a} files below a folder to {a.2} at once on the command line in {os}?',
      ],
    },
  },
  {
    id: 'git-action',
    domain: 'programming',
    slots: {
      what: ['entity', 'a commit', 'a tag', 'a submodule', 'a stash entry', 'a remote branch'],
      where: ['preposition', 'before pushing', 'after pushing'],
      tool: ['entity', 'GitKraken', 'Sourcetree', 'the terminal'],
    },
    ask: 'How do I rename or reword {what} {where} from {tool}?',
    same: {
      reformulation: ['What are the steps in {tool} to rename or reword {what} {where}?'],
      voice: ['How can {what} be renamed or reworded from {tool} {where}?'],
      'word-order': ['From {tool}, how do I rename or reword {what} {where}?'],
      mood: ['Explain how to rename or reword {what} {where} from {tool}.'],
      fragment: ['rename reword {what} {where} {tool}'],
    },
    traps: {
      task: ['How do I delete {what} {where} from {tool}?', 'How do I sign {what} {where} from {tool}?'],
      modality: ['Should I rename or reword {what} {where} from {tool}?'],
    },
  },
  {
    id: 'install-or-uninstall',
    domain: 'programming',
    slots: {
      do: ['prefix-negation', 'install|installing|installed', 'uninstall|uninstalling|uninstalled'],
      app: ['entity', 'Docker Desktop', 'Homebrew', 'Wireshark', 'Blender', 'OpenVPN', 'Anaconda'],
      os: ['version', 'Ubuntu 22.04', 'Ubuntu 24.04', 'Fedora 40', 'Fedora 41'],
    },
    ask: 'How do I {do} {app} on {os}?',
    same: {
      reformulation: ['Which commands are needed for {do.2} {app} on {os}?'],
      voice: ['How is {app} {do.3} on {os}?'],
      'word-order': ['On {os}, how do I {do} {app}?'],
      mood: ['Give me the steps to {do} {app} on {os}.'],
      fragment: ['{do} {app} {os}'],
      synonym: ['What is the procedure for {do.2} {app} on {os}?'],
    },
    traps: {
      preposition: ['How do I {do} {app} on {os} without root rights?'],
      negation: ['Why can I not {do} {app} on {os}?'],
      exception: ['How do I {do} {app} on {os} for every account except the guest?'],
    },
  },
  {
    id: 'regex-for',
    domain: 'programming',
    slots: {
      n: ['number', '4', '6', '8', '12', '16'],
      bound: ['quantifier', 'at least', 'at most', 'exactly'],
      what: ['entity', 'vowels', 'hexadecimal digits', 'uppercase letters', 'punctuation marks'],
    },
    ask: 'What regular expression matches {bound} {n} {what} in a row?',
    same: {
      abbreviation: ['What regex matches {bound} {n} {what} in a row?'],
      numeral: ['What regular expression matches {bound} {n.w} {what} in a row?'],
      mood: ['Write a regular expression that matches {bound} {n} {what} in a row.'],
      fragment: ['regular expression {bound} {n} {what} in a row'],
      synonym: ['What regular expression matches {bound} {n} successive {what}?'],
    },
    traps: {
      negation: ['What regular expression matches text that does not contain {bound} {n} {what} in a row?'],
      'question-type': ['How does a regular expression engine match {bound} {n} {what} in a row?'],
    },
  },
  {
    id: 'faster-structure',
    domain: 'programming',
    slots: {
      pair: [
        'entity',
        'a hash map|a balanced tree',
        'a linked list|a dynamic array',
        'a B-tree|a skip list',
        'a ring buffer|a deque',
        'a trie|a sorted array',
      ],
      job: ['entity', 'lookups', 'insertions at the front', 'range scans', 'deletions'],
    },
    ask: 'Why is {pair} faster than {pair.2} for {job}?',
    same: {
      reformulation: ['What makes {pair} quicker than {pair.2} when it comes to {job}?'],
      voice: ['Why is {pair.2} beaten by {pair} in speed for {job}?'],
      'word-order': ['For {job}, why is {pair} faster than {pair.2}?'],
      mood: ['Explain why {pair} is faster than {pair.2} for {job}.'],
      synonym: ['Why does {pair} outperform {pair.2} in {job}?'],
    },
    traps: {
      direction: ['Why is {pair.2} faster than {pair} for {job}?'],
      'antonym-adjective': ['Why is {pair} slower than {pair.2} for {job}?'],
      comparison: ['Is {pair} as fast as {pair.2} for {job}?'],
      'question-type': ['When is {pair} faster than {pair.2} for {job}?'],
      audience: ['Why is {pair} faster than {pair.2} for {job}? Explain it to a child of eight.'],
      'output-format': ['Why is {pair} faster than {pair.2} for {job}? Answer with a table of costs.'],
      'output-language': ['Why is {pair} faster than {pair.2} for {job}? Answer in Spanish.'],
    },
  },
];
