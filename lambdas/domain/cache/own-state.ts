import type { Ask } from './language/asks.ts';
import {
  ADVERBS,
  BELONGING,
  BELONGING_TO,
  CLAIMS,
  CONDITIONS,
  ILLNESSES,
  KIN,
  LEFT_TO_ALL,
  LOOKING,
  NUMBER_LABELS,
  NUMBERED,
  OF_ANYBODY,
  OWN_THINGS,
  OWNING,
  SENT,
  STANDING,
  STATUSES,
  TOLD_AFTER,
} from './own-words.ts';
import { MINE, SELVES } from './selves.ts';

/** One sentence with its words where they stood. */
export interface Said {
  readonly ask: Ask;
  readonly isQuestion: boolean;
  readonly words: readonly string[];
  readonly isName: (word: string) => boolean;
}

type Rule = (said: Said) => boolean;

/** Whether a sentence asks or tells how things stand with who asks, where nobody else's answer can be theirs. */
export function isOfOwnState(said: Said): boolean {
  return (said.isQuestion ? OF_QUESTIONS : OF_COMMANDS).some((holds) => holds(said)) || tellsOfSelf(said);
}

const OF_ALL: readonly Rule[] = [namesNumbered, isSentToSelf, isNearby, restsOnOwn];
const OF_COMMANDS: readonly Rule[] = [...OF_ALL, looksAtOwn];
const OF_QUESTIONS: readonly Rule[] = [...OF_ALL, asksWhatIHave, asksWhatIAm, asksWhatRemains, asksOfMine];

const COUNTING = new Set<Ask>(['how', 'how-many', 'measure', 'what', 'who', 'whose', 'whether']);
const AMOUNTS = new Set<Ask>(['how', 'how-many', 'measure']);

/** `How much do I owe`, `which plan do I have`, `do I qualify`, `who do I report to`. */
function asksWhatIHave({ ask, words }: Said): boolean {
  const at = words.findIndex((word, place) => /^(?:do|did)$/.test(word) && SELVES.has(words[place + 1]));
  if (at < 0 || !COUNTING.has(ask)) {
    return false;
  }
  const [verb, next] = words.slice(at + 2).filter((word) => !ADVERBS.has(word));
  return (
    (words[at] === 'did' && words[at + 1] === 'i') ||
    OWNING.has(verb) ||
    (verb === 'qualify' && ask === 'whether') ||
    (verb === 'have' && hasForSelf(words, at + 1)) ||
    (ask === 'who' && BELONGING.has(verb) && BELONGING_TO.has(next))
  );
}

/** What we have, all people may: `how many bones do we have`. */
function hasForSelf(words: readonly string[], at: number): boolean {
  const isOwn = words[at] === 'i' || words.some((word) => word === 'left' || isOwnThing(word));
  return isOwn && !words.some((word) => LEFT_TO_ALL.has(word));
}

function isOwnThing(word: string): boolean {
  return OWN_THINGS.test(word) || SENT.has(word);
}

/** `Which tier am I`, `am I being charged`; why anybody is tired, others ask as well, and whether they are old enough. */
function asksWhatIAm({ ask, words, isName }: Said): boolean {
  const at = words.findIndex(
    (word, place) =>
      (word === 'am' && words[place + 1] === 'i') ||
      (word === 'are' && words[place + 1] === 'we' && words[place + 2] === 'being'),
  );
  const next = words.slice(at + 2).find((word) => !ADVERBS.has(word));
  if (at < 0 || ask === 'why') {
    return at >= 0 && next === 'being';
  }
  const isOfAnybody = SUPPOSING.test(words.join(' ')) || (CLAIMS.has(next) && tellsCase(words, isName));
  const isOwn = ask === 'whether' ? STATUSES.has(next) || CLAIMS.has(next) : !OF_ANYBODY.has(next);
  return isOwn && !isOfAnybody;
}

/** Whose case is told is anybody in it. */
const SUPPOSING = / (?:if|when|after|while|once|unless) /;

function tellsCase(words: readonly string[], isName: Said['isName']): boolean {
  return words.some((word) => /^(?:as|#.*)$/.test(word) || isName(word));
}

/** `How many days of leave remain for me`, `how much is left in my wallet`. */
function asksWhatRemains({ ask, words }: Said): boolean {
  const rest =
    / (?:(?:remains?|remaining|left)(?: [^ ]+)* for (?:me|us)|(?:is|are)(?: left)? (?:in|on) (?:my|our) [^ ]+)$/;
  return AMOUNTS.has(ask) && rest.test(words.join(' '));
}

const ASKING_OF = /^(?:is|are|was|were|do|does|did|has|have|will|would)$/;

/** `Is my flight delayed`, `does my sister love me`; what a child needs, every child does. */
function asksOfMine({ words }: Said): boolean {
  if (!ASKING_OF.test(words[0] as string) || !MINE.has(words[1])) {
    return false;
  }
  const isOfKin =
    words.slice(2, 4).some((word) => KIN.has(word)) && !words.some((word) => /^need/.test(word));
  return isOfKin || STANDING.has(words.at(-1)) || /(?:^| )on time$/.test(words.join(' '));
}

/** `Read my messages`. */
function looksAtOwn({ ask, words }: Said): boolean {
  const isSent = words.some(
    (word, at) => MINE.has(word) && words.slice(at + 1, at + 4).some((next) => SENT.has(next)),
  );
  return ask !== 'how-to' && LOOKING.has(words[0]) && isSent;
}

/** `The status of order 4711`; executive order 9066 is known to all, and who orders 500 cards names none. */
function namesNumbered({ words }: Said): boolean {
  return words.some((word, at) => {
    const before = words[at - 1];
    const number = words[NUMBER_LABELS.has(words[at + 1]) ? at + 2 : at + 1];
    const isNoun = before !== 'executive' && before !== 'to' && !SELVES.has(before);
    return NUMBERED.has(word) && isNoun && /\d{3}/.test(number ?? '');
  });
}

/** `Any new messages`. */
function isSentToSelf({ words }: Said): boolean {
  return (
    /^(?:(?:are|is) )?(?:any |(?:any )?(?:new|unread) )[^ ]+$/.test(words.join(' ')) && SENT.has(words.at(-1))
  );
}

/** `The nearest pharmacy` is near to who asks; `the nearest star to the sun` is not. */
function isNearby({ words, isName }: Said): boolean {
  const text = words.join(' ');
  const isNearest =
    /(?:^| )the (?:nearest|closest) (?!relatives?\b)[^ ]+/.test(text) && !/ (?:to|from|of) /.test(text);
  const isAround =
    /(?:^| )(?:nearby|close by|near (?:me|us|here)|around (?:me|here)|in my (?:area|neighbou?rhood))(?: |$)/.test(
      text,
    );
  return isNearest || (isAround && !words.some(isName));
}

/** `Given my salary, what can I afford`. */
function restsOnOwn({ words }: Said): boolean {
  return /(?:^| )(?:given|considering|based on|judging by) (?:all )?(?:my|our) /.test(words.join(' '));
}

/** `My name is John`, `I am 45`, `as a diabetic`. */
function tellsOfSelf({ words, isName }: Said): boolean {
  return (
    /(?:^| )my name is /.test(words.join(' ')) ||
    words.some((word, at) => {
      const isTold = word === 'i' && (at === 0 || TOLD_AFTER.has(words[at - 1]));
      return (isTold && tellsWhoIAm(words.slice(at + 1), isName)) || isAsOne(words, at);
    })
  );
}

function tellsWhoIAm([verb, ...rest]: readonly string[], isName: Said['isName']): boolean {
  const [first = ''] = rest;
  const told = rest.slice(0, 4);
  return (
    (verb === 'am' &&
      (first.startsWith('#') || isName(first) || told.some((word) => CONDITIONS.has(word)))) ||
    (verb === 'have' && told.some((word) => ILLNESSES.has(word)))
  );
}

function isAsOne(words: readonly string[], at: number): boolean {
  const isRole = words[at] === 'as' && /^an?$/.test(words[at + 1] ?? '');
  return isRole && words.slice(at + 2, at + 5).some((word) => CONDITIONS.has(word));
}
