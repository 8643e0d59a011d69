import { POINTERS } from './language/closed-classes.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';
import { isSelfContained } from './self-contained.ts';
import type { TtlClass } from './ttl.ts';

/** Why a prompt is neither looked up nor stored. */
export type Ineligible =
  | 'personal'
  | 'anaphoric'
  | 'follow-up'
  | 'time-sensitive'
  | 'tools'
  | 'creative'
  | 'too-long';

export type Eligibility =
  | { readonly kind: 'eligible'; readonly ttl: TtlClass }
  | { readonly kind: 'ineligible'; readonly why: Ineligible };

/** What is asked, and with what. */
export interface Asking {
  readonly prompt: string;
  readonly meaning: Meaning;
  /** Whether the model may call tools. */
  readonly hasTools: boolean;
  readonly temperature: number;
  /** Whether the model is told of who asks. */
  readonly isPersonal?: boolean;
  /** Whether the scope names what was said before: then the prompt may point at it. */
  readonly hasContext: boolean;
  /** Whether something was said before, in the scope or not. */
  readonly isLater?: boolean;
  /** Time to live that the application gives; without one, answers about now are not kept. */
  readonly ttl?: TtlClass;
}

/** Characters of a prompt: longer ones are hardly asked twice, and hold what somebody pasted. */
const MOST_CHARACTERS = 2_000;
const MOST_TEMPERATURE = 0.7;

/** Addresses, numbers of cards, accounts and telephones. */
const PRIVATE =
  /[\w.+-]+@[\w-]+\.\w|\b(?:\d[ -]?){12,18}\d\b|\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b|\b\d{3}-\d{2}-\d{4}\b|(?:\+\d{1,3}[ -]?)?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}\b/;
/** Of what people own one each: a question about `my` such thing has another answer for everybody. */
const OWN_THINGS =
  /^(account|balance|order|payment|invoice|bill|subscription|refund|package|parcel|delivery|appointment|booking|reservation|ticket|transaction|card|loan|mortgage|salary|paycheck|paycheque|application|claim|policy|history|profile|inbox|calendar|schedule|meeting|resume|note|grade|score|result|usage|plan|membership|shipment|statement)s?$/;
const NOW =
  /^(now|today|tonight|tomorrow|yesterday|currently|latest|newest|current|recent|recently|weather|forecast|news|upcoming|trending|this|next|last)$/;
const NOW_AFTER =
  /^(year|month|week|weekend|season|morning|afternoon|evening|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const CREATIVE_VERB =
  /^(?:tell me|write|compose|create|generate|draft|invent|brainstorm|imagine|make up|come up with|think of|suggest|give me|sing|rewrite|improve|make) /;
const CREATIVE_THING =
  /\b(poem|poems|story|stories|joke|jokes|song|songs|haiku|lyrics|limerick|sonnet|riddle|riddles|slogan|slogans|tagline|taglines|caption|captions|tweet|essay|novel|plot twist|pun|puns|name ideas|names for|fairy tale|rap|pick-up line|random)\b/;
const FOLLOW_UP =
  /^(and|but|or|so|also|then|what about|how about|why not|really|more|continue|go on|yes|no|yeah|nope|sure|another|again|anything else|what else|same|ditto|in that case)\b/;

type Rule = readonly [why: Ineligible, holds: (asking: Asking) => boolean];

const RULES: readonly Rule[] = [
  ['too-long', ({ prompt }) => prompt.length > MOST_CHARACTERS],
  ['tools', ({ hasTools }) => hasTools],
  ['personal', (asking) => asking.isPersonal === true || isPersonal(asking)],
  ['creative', ({ meaning, temperature }) => temperature > MOST_TEMPERATURE || isCreative(meaning)],
  ['follow-up', ({ meaning, hasContext }) => !hasContext && isFollowUp(meaning)],
  [
    'follow-up',
    ({ meaning, hasContext, isLater }) => isLater === true && !hasContext && !isSelfContained(meaning),
  ],
  ['anaphoric', ({ meaning, hasContext }) => !hasContext && meaning.sentences.some(isAnaphoric)],
  ['time-sensitive', ({ meaning, ttl }) => ttl === undefined && isAboutNow(meaning)],
];

/** Whether a prompt may be answered from the cache, and how long its answer keeps. */
export function eligibility(asking: Asking): Eligibility {
  const rule = RULES.find(([, holds]) => holds(asking));
  return rule === undefined
    ? { kind: 'eligible', ttl: asking.ttl ?? ttlOf(asking.meaning) }
    : { kind: 'ineligible', why: rule[0] };
}

/** What words mean and how things are done changes slowly. */
function ttlOf({ sentences }: Meaning): TtlClass {
  const isStatic = sentences.every(({ ask }) =>
    /^(define|stand-for|translate|convert|how-to|how|why)$/.test(ask),
  );
  return isStatic ? 'static' : 'general';
}

function isPersonal({ prompt, meaning }: Asking): boolean {
  return PRIVATE.test(prompt) || meaning.sentences.some(isAboutOwn) || meaning.asking.some(isAboutSomebody);
}

/** What anybody does with such a thing is the same for all; what is with mine is not. */
function isAboutOwn(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  const isOwned = words.some(
    (word, at) =>
      /^(my|our)$/.test(word) && words.slice(at + 1, at + 4).some((next) => OWN_THINGS.test(next)),
  );
  return isOwned && sentence.ask !== 'how-to';
}

/** What I did, and who or what I am, nobody else asks. */
function isAboutSomebody({ ask, marks, main }: Sentence): boolean {
  const subject = main.find(({ word }) => /^(i|we|my|me|mine|our|us)$/.test(word));
  const isFirst = subject !== undefined && main.indexOf(subject) < 2;
  const isTold = marks.some((mark) => /^(past|perfect|past perfect)$/.test(mark));
  const isMine = /^(what|who|whose|where|when)$/.test(ask) && !/^(i|we)$/.test(subject?.word ?? '');
  return isFirst && (isTold || (isMine && main[0] === subject) || (ask === 'whether' && main.length === 2));
}

function isCreative({ gist }: Meaning): boolean {
  return CREATIVE_VERB.test(gist) && CREATIVE_THING.test(gist);
}

/** Something is missing that was said before. */
function isFollowUp({ gist, items, sentences }: Meaning): boolean {
  const isBare = items.length === 0 || sentences.every(({ main }) => main.length === 0);
  return isBare || FOLLOW_UP.test(gist);
}

/** A pronoun before anything that it could stand for. */
function isAnaphoric(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  const at = words.findIndex((word, place) => POINTERS.has(word) && !NOW_AFTER.test(words[place + 1] ?? ''));
  // `What do they speak in Brazil` and `is it cold in Norway in winter` point at nothing.
  const isIdle = /^(it|they|them|its|their|his|her)$/.test(words[at] ?? '') && words.length > 3;
  return at >= 0 && at < 2 && !isIdle;
}

function isAboutNow({ sentences }: Meaning): boolean {
  return sentences.some((sentence) => {
    const words = wordsOf(sentence);
    return words.some((word, at) =>
      /^(this|next|last)$/.test(word) ? NOW_AFTER.test(words[at + 1] ?? '') : NOW.test(word),
    );
  });
}

function wordsOf({ main, parts }: Sentence): string[] {
  return [...main, ...parts.flatMap(({ items }) => items)]
    .filter(({ isLiteral }) => !isLiteral)
    .flatMap(({ word }) => word.split(' '));
}
