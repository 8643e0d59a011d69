import type { Ask } from './language/asks.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';
import { AWAITED, CURRENCIES, GOING, PASSING, QUOTED, SCHEDULED, WAITED_IN } from './now-words.ts';
import { wordsOf } from './words-of.ts';

const NOW = /^(now|today|tonight|tomorrow|yesterday)$/;
/** What is new differs from day to day; how anything is done with it does not. */
const NEW = /^(currently|latest|newest|current|recent|recently|weather|forecast|news|upcoming|trending)$/;
const PERIODS =
  'year|month|week|weekend|season|morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const PERIOD: ReadonlySet<string | undefined> = new Set(PERIODS.split('|'));
/** Next to one another as they are written: `make lettuce last the winter` is of no winter. */
const NAMED_PERIOD = new RegExp(`\\b(?:this|next|last) (?:${PERIODS})\\b`);
const NAMING = new Set(['this', 'next', 'last']);
/** What words mean and how things are done changes slowly. */
const TIMELESS = new Set<Ask>(['define', 'stand-for', 'translate', 'convert', 'how-to']);

export function isTimeless({ ask }: Sentence): boolean {
  return TIMELESS.has(ask);
}

export function isPeriod(word: string | undefined): boolean {
  return PERIOD.has(word);
}

export function namesNew(sentence: Sentence): boolean {
  return wordsOf(sentence).some((word) => NEW.test(word));
}

/** Whether a question has another answer soon. What is told beside it may be of today. */
export function isAboutNow({ questions, gist, inPlace }: Meaning): boolean {
  const namesPeriod = NAMED_PERIOD.test(gist);
  return (
    questions.some((question) => {
      const words = wordsOf(question);
      const isOfNow = words.some(
        (word, at) => NOW.test(word) || (namesPeriod && NAMING.has(word) && isPeriod(words[at + 1])),
      );
      return isOfNow || exchanges(question, words) || (namesNew(question) && !isTimeless(question));
    }) ||
    inPlace.questions.some((question) =>
      isOfThisHour(inPlace.texts[inPlace.sentences.indexOf(question)] as string),
    )
  );
}

/** `How much is 100 dollars in euros`: other units stay. */
function exchanges({ ask }: Sentence, words: readonly string[]): boolean {
  return ask === 'convert' && words.filter((word) => CURRENCIES.has(word)).length > 1;
}

/** Whether the answer is another within hours though no word says when. @param text without courtesies */
function isOfThisHour(text: string): boolean {
  const words = text.split(' ');
  return MOMENTS.test(text) || CHANGING.some((holds) => holds(words));
}

/** The clock and the calendar, the score, and who is ahead. */
const MOMENTS = new RegExp(
  [
    '^(?:tell me )?(?:what is )?(?:the )?(?:time|date|day of the (?:week|month))(?: is it)?(?: in [^.]+)?$',
    '^what (?:is (?:the )?)?(?:time|date|day|month|year)(?: is it| is)?$',
    '^what (?:time|date|day) is it in ',
    '^who (?:is|are) (?:winning|leading|ahead)(?: |$)',
    '^(?:what (?:is|are) )?the (?:scores?|standings)(?:$| (?:of|in|for) the (?:[^ ]+ ){0,3}(?:game|match|race)$)',
    '^(?:is|are) (?:any )?(?:[^ ]+ )?(?:traffic|delays?|queues?|jams?) (?:on|at|in) ',
    '^(?:is|are) [^.]+ having (?:problems|issues|trouble|outages|an outage)$',
    '^how (?:busy|crowded|packed) (?:is|are) ',
    '^how (?:is|are) the (?:stock )?(?:markets?|economy|war|roads)$',
    '^what is (?:happening|going on) in [^ ]+$',
    '(?:^| )(?:left|remain|remaining) (?:in|of) (?:the|this) (?:year|month|week|weekend|day|season)$',
    '^what (?:is|are) the (?:[^ ]+ )?exchange rates? (?:of|for|from|between)(?: |$)',
    '^(?:what (?:is|are) )?(?:the )?(?!an? )(?:[^ ]+ to [^ ]+|[^ ]+) exchange rates?$',
  ].join('|'),
);

type Rule = (words: readonly string[]) => boolean;

const CHANGING: readonly Rule[] = [goes, isPassing, isNext, isQuoted, isAwaited, isWaitedIn];

const IS = /^(?:is|are)$/;

/** `How is the war going`, `how are the roads doing`; `how is it going to end` asks for more. */
function goes(words: readonly string[]): boolean {
  const at = words.findIndex((word) => GOING.has(word));
  return words[0] === 'how' && IS.test(words[1] ?? '') && at > 2 && words[at + 1] !== 'to';
}

/** `Is GitHub down`, `are the shops open`. */
function isPassing(words: readonly string[]): boolean {
  return IS.test(words[0] as string) && words.length > 2 && PASSING.has(words.at(-1));
}

/** `When is the next train to Oslo`. */
function isNext(words: readonly string[]): boolean {
  return words.some(
    (word, at) => word === 'next' && words.slice(at + 1, at + 3).some((one) => SCHEDULED.has(one)),
  );
}

const PRICED =
  /^(?:how (?:much|expensive) (?:is|are|does|do) |(?:what (?:is|are) )?the (?:[^ ]+ )?(?:price|value|worth|cost)s? of )([^.]+?)(?: worth| trading at| cost)?$/;
const PRICE_OF = /^(?:what (?:is|are) )?(?:the )?([^.]+?) (?:price|value)s?$/;

/** `How much is bitcoin worth`, `the price of gold`. */
function isQuoted(words: readonly string[]): boolean {
  const text = words.join(' ');
  const priced = (PRICED.exec(text) ?? PRICE_OF.exec(text))?.[1]?.split(' ') ?? [];
  // Of a year that is named, they are known; of a weight, they change.
  return priced.some((word) => QUOTED.has(word)) && !words.some((word) => /^#(?:1[0-9]|20)\d\d$/.test(word));
}

const UNTIL = /^(?:until|till|before|to)$/;

/** `How many days until Christmas`; how long until eggs hatch stays. */
function isAwaited(words: readonly string[]): boolean {
  const at = words.findIndex((word) => UNTIL.test(word));
  const isCount = words[0] === 'how' && /^(?:many|long|soon)$/.test(words[1] ?? '');
  return isCount && at > 1 && at < 6 && words.slice(at + 1, at + 3).some((word) => AWAITED.has(word));
}

/** `How long is the queue at Heathrow`, `how is traffic on the M25`. */
function isWaitedIn(words: readonly string[]): boolean {
  const isMeasured = words[0] === 'how' && words.slice(1, 3).some((word) => IS.test(word));
  const thing = words.slice(2).find((word) => !/^(?:is|are|the)$/.test(word));
  const next = words[words.indexOf(thing ?? '') + 1];
  return (
    isMeasured && WAITED_IN.has(thing) && (next === undefined || /^(?:at|on|in|to|into|like)$/.test(next))
  );
}
