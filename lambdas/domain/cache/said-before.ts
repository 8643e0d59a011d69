import { coreOf } from '../intents/courtesy.ts';
import { isAboutAsker } from './about-asker.ts';
import { BE, DO, HAVE, MODALS } from './language/closed-classes.ts';
import { withoutCourtesies } from './language/courtesies.ts';
import { isEmptySentence } from './language/empty-sentence.ts';
import { isKind } from './language/kind-words.ts';
import { meaningOf } from './language/meaning.ts';
import { wordingOf } from './language/wording.ts';
import { MINE, SELVES } from './selves.ts';

/** What people said before a question, as far as a model is told it. */
export interface SaidBefore {
  /** Their own turns, oldest first, without the answers to them. */
  readonly turns: readonly string[];
  /** Whether the model is told a summary, too: nobody here knows what that says. */
  readonly isSummarized: boolean;
}

/** Characters: what is longer holds more than a question. */
const MOST_CHARACTERS = 500;
/** How to answer is told within questions, too: `What is pesto, and reply in German from now on?`. */
const OF_ANSWERS =
  /\b(?:answer|answers|answering|reply|replies|replying|respond|responses?|from (?:now|here) on|henceforth|going forward|in future|remember|(?:keep|bear) in mind|note that|assum(?:e|ing)|suppos(?:e|ing)|pretend|imagine|given that|act as|call me)\b/;
/** A question to whoever answers, about what they are to do: `Can you speak French with me?`. */
const ASKS_FOR_MANNER =
  /\b(?:can|could|will|would|may|must|should|shall) (?:you|we)\b|^(?:why|how about|what about) (?:do )?(?:not |you )/;
/** What else makes a wish of a courtesy: `Short and simple, please`. */
const OF_MANNER =
  /\b(?:only|just|short|quick|quickly|brief|briefly|simple|small|little|big|huge|basic|more|always)\b(?! (?:question|query|one)\b)/;
/** After these it is somebody's turn to act, in a question: `do I`, `how I can`. Else a clause tells: `since I am`. */
const TURNS: ReadonlySet<string | undefined> = new Set([
  ...[...BE, ...DO, ...HAVE, ...Object.keys(MODALS)],
  ...'need-to not how what where why who whether'.split(' '),
]);

/** With these a courtesy may tell something: `Thanks, metric please`. */
const TELLING = new Set([',', 'i', 'we', 'my', 'our']);
const INDEFINITE = new Set(['a', 'an']);

/**
 * Whether anything was said that the answer to a later question may have to heed: a statement, or a wish how to
 * answer. That is all but courtesies and plain questions; in doubt it is.
 */
export function isToBeHeeded({ turns, isSummarized }: SaidBefore): boolean {
  return isSummarized || !turns.every(onlyAsks);
}

function onlyAsks(turn: string): boolean {
  return (
    turn.length <= MOST_CHARACTERS &&
    wordingOf(turn)
      .text.split(' . ')
      .every((sentence) => (isCourtesy(sentence) ? !OF_MANNER.test(sentence) : isPlainQuestion(sentence)))
  );
}

/** Nothing but courtesy: for what asks, a name may stand beside it, but `Thanks, metric please` tells something. */
function isCourtesy(sentence: string): boolean {
  // `Hello use metric units` greets nobody by that name.
  const bare = withoutCourtesies(sentence);
  const words = bare.split(' ');
  const hasMore = words.some((word) => TELLING.has(word));
  return isKind(sentence) || coreOf(words).length === 0 || (isEmptySentence(bare) && !hasMore);
}

function isPlainQuestion(sentence: string): boolean {
  const meaning = meaningOf(sentence);
  const { isEnglish, sentences, said } = meaning;
  return (
    isEnglish &&
    sentences.every(({ isQuestion }) => isQuestion) &&
    !OF_ANSWERS.test(said) &&
    !ASKS_FOR_MANNER.test(said) &&
    !tellsOfAsker(said.split(' ')) &&
    !isAboutAsker(sentence, meaning)
  );
}

/** `How do I sort a list` is of anybody; `on my Mac`, `as a vegan` and `since I am twelve` are of who asks. */
function tellsOfAsker(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const before = words[at - 1];
    const isRole = before === 'as' && INDEFINITE.has(word);
    return MINE.has(word) || isRole || (SELVES.has(word) && !TURNS.has(before));
  });
}
