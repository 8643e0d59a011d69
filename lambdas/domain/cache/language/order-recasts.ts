import { OWNERS } from './owners.ts';
import type { Rule } from './rewriting.ts';

const PREPOSITION =
  'in|on|at|for|with|during|from|as|after|before|without|to|by|within|among|under|since|until|about|because-of|according-to|instead-of|versus|over|above|below|beneath|between|behind|beside|besides|beyond|near|inside|outside|across|along|around|against|through|throughout|toward|towards|per|via|despite|except|unlike|like|up|down|into|onto|off';
const CONJUNCTION = 'when|if|given|assuming|while|unless|once|because|although|whenever';
const BE = 'is|are|was|were';
const AUXILIARY = `${BE}|do|does|did|can|could|should|may|might|must|will|would|has|have|had|need-to`;
/** What a question or a command begins with, so that it asks already. */
const ASKED = `how|what|why|when|where|who|whom|whose|which|howto|whether|tell|explain|measure|define|translate|convert|compare|${AUXILIARY}`;
const ASKS = `if|i|and|or|but|so|${ASKED}`;
const DAY = 'morning|afternoon|evening|night|day|week|weekend|month|year|spring|summer|autumn|winter|century';

/** A thing or two words of a name, without a verb and without another thing. */
const ONE = `(?:the |an? )?(?!(?:${OWNERS}|anybody|anyone|people|everybody|everyone) )[^ ,.]+`;
const TOPIC = `(?!(?:${ASKS}|${OWNERS}) )((?:the |an? )?(?!(?:${OWNERS}) )[^ ,.]+(?: (?!(?:and|or|but|of|${OWNERS}|${AUXILIARY}|${PREPOSITION}) )[^ ,.]+)?)`;

/** `My hens stopped laying, why?` tells first what it asks about. */
export const WHY_LAST: Rule = [
  new RegExp(`^(?!(?:${ASKED}) )(.+) , (?:and |but |so )?(?:why|how come)(?: (?:is|was) (?:that|this|it))?$`),
  'why $1',
];

/** Where words may stand, put in the place where most people put them. */
export const ORDER: readonly Rule[] = [
  // A phrase in front goes behind.
  [new RegExp(`^((?:${PREPOSITION}|${CONJUNCTION}) .+?) , (.+)$`), '$2 $1'],
  [
    new RegExp(
      `^((?:every|last|next|this|these|most) (?:${DAY})|today|tonight|tomorrow|yesterday|now) , (.+)$`,
    ),
    '$2 $1',
  ],
  [new RegExp(`^((?:every|last|next|this) (?:${DAY})) ((?:i|we|my|our|the|it) .+)$`), '$2 $1'],
  [
    /^((?:out )?of (?:all|both|these|those|the) [^,.]+) , ((?:what|which|who) (?:one )?(?:is|are|was|were) (?:the )?(?:(?:most|least) \S+|\S+est))$/,
    '$2 $1',
  ],
  [
    /^((?:in|on|at|for|with|during|within|under|since|after|before) (?:[^ ,.]+ ){1,3}?)((?:how (?:do|can|to|does|is|are|did|many|much|long)|what (?:is|are|does|do|did|was|were)|why|where|who|when) .+)$/,
    '$2 $1',
  ],
  // Without a pause, where it shows that the question begins: `by which`, or a verb before its subject.
  [
    /^((?:in|on|at|for|with|during|within|under|since|after|before|as|from|by|over) (?!what |which |whom |whose |how )(?:[^ ,]+ ){1,4}?)((?:which|whose|whom) .+|(?:is|are|was|were|do|does|did|can|could|should|may|must|will|would|has|have|need-to) (?:i|you|we|one|the|a|an|there|it|he|she|they|people|this|these|any|some|all) .+)$/,
    '$2 $1',
  ],
  [
    /^((?:if|when|after|before|once|since|while|unless) (?:[^ ,.]+ ){2,8}?)((?:(?:how|what|why|when|where|who|how long|how much|how many) )?(?:do|does|did|can|could|should|may|must|will|would|need-to|am) (?:i|you|we|one|they|he|she|it) .+)$/,
    '$2 $1',
  ],
  // So does one that is put in between: `how, without a jack, do I change a tyre`.
  [
    new RegExp(
      `^((?:how|what|why|when|where|who|which|can|should|must|may|is|are)(?: (?:i|you|we|it))?) , ((?:${PREPOSITION}|if|when) [^,.]+) , (.+)$`,
    ),
    '$1 $3 $2',
  ],
  // What a preposition is of, in front: `up which mountain did he climb`.
  [/^(?:in|on) (?:what|which) ways? /, 'how '],
  [/^in (?:what|which) place /, 'where '],
  [/^for (?:what|which) reasons? /, 'why '],
  [/^by whom (.+)$/, 'who $1 by'],
  [new RegExp(`^(${PREPOSITION}) whom (?=(?:${AUXILIARY}) )(.+)$`), 'who $2 $1'],
  [/^(?:in )?(?:what|which) year (?=(?:was|were|did) )/, 'when '],
  [/^in (?:what|which) (year|month|century|decade) /, 'what $1 '],
  [
    /^(in|on|at|for|to|from|with|of|by|up|down|under|over|through|into|onto|about|against|across|along|around|behind|between|beyond|near|inside|outside|within|toward|among|beneath|below|above|until|during|since) (?:what|which) (.+)$/,
    'what $2 $1',
  ],
  // What is asked for at its place in the sentence: `the bill was signed by which king`, `the capital is what`.
  [
    new RegExp(
      `^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (${BE}) (what|who|where|when|why|how (?:tall|long|old|big|large|deep|wide|high|heavy|far))$`,
    ),
    '$3 $2 $1',
  ],
  [
    new RegExp(
      `^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (${BE}|can|could|should|must|will|would) ([^,.]+?) by (what|who|whom)$`,
    ),
    '$4 $2 $1 $3 by',
  ],
  [
    new RegExp(
      `^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (${BE}|can|could|should|must|will|would) ([^,.]+? (?:by|in|on|at|to|from|of|with|for|under|into)) (?:what|which) ([^ ,.]+(?: [^ ,.]+)?)$`,
    ),
    'what $4 $2 $1 $3',
  ],
  [
    new RegExp(
      `^(?!(?:${ASKS}|${OWNERS}) )(?!.*(?: |^)(?:${AUXILIARY}) )([^,.]+? (?:by|in|on|at|to|from|of|with|for|under|into|through)) (?:what|which) ([^ ,.]+)$`,
    ),
    'what $2 $1',
  ],
  [
    new RegExp(`^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (last|take|cost|live|weigh)s? (how (?:long|much))$`),
    '$3 does $1 $2',
  ],
  [
    new RegExp(`^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (?:has|have) how many ([^ ,.]+(?: [^ ,.]+)?)$`),
    'how many $2 in $1',
  ],
  WHY_LAST,
  [
    new RegExp(`^(?!(?:${ASKS}|${OWNERS}) )([^,.]+?) (?:has|have) (?:what|which) ([^ ,.]+(?: [^ ,.]+)?)$`),
    'what $2 does $1 have',
  ],
  // `When was it that Rome fell`.
  [/^(what|who|when|where|why|how|(?:which|what) [^ ,.]+) is it (?:that|who|which|when) /, '$1 '],
  [/^(what|who|when|where|why|how|(?:which|what) [^ ,.]+) was it (?:that|who|which|when) /, '$1 did '],
  // What a question is about, before it: `Bhutan, what is its capital`. `He` and `she` stay, which tell two apart.
  [
    new RegExp(`^${TOPIC} , ((?:what|who|where|when) (?:${BE})) (?:its|their) ([^ ,.]+(?: [^ ,.]+){0,2})$`),
    '$2 the $3 of $1',
  ],
  [
    new RegExp(
      `^${TOPIC} , ((?:(?:how|what|where|when|why|which|who)(?: (?:long|often|much|far|many [^ ,.]+))? )?(?:${AUXILIARY})(?: not)?) they ((?!.*(?: |^)(?:${OWNERS})(?: |$)).+)$`,
    ),
    '$2 $1 $3',
  ],
  [
    /^(quickly|usually|generally|typically|normally|legally|historically|traditionally|originally|financially|technically|medically|scientifically|ideally|grammatically|officially) , (.+)$/,
    '$2 $1',
  ],
  // Which of both: `Rome or Carthage, which was first`.
  [
    new RegExp(
      `^(?!(?:${ASKS}) )([^,.]+) or ([^,.]+) , (?:((?:${PREPOSITION}) [^,.]+) , )?(which|what|who) (?:one )?((?:${AUXILIARY}) [^,.]+)$`,
    ),
    '$4 $5 $3 between $1 or $2',
  ],
  [
    new RegExp(
      `^(?!(?:${ASKS}) )([^,.]+) and ([^,.]+) , which (?:one )?((?:${AUXILIARY}|live|last|cost|have|has|lives|lasts|costs) [^,.]+)$`,
    ),
    'which $3 between $1 or $2',
  ],
  // Right behind its verb, what is compared are the two: `do vitamins or minerals make you live longer` asks whether.
  [
    new RegExp(
      `^(?:do|does) (${ONE}) or (${ONE}) ((?:live|last|cost|weigh|earn|sleep|run|swim|fly|grow|burn|cook|rot|freeze|melt|boil|dry|shine|smell|taste|hear|see|jump|bark) (?:more|less|longer|better|faster|slower|higher|earlier|later))$`,
    ),
    'which $3 between $1 or $2',
  ],
  [
    new RegExp(
      `^(which|what|who) ([^,.]+) [,.] (?:between )?((?:(?!(?:${PREPOSITION}) )[^ ,.]+ ){0,4}?[^ ,.]+) or ((?:(?!(?:${PREPOSITION}) )[^ ,.]+ ){0,4}?[^ ,.]+)$`,
    ),
    '$1 $2 between $3 or $4',
  ],
];
