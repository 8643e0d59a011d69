// Pure data.
import type { Family } from '../types.ts';

export const machines: readonly Family[] = [
  {
    id: 'dev-kube-upgrade',
    domain: 'machines',
    slots: {
      tool: [
        'version',
        'Kubernetes 1.27',
        'Kubernetes 1.29',
        'MySQL 5.7',
        'MySQL 8.4',
        'Ansible 2.14',
        'Ansible 2.17',
        'Drupal 8.9',
        'Drupal 9.5',
      ],
      what: ['entity', 'secrets', 'cron jobs', 'audit logs', 'access tokens'],
    },
    ask: 'Are there breaking changes around {what} in {tool}?',
    same: {
      reformulation: ['Will something break with {what} when I move to {tool}?'],
      mood: ['List breaking changes around {what} in {tool}.'],
      'word-order': ['In {tool}, are there breaking changes around {what}?'],
      fragment: ['{tool} {what} breaking changes'],
      synonym: ['Are there incompatible changes concerning {what} in {tool}?'],
    },
    traps: {
      negation: ['Why are there no breaking changes around {what} in {tool}?'],
      quantifier: ['How many breaking changes around {what} are there in {tool}?'],
      'output-format': ['Are there breaking changes around {what} in {tool}? Answer with YES or NO.'],
      'question-type': ['Who asked for breaking changes around {what} in {tool}?'],
    },
  },
  {
    id: 'dev-copy-files',
    domain: 'machines',
    slots: {
      pair: [
        'entity',
        'a NAS|a USB stick',
        'an FTP host|a bucket',
        'a Raspberry Pi|a Synology',
        'a floppy disk|a microSD',
      ],
      what: ['entity', 'symlinks', 'hidden folders', 'big archives', 'font files'],
    },
    ask: 'What is a safe way to copy {what} from {pair} to {pair.2}?',
    same: {
      voice: ['How are {what} safely copied from {pair} to {pair.2}?'],
      reformulation: ['I have {what} on {pair} that should end up on {pair.2}. What is a safe way?'],
      'word-order': ['From {pair} to {pair.2}, what is a safe way to copy {what}?'],
      mood: ['Describe a safe way to copy {what} from {pair} to {pair.2}.'],
      fragment: ['copy {what} {pair} to {pair.2} safely'],
    },
    traps: {
      direction: ['What is a safe way to copy {what} from {pair.2} to {pair}?'],
      comparison: ['What is the fastest way to copy {what} from {pair} to {pair.2}?'],
      exception: ['What is a safe way to copy everything except {what} from {pair} to {pair.2}?'],
      'prefix-negation': [
        'What is an unsafe way to copy {what} from {pair} to {pair.2}, so that I can warn others?',
      ],
    },
  },
  {
    id: 'dev-printer',
    domain: 'machines',
    slots: {
      do: ['antonym-verb', 'pause|pausing|paused', 'resume|resuming|resumed'],
      job: ['entity', 'a fax queue', 'a firmware download', 'a disk scan', 'a render task', 'a playlist'],
      box: ['version', 'LaserJet 1020', 'LaserJet 1320', 'EcoTank 2850', 'EcoTank 4850'],
    },
    ask: 'Which button do I press on the {box} to {do} {job}?',
    same: {
      reformulation: ['I would like to {do} {job} on the {box}. Which button is for that?'],
      'word-order': ['To {do} {job} on the {box}, which button do I press?'],
      voice: ['Which button is pressed on the {box} for {job} to be {do.3}?'],
      mood: ['Name the button on the {box} for {do.2} {job}.'],
      fragment: ['{box} button {do} {job}'],
    },
    traps: {
      negation: ['Which button must I not press on the {box} when I {do} {job}?'],
      perspective: ['Which button does a technician press on the {box} to {do} {job} from afar?'],
      'temporal-scope': ['Which button do I press on the {box} to {do} {job} at midnight?'],
    },
  },
  {
    id: 'dev-smart-home',
    domain: 'machines',
    slots: {
      dev: ['entity', 'the thermostat', 'the doorbell', 'the sprinkler', 'the robot mower', 'the blinds'],
      do: ['prefix-negation', 'activate|activating', 'deactivate|deactivating'],
      how: ['preposition', 'by dongle', 'by gesture', 'with a timer'],
    },
    ask: 'How can one {do} {dev} {how}?',
    same: {
      reformulation: ['What is involved in {do.2} {dev} {how}?'],
      'word-order': ['{How}, how can one {do} {dev}?'],
      mood: ['Show how to {do} {dev} {how}.'],
      fragment: ['{do} {dev} {how}'],
      synonym: ['In what way can one {do} {dev} {how}?'],
    },
    traps: {
      modality: ['Should one {do} {dev} {how}?'],
      'adverb-scope': ['How can one {do} {dev} only {how} and in no other way?'],
      'question-type': ['Why would one {do} {dev} {how}?', 'Who can {do} {dev} {how}?'],
      location: ['How can one {do} {dev} {how} in the holiday cottage?'],
    },
  },
  {
    id: 'dev-query',
    domain: 'machines',
    slots: {
      n: ['number', '37', '125', '1,700'],
      bound: ['quantifier', 'at least', 'at most', 'more than', 'fewer than'],
      what: ['entity', 'visits', 'complaints', 'bookings', 'referrals'],
    },
    ask: 'What SQL statement finds clients with {bound} {n} {what}?',
    same: {
      abbreviation: ['What SQL stmt finds clients with {bound} {n} {what}?'],
      numeral: ['What SQL statement finds clients with {bound} {n.w} {what}?'],
      mood: ['Write an SQL statement that finds clients with {bound} {n} {what}.'],
      fragment: ['sql statement clients {bound} {n} {what}'],
      synonym: ['What SQL query returns the clients who have {bound} {n} {what}?'],
    },
    traps: {
      task: [
        'What SQL statement deletes clients with {bound} {n} {what}?',
        'What SQL statement counts clients with {bound} {n} {what}?',
      ],
      exception: ['What SQL statement finds clients with {bound} {n} {what}, those of last year excepted?'],
    },
  },
  {
    id: 'dev-lang-feature',
    domain: 'machines',
    slots: {
      lang: ['entity', 'Clojure', 'Fortran', 'Perl', 'OCaml', 'Zig'],
      topic: ['entity', 'closures', 'macros', 'coroutines', 'pattern matching', 'generics'],
      who: ['audience', 'absolute novices', 'veteran hackers', 'managers'],
    },
    ask: 'Could you describe {topic} in {lang} for {who}?',
    same: {
      mood: ['Describe {topic} in {lang} for {who}.'],
      reformulation: ['{Who} are my readers: what do they need to hear about {topic} in {lang}?'],
      'word-order': ['For {who}, could you describe {topic} in {lang}?'],
      fragment: ['{lang} {topic} described for {who}'],
      synonym: ['Could you explain {topic} in {lang} to {who}?'],
    },
    traps: {
      'output-format': [
        'Could you describe {topic} in {lang} for {who} with nothing but code?',
        'Could you describe {topic} in {lang} for {who} in the form of a letter?',
      ],
      'output-language': [
        'Could you describe {topic} in {lang} for {who} in Estonian?',
        'Could you describe {topic} in {lang} for {who} in Persian?',
      ],
      comparison: ['Could you compare {topic} in {lang} with those of Rust for {who}?'],
    },
  },
];
