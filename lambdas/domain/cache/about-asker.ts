import type { Ask } from './language/asks.ts';
import { CLAUSE_MARKERS } from './language/closed-classes.ts';
import type { Item } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';
import { isOfOwnState, type Said } from './own-state.ts';
import { OWN_THINGS } from './own-words.ts';
import { MINE, SELVES } from './selves.ts';

/** Addresses, numbers of cards, accounts and telephones. */
const PRIVATE =
  /[\w.+-]+@[\w-]+\.\w|\b(?:\d[ -]?){12,18}\d\b|\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b|\b\d{3}-\d{2}-\d{4}\b|(?:\+\d{1,3}[ -]?)?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}\b/;
const FIRST_PERSON = new Set(['i', 'we', 'my', 'me', 'mine', 'our', 'us']);
/** Whoever has something knows it of themselves alone. */
const HAVING = new Set('owe pay earn own have get spend receive use weigh stand see check'.split(' '));
/** Marks of a question for advice: anybody in that place is told the same. */
const ADVISING = new Set(['can', 'should', 'must', 'may']);
const TOLD_MARKS = new Set(['past', 'perfect', 'past perfect']);
const OF_DEEDS = new Set<Ask>(['what', 'where']);
const OF_MINE = new Set<Ask>(['what', 'who', 'whose', 'where', 'when']);
/** `How long until my subscription ends` asks of mine. */
const SPANS = new Set<Ask>(['how', 'how-many', 'measure']);
const TIMED = new Set(['until', 'till', 'before', 'since']);
const OF_STATE = new Set<Ask>(['where', 'when', 'who', 'how']);

/** Whether a prompt tells or asks what is true of who asks alone. */
export function isAboutAsker(prompt: string, meaning: Meaning): boolean {
  // A word that was put elsewhere may hide who is asked about, and so may one that was left.
  return (
    PRIVATE.test(prompt) ||
    [meaning, meaning.inPlace].some(
      ({ sentences, questions }) => sentences.some(isAboutOwn) || questions.some(isAboutSomebody),
    ) ||
    meaning.inPlace.questions.some(
      (question) =>
        question.ask !== 'how-to' &&
        FACT_OF_OWN.test(meaning.inPlace.texts[meaning.inPlace.sentences.indexOf(question)] as string),
    ) ||
    saidIn(meaning).some(isOfOwnState)
  );
}

function saidIn({ inPlace, items }: Meaning): Said[] {
  const names = new Set(items.filter(({ isProper }) => isProper).map(({ word }) => word));
  return inPlace.sentences.map(({ ask, isQuestion }, at) => ({
    ask,
    isQuestion,
    words: (inPlace.texts[at] as string).split(' '),
    isName: (word) => names.has(word),
  }));
}

/** `How old is my dog`, `the weight of our car`, `in my town what is open`. */
const FACT_OF_OWN =
  /^(?:tell me )?(?:(?:how|what|which|whose|when|where|who) (?!.* to )(?:[^ ,.]+ ){1,4}(?:is|are|was|were|do|does|did|has|have|had) (?:my|our) |(?:(?:what|who|where|when) (?:is|are|was|were) )?(?:the )?(?!.* to )(?:[^ ,.]+ ){1,4}of (?:my|our) |(?:in|on|at|for|of|by|from|with) (?:my|our) [^,.]+ (?:,|what|which|who|whose|when|where|how (?:much|many|long|far|old)) )/;

/** What anybody does with such a thing is the same for all; what is with mine is not. */
function isAboutOwn(sentence: Sentence): boolean {
  const { main, parts, ask } = sentence;
  // `What happens if my card is lost` asks of any card.
  const told = parts.filter(
    ({ marker }) =>
      !sentence.isQuestion || !CLAUSE_MARKERS.has(marker) || (SPANS.has(ask) && TIMED.has(marker)),
  );
  const isOwned = namesOwn(main) || told.some(({ items }) => namesOwn(items));
  return isOwned && ask !== 'how-to' && !asksOfAnybody(sentence);
}

function namesOwn(items: readonly Item[]): boolean {
  const words = items.filter(({ isLiteral }) => !isLiteral).flatMap(({ word }) => word.split(' '));
  return words.some(
    (word, at) => MINE.has(word) && words.slice(at + 1, at + 4).some((next) => OWN_THINGS.test(next)),
  );
}

/** `What do I do with my card`, `should I renew my policy`: anybody in my place, unless it is what I have. */
function asksOfAnybody({ ask, marks, main, isQuestion }: Sentence): boolean {
  const at = main.slice(0, 2).findIndex(({ word }) => SELVES.has(word));
  const verb = main[at + 1];
  const isActing = OF_DEEDS.has(ask) && at >= 0 && verb !== undefined && !isHaving(verb);
  const isGeneral = isActing || marks.some((mark) => ADVISING.has(mark));
  return isQuestion && isGeneral && !isTold(marks);
}

function isTold(marks: readonly string[]): boolean {
  return marks.some((mark) => TOLD_MARKS.has(mark));
}

function isHaving({ bases }: Item): boolean {
  return bases.some((base) => HAVING.has(base));
}

/** What I did, and who or what I am, nobody else asks. */
function isAboutSomebody({ ask, marks, main, parts, isQuestion }: Sentence): boolean {
  // `How much do I weigh` asks for the weight of me.
  if (ask === 'measure' && SELVES.has(main.at(-1)?.word)) {
    return true;
  }
  const at = main.slice(0, 2).findIndex(({ word }) => FIRST_PERSON.has(word));
  const subject = main[at]?.word;
  // `Me` in a command is who is to be told.
  if (subject === undefined || (!isQuestion && ['me', 'us'].includes(subject))) {
    return false;
  }
  const isMine = at === 0 && OF_MINE.has(ask) && !SELVES.has(subject);
  return isTold(marks) || isMine || asksOfState(ask, main, parts.length === 0);
}

/** `Who am I`, `am I late`, `how old am I`, `do I pay on Monday`; `do I tip in Japan` is of anybody. */
function asksOfState(ask: Ask, main: readonly Item[], isAlone: boolean): boolean {
  if (main.length !== 2) {
    return main.length === 1 && isAlone;
  }
  return ask === 'whether' ? isAlone || main.some(isHaving) : isAlone && OF_STATE.has(ask);
}
