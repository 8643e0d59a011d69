import { isAboutAsker } from './about-asker.ts';
import { isAboutNow, isPeriod, isTimeless, namesNew } from './about-now.ts';
import type { Ask } from './language/asks.ts';
import { ENGLISH, POINTERS } from './language/closed-classes.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';
import { pointsAtUnnamed } from './pointing.ts';
import { isToBeHeeded, type SaidBefore } from './said-before.ts';
import { isSelfContained } from './self-contained.ts';
import type { TtlClass } from './ttl.ts';
import { wordsOf } from './words-of.ts';

/** Why a prompt is neither looked up nor stored. */
export const INELIGIBLE = [
  'personal',
  'anaphoric',
  'follow-up',
  'told-before',
  'time-sensitive',
  'tools',
  'creative',
  'too-long',
] as const;
export type Ineligible = (typeof INELIGIBLE)[number];

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
  /** What was said, as far as the model is told it. */
  readonly saidBefore?: SaidBefore;
  /** Time to live that the application gives; without one, answers about now are not kept. */
  readonly ttl?: TtlClass;
}

/** Characters of a prompt: longer ones are hardly asked twice, and hold what somebody pasted. */
export const MOST_CHARACTERS = 2_000;
const MOST_TEMPERATURE = 0.7;

const CREATIVE_VERB =
  /^(?:tell me|give-me|write|compose|create|generate|draft|invent|brainstorm|imagine|make up|come up with|think of|suggest|give me|sing|rewrite|improve|make) /;
const CREATIVE_THING =
  /\b(poem|poems|story|stories|joke|jokes|song|songs|haiku|lyrics|limerick|sonnet|riddle|riddles|slogan|slogans|tagline|taglines|caption|captions|tweet|essay|novel|plot twist|pun|puns|name ideas|names for|fairy tale|rap|pick-up line|random)\b/;
const FOLLOW_UP =
  /^(what about|how about|why not|really|more|continue|go on|yes|no|yeah|nope|sure|another|(?:any(?:one|body|thing|where)|who|what|where) else|same|ditto|in that case)\b/;
/** What may begin a whole question as well: `And what is the capital of France`. */
const GOES_ON = /^(and|but|or|so|also|then|again)\b/;
/** Words with which a question stands without what was said before; fewer are the rest of one. */
const WHOLE = 3;
/** Stands for something that was named. */
const SUBSTITUTE = /^(one|ones|other|others|former|latter|else|instead|too|same|here|there|#\d+th)$/;

type Rule = readonly [why: Ineligible, holds: (asking: Asking) => boolean];

const RULES: readonly Rule[] = [
  ['too-long', ({ prompt }) => prompt.length > MOST_CHARACTERS],
  ['tools', ({ hasTools }) => hasTools],
  ['personal', ({ isPersonal, prompt, meaning }) => isPersonal === true || isAboutAsker(prompt, meaning)],
  ['creative', ({ meaning, temperature }) => temperature > MOST_TEMPERATURE || isCreative(meaning)],
  ['follow-up', ({ meaning, hasContext }) => !hasContext && isFollowUp(meaning)],
  [
    'follow-up',
    ({ meaning, hasContext, isLater }) => isLater === true && !hasContext && !isSelfContained(meaning),
  ],
  ['anaphoric', ({ meaning, hasContext }) => !hasContext && pointsOutside(meaning)],
  ['time-sensitive', ({ meaning, ttl }) => ttl === undefined && isAboutNow(meaning)],
  // Last, since it reads every turn.
  [
    'told-before',
    ({ saidBefore, hasContext }) => saidBefore !== undefined && !hasContext && isToBeHeeded(saidBefore),
  ],
];

/** Whether a prompt may be answered from the cache, and how long its answer keeps. */
export function eligibility(asking: Asking): Eligibility {
  const rule = RULES.find(([, holds]) => holds(asking));
  return rule === undefined
    ? { kind: 'eligible', ttl: asking.ttl ?? ttlOf(asking.meaning) }
    : { kind: 'ineligible', why: rule[0] };
}

const STEADY = new Set<Ask>(['how', 'why']);

/** What words mean and how things are done changes slowly. */
function ttlOf({ sentences }: Meaning): TtlClass {
  const isStatic = sentences.every((sentence) => {
    return (isTimeless(sentence) && !namesNew(sentence)) || STEADY.has(sentence.ask);
  });
  return isStatic ? 'static' : 'general';
}

function isCreative({ gist }: Meaning): boolean {
  return CREATIVE_VERB.test(gist) && CREATIVE_THING.test(gist);
}

/** Something is missing that was said before. */
function isFollowUp({ gist, items, sentences }: Meaning): boolean {
  const content = items.filter(({ word }) => !ENGLISH.has(word) && !GOES_ON.test(word));
  const isWhole = content.length >= WHOLE && !items.some(({ word }) => isPointing(word));
  const isBare = sentences.every(isWithoutMatter);
  return FOLLOW_UP.test(gist) || ((isBare || GOES_ON.test(gist)) && !isWhole);
}

/** `Which is in Spain, Ibiza or Capri` names what it is about in a phrase. */
function isWithoutMatter({ main, parts }: Sentence): boolean {
  return main.length === 0 && !parts.some(({ marker, items }) => marker === 'between' && items.length > 0);
}

function isPointing(word: string): boolean {
  return POINTERS.has(word) || SUBSTITUTE.test(word);
}

/** A question points at something that no sentence before it names, in either order of its words. */
function pointsOutside(meaning: Meaning): boolean {
  return [meaning, meaning.inPlace].some(({ sentences, questions }) =>
    questions.some((question) => {
      const at = sentences.indexOf(question);
      const points = isAnaphoric(question) || pointsAtUnnamed(meaning.inPlace.texts[at] as string);
      return points && !sentences.slice(0, at).some(namesSomething);
    }),
  );
}

function namesSomething(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  return words.length >= 2 && !words.some((word) => POINTERS.has(word));
}

const IDLE: ReadonlySet<string | undefined> = new Set(['it', 'they', 'them']);

/** A pronoun before anything that it could stand for. */
function isAnaphoric(sentence: Sentence): boolean {
  const words = wordsOf(sentence);
  const at = words.findIndex((word, place) => POINTERS.has(word) && !isPeriod(words[place + 1]));
  // `What do they speak in Brazil` and `is it cold in Norway in winter` point at nothing.
  const isIdle = IDLE.has(words[at]) && words.length > 3;
  return at >= 0 && at < 2 && !isIdle;
}
