import { coreOf, withoutCourtesies } from './courtesy.ts';
import { isPlain, isSimple } from './guard.ts';
import { guessOf } from './guess.ts';
import { homesOf, type Model } from './model.ts';
import { sentencesOf } from './sentences.ts';
import { spelledOf } from './spelling.ts';

/** What a text surely asks for. */
export interface Classified {
  readonly intent: string;
  /** From the intent's threshold, at least 0.9, to 1. */
  readonly confidence: number;
}

/**
 * The intent of a text; undefined where it is none of the model's, or where that is not sure enough to answer
 * without a model behind it.
 */
export function classify(text: string, model: Model): Classified | undefined {
  const words = wordsOf(text);
  if (words === undefined) return undefined;
  const core = coreOf(words);
  const whole = classifyWords(words, model);
  return whole || core.length === 0 || core.length === words.length ? whole : classifyWords(core, model);
}

/** The one sentence that a text says, if it is one. */
function wordsOf(text: string): readonly string[] | undefined {
  if (!isPlain(text)) return undefined;
  const [words, ...others] = withoutCourtesies(sentencesOf(text));
  return words !== undefined && others.length === 0 && isSimple(words) ? words : undefined;
}

function classifyWords(words: readonly string[], model: Model): Classified | undefined {
  const spelled = spelledOf(words, model);
  const possible = spelled?.reduce((bits, word) => bits & homesOf(word, model), -1);
  // One word from elsewhere changes what is asked: the hours of the Louvre are not ours.
  if (spelled === undefined || !possible) return undefined;
  const { at, confidence } = guessOf(spelled, model, possible);
  const threshold = model.thresholds[at];
  return threshold !== undefined && confidence >= threshold
    ? { intent: model.intents[at] as string, confidence }
    : undefined;
}
