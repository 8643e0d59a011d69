import { GIVEN_NAMES } from './given-names.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** One of these must be there: it greets, thanks, excuses or says that something is asked. */
const KIND = words(
  'thank thanks thankful thx grateful gratefully gratitude appreciate appreciated appreciation regards cheers sorry apologies apology apologize apologise forgive pardon excuse bother bothering trouble troubling disturb disturbing interrupt interrupting hello hi hey howdy greetings dear kind kindly kindest obliged indebted favor favour bless please help helping assist assistance advice guidance hope hoping question questions query ask asking curious wonder wondering sincerely respectfully cordially lifesaver idea ideas clue pointers hints forward interruption intrusion inconvenience rush hurry worries ta',
);

/** Of these and the former a sentence of nothing but courtesy is made. Words that ask are not among them. */
const AMONG = words(
  'i you we me us your my mine it this that these am be been being would could can may might will do have had has to for in of on at with about by from if or and but as so very really much many such a an the any all some every everyone everybody anyone anybody someone somebody there here team support staff folks guys people sir madam friend friends assistant bot expert experts community helped helper helpful assisting advise hint pointer answer answers answering answered reply replies replying response responses respond responding asked advance time times day morning afternoon evening night weekend week moment minute minutes second seconds sec quick quickly short brief briefly simple small little big huge great good nice lovely wonderful amazing awesome fantastic excellent brilliant kindness well best warm warmest patience attention effort efforts consideration understanding generous generosity hearing hear back soon luck wish wishes hopefully truly yours faithfully love greatly deeply ever always again already once more just only maybe perhaps possibly actually honestly anyway ok okay not mind like need want wanted know let tell explain share give get take possible able willing glad happy pleased honored honoured delighted sure right place thing something anything thoughts bit lot lots ton tons million bunch heaps legend star gem angel champion hero sweet cool super reading listening looking round around whenever convenience leisure no dumb silly stupid basic naive one #1 finds spirits health enough is are was made make makes mean means',
);

/** Whoever is thanked, or thanks. Another name may be a place, a system or a language: `Thanks, Windows`. */
const NAME = new RegExp(`^(?:${GIVEN_NAMES.join('|')})(?: [a-z]+)?$`);
/** As letters end, above a name. */
const CLOSES = /(?:^| )(?:regards|sincerely|respectfully|faithfully|truly|cordially|wishes)$/;
const SIGNATURE =
  /^(?!(?:in|on|at|for|from|with|without|by|of|to|and|no|not|as|while|if|only) )[a-z]+(?: [a-z]+)?$/;
/** Says how to answer, or asks about a time of the day. */
const TELLS =
  /\b(?:short|brief|briefly|simple|simply|basic|quick|quickly)\b(?! (?:(?:and |little |short |simple |basic |silly |stupid |dumb |naive |quick |small )*(?:question|questions|query|one|help|hint|favou?r|thing|moment|minute|second|sec|hand|thanks))\b)|(?<!(?:good|lovely|nice|great|wonderful|amazing|fantastic|fine|your|the|this|of) )\b(?:morning|afternoon|evening|night)\b(?! (?:there|all|everyone|everybody|folks|team|guys|to)\b)/;
/** Behind a pause a short question may follow as well. */
const ASKS =
  /^(and |but |so |now )?(how|what|why|when|where|whom?|whose|which|is|are|was|were|do|does|did|can|could|should|would|will|tell|explain|list|name|define|translate|convert|compare)( |$)/;
/** Such a beginning asks for a truth, whatever follows. */
const ASKS_TRUTH = /^(is|are|was|were|does|did|has|have) /;

/** Whether some words are of courtesy alone, in whatever order: `Many thanks to all of you for your kind help`. */
export function isKind(text: string): boolean {
  const all = text.split(' ').filter((word) => word !== ',');
  return (
    !ASKS_TRUTH.test(text) &&
    !TELLS.test(text) &&
    all.some((word) => KIND.has(word)) &&
    all.every((word) => KIND.has(word) || AMONG.has(word))
  );
}

/** Whether nothing but courtesy is said up to the first pause, and at most somebody is named behind it. */
export function isHardlyMore(text: string): boolean {
  const [said, ...named] = text.split(' , ') as [string, ...string[]];
  return (
    isOfKindWords(said) &&
    !TELLS.test(text) &&
    named.every(
      (piece, at) => (isOfKindWords(piece) && !ASKS.test(piece)) || isName(piece, at === 0 ? said : ''),
    )
  );
}

/** Whether somebody is greeted, by a name perhaps, and nothing else is said. */
export function isGreeted(text: string): boolean {
  return isHardlyMore(text.replace(/ (?=\S+$)/, ' , ')) || isHardlyMore(text);
}

function isName(text: string, said: string): boolean {
  return NAME.test(text) || (CLOSES.test(said) && SIGNATURE.test(text));
}

function isOfKindWords(text: string): boolean {
  return text.split(' ').every((word) => KIND.has(word) || AMONG.has(word));
}

/** A sentence without what is kind before its first pauses and after its last; all of it, where all is kind. */
export function withoutKindEnds(sentence: string): string {
  const pieces = sentence.split(' , ');
  const from = pieces.findIndex((piece) => !isKind(piece));
  const to = pieces.findLastIndex((piece) => !isKind(piece));
  if (from < 0) {
    return sentence;
  }
  const rest = pieces.slice(from, to + 1).join(' , ');
  return from > 0 ? rest.replace(/^but /, '') : rest;
}
