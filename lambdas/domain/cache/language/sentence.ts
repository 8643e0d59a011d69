import { type Ask, type Asked, askedBy } from './asks.ts';
import { withoutAuxiliaries } from './auxiliaries.ts';
import { withGenericSubject } from './generic-subject.ts';
import { type Item, itemOf } from './item.ts';
import { OWNERS } from './owners.ts';
import { divided, type Part } from './parts.ts';
import { withPhrases } from './phrases.ts';
import { recastInPlace } from './recasts.ts';
import { withoutAnybody, withoutOwners } from './subjects.ts';
import { activeVoice } from './voice.ts';

/** What one sentence asks. */
export interface Sentence {
  readonly ask: Ask;
  /** The words before the first preposition, the verb first where the question had it in the passive. */
  readonly main: readonly Item[];
  /** Phrases in the order of the sentence, adverbs of manner among them. */
  readonly parts: readonly Part[];
  /** Tense, modality and negation of the sentence, in order. */
  readonly marks: readonly string[];
  /** Whether it was in the passive: then who did it may stand where a means stood. */
  readonly wasPassive: boolean;
  /** Whether its form asks: a command, a name and a statement do not, though one may want an answer. */
  readonly isQuestion: boolean;
}

/**
 * @param sentence words without courtesies
 * @param proper words that are names here
 * @param isAlone whether the prompt has no other sentence
 */
export function sentenceOf(sentence: string, proper: ReadonlySet<string>, isAlone = false): Sentence {
  return readingOf(askedBy(sentence), proper, isAlone);
}

/**
 * A sentence with its words where they stood, for whoever looks at who or what comes first in it. The one that was
 * read, where nothing could have gone to another place.
 */
export function sentenceInPlace(
  sentence: string,
  proper: ReadonlySet<string>,
  isAlone: boolean,
  read: Sentence,
): Sentence {
  return NAMING.test(sentence) ? readingOf(askedBy(sentence, recastInPlace), proper, isAlone) : read;
}

const NAMING = new RegExp(`(?:^| )(?:${OWNERS}|former|latter|aforementioned|previous)(?: |$)`);

function readingOf(
  { ask, rest, tellsTense }: Asked,
  proper: ReadonlySet<string>,
  isAlone: boolean,
): Sentence {
  const words = rest.split(' ').filter((word) => word !== '');
  const verbal = withoutAuxiliaries(withPhrases(words.map((word) => itemOf(word, proper))), ask, tellsTense);
  const items = withGenericSubject(verbal, ask, isAlone);
  const nominal = withoutOwners(withoutAnybody(items, ask, verbal.marks), verbal.hasBe);
  return { ...activeVoice(ask, verbal, divided(nominal)), isQuestion: tellsTense };
}
