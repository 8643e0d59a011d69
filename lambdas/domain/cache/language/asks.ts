import { recast } from './recasts.ts';

/** What kind of answer a sentence wants. */
export type Ask =
  | 'how-to'
  | 'how'
  | 'why'
  | 'what'
  | 'define'
  | 'stand-for'
  | 'who'
  | 'whose'
  | 'when'
  | 'where'
  | 'how-many'
  | 'measure'
  | 'whether'
  | 'translate'
  | 'convert';

/** A sentence as what it asks for and the words that it asks about. */
export interface Asked {
  readonly ask: Ask;
  readonly rest: string;
  /** Whether a verb of the sentence itself may tell the tense: commands and mere names have none. */
  readonly tellsTense: boolean;
}

const HEADS: readonly (readonly [RegExp, Ask])[] = [
  [/^howto(?: |$)/, 'how-to'],
  [/^how many(?: |$)/, 'how-many'],
  [/^measure(?: |$)/, 'measure'],
  [/^define(?: |$)/, 'define'],
  [/^stand-for(?: |$)/, 'stand-for'],
  [/^translate(?: |$)/, 'translate'],
  [/^convert(?: |$)/, 'convert'],
  [/^whether(?: |$)/, 'whether'],
  [/^how(?: |$)/, 'how'],
  [/^why(?: |$)/, 'why'],
  [/^when(?: |$)/, 'when'],
  [/^where(?: |$)/, 'where'],
  [/^(who|whom)(?: |$)/, 'who'],
  [/^whose(?: |$)/, 'whose'],
  [/^what(?: |$)/, 'what'],
];
const AUXILIARY =
  /^(is|are|am|was|were|do|does|did|can|could|should|would|will|may|might|must|shall|has|have|had|need-to) /;

const TELL_ME = /^tell me /;

/** What a sentence without courtesies asks for. Words alone, and commands, ask what a `what is` asks. */
export function askedBy(sentence: string, recasting = recast): Asked {
  const text = recasting(sentence);
  const head = HEADS.find(([pattern]) => pattern.test(text));
  if (head !== undefined) {
    return { ask: head[1], rest: text.replace(head[0], ''), tellsTense: true };
  }
  const isWhether = AUXILIARY.test(text);
  return { ask: isWhether ? 'whether' : 'what', rest: text.replace(TELL_ME, ''), tellsTense: isWhether };
}
