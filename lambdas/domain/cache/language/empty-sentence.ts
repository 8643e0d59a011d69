import { isGreeted, isHardlyMore } from './kind-words.ts';

/** Whom somebody greets may tell who asks, or how: `hello python developers`, `hi from canada`, `hey metric only`. */
const GREETS =
  /^(hi|hiya|hello|hey|howdy|greetings|yo|ahoy|dear|good (morning|afternoon|evening|day)|excuse me|pardon)\b(?!.*\b(what|who|why|how|when|where|which|is|are|do|does|can)\b)/;
/** Sentences of nothing but courtesy. */
const WHOLE_SENTENCES: readonly RegExp[] = [
  /^(got|have|do you have|have you got|you got) (you )?(got )?a (minute|moment|second|sec|question|quick question|tick)( for me| to spare)?$/,
  /^i (have|have got|got) (a|one|another|this) (quick |simple |short |small |little )*(question|query)( for you)?$/,
  /^(a |one |just )?(quick|simple|short|small|one|little) (quick )?(question|query|one)$/,
  /^how are (you|things|we)( doing| today| going| all)*$/,
  /^(good (morning|afternoon|evening|day)( there| all| everyone| everybody| folks| team| guys| mate| lads)?|(morning|afternoon|evening) (there|all|everyone|everybody|folks|team|guys|mate|lads))$/,
  /^(gosh|oh|ah|wow|oh dear|omg|ugh|argh|jeez|crikey|blimey|goodness|goodness me|oops|phew|yikes|help|lol|lmao|haha|cool|great|lovely|excellent|brilliant|perfect|take care|bye|bye bye|goodbye|ok|okay|right|hmm|um|so|well)( please| me| out| here| then)*$/,
  /^(are |is )?(you|anyone|anybody|someone|somebody) (there|around|here|free|awake)$/,
  /^((can|could|may|might) i (just |please |quickly )*ask (you )?)?(something|anything|one thing|a thing|a favor|a favour|a question|a quick question)$/,
  /^(it is )?me again$|^(please|kindly|or|or madam|i beg you|much love)$/,
];
/** Beginnings of such sentences, if they say nothing else. */
const EMPTY_SENTENCES: readonly RegExp[] = [
  /^(thanks|thank|thx|ta|tia|cheers|bless|god bless|bye|goodbye|yours|sincerely|respectfully|cordially|faithfully|regards|best|hugs)\b.*$/,
  /^(many|much|kind|kindest|best|warm|warmest|sincere|friendly|with|in) (\S+ )?(thanks|thank|regards|wishes|greetings|gratitude|advance|anticipation|obliged|appreciated|appreciation)\b.*$/,
  /^(greatly|deeply|really|very|highly) (obliged|appreciated|appreciate|grateful)\b.*$/,
  /^(any|your|all|some) (help|advice|guidance|assistance|answer|pointers?|hints?)\b.*\b(welcome|appreciated|appreciate|great|nice|helpful|lovely|thanks|wonderful)\b.*$/,
  /^help (is|would be|will be)\b.*$/,
  /^i (would |really |do |will |am |must )*(appreciate|hope|grateful|obliged|thankful|sorry|apologize|apologise)\b.*$/,
  /^(sorry|apologies|forgive me|pardon me|my apologies)\b.*$/,
  /^(looking forward|take care|take your time|no rush|no hurry|no worries|whenever you|at your convenience|when you have|have a (nice|good|great|lovely|wonderful))\b.*$/,
  /^(hope|hoping|trust|trusting) (you|this|that|all)\b.*$/,
  /^(that|this|it) (would|will|really) (be|help|mean|make)\b.*\b(great|lovely|helpful|help|kind|lot|wonderful|nice|fantastic|appreciated|day|awesome|super|brilliant)\b.*$/,
  /^you (?:lot |guys |all |folks )?are (a |an |the |so |very )*(star|best|great|awesome|lifesaver|wonderful|kind|gem|legend|amazing|angel|helpful)\b.*$/,
  /^(nice|good|lovely|great) to (meet|see|hear)\b.*$/,
];

/** Longer ones are taken to say something as well, whose end nobody marked. */
const MOST_EMPTY_WORDS = 14;

/** Whether a sentence says nothing. */
export function isEmptySentence(sentence: string): boolean {
  return (
    sentence.split(' ').length <= MOST_EMPTY_WORDS &&
    ((GREETS.test(sentence) && isGreeted(sentence.replace(GREETS, 'hello'))) ||
      WHOLE_SENTENCES.some((pattern) => pattern.test(sentence)) ||
      (EMPTY_SENTENCES.some((pattern) => pattern.test(sentence)) && isHardlyMore(sentence)))
  );
}
