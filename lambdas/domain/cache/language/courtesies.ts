// One list of rules, each of which builds on what those before it took away: apart nobody would see their order.
import { GIVEN_NAMES } from './given-names.ts';
import { type Rule, rewritingUntilStill } from './rewriting.ts';

const FILLER =
  'please|kindly|um|uh|hmm|anyway|actually|basically|honestly|also a question|quick question|i have a (quick |simple )?question|just wondering|just curious|out of curiosity|out of interest|sorry to bother you|excuse me|thanks in advance|if you (can|could|do not mind|would|know)|if possible|by the way|btw|i need (some )?help|random question|real quick|(first|#1th) (of all|off)|firstly|to be honest|to begin with|for the record|in any case|(just |purely |merely |simply )?out of (pure |sheer |idle |simple |mere )?(curiosity|interest)|as a matter of interest|(right|alright|well|yeah|yes|oh|hey|yo) so|so yeah|in your (view|opinion|judge?ment)|as far as you (know|are aware)|to (the best of )?your knowledge|if you happen to know|pretty please';
const ALSO_SIMPLE =
  '(?:an? |so |such an? |rather |really |very |quite |pretty |probably |perhaps |maybe |a bit |kind of |all too )*(?:basic|silly|stupid|dumb|daft|simple|obvious|odd|weird|strange|random|trivial|elementary|easy|naive)(?: question| thing to ask| one)?';
/** Clauses of courtesy and interjections, up to a pause. */
const BEFORE_PAUSE = [
  'gosh|oh|ah|aha|er|erm|wow|oh wow|oh dear|omg|ugh|argh|jeez|crikey|blimey|goodness|goodness me|oops|phew|yikes|dude|bro|mate|lads|yeah|sure|great|cool|lovely|brilliant|fantastic|excellent|now then|right then|okay then|ok then|well then|like',
  '(?:pardon|excuse|forgive) (?:my|the|this) (?:ignorance|silly question|stupid question|dumb question|basic question)',
  '(?:this|that|it) (?:is|might be|may be|could be|will be|must be|sounds|may sound|might sound|probably is|is probably) ALSO_SIMPLE',
  'i (?:know|realize|realise|guess|suppose|am sure) (?:that )?(?:this|that|it) (?:is|might be|may be|sounds|seems|must be) ALSO_SIMPLE',
  '(?:sorry|apologies) (?:if|that) (?:this|that|it) (?:is|sounds) ALSO_SIMPLE',
  '(?:i am )?not sure (?:if|whether) you (?:would |will |can |could |might )?(?:know|know about|be able to answer|answer|be able to help with|help with) (?:this|that|it)(?: one)?',
  'i (?:have )?(?:always|often|long) wondered(?: about)?(?: this| that| it)?',
  // Without its object it may be a symptom that is told.
  'i always forget (?:this|that|it)',
  'i can not (?:for the life of me )?(?:remember|recall) (?:this|that|it)',
  '(?:this|it|that) (?:is|has been|keeps) (?:driving|bugging|puzzling|annoying) me(?: mad| crazy| nuts| insane| up the wall)?(?: for (?:ages|days|weeks|years|hours))?',
  '(?:i am )?(?:just |only )?(?:settling|trying to settle) an? (?:bet|argument|debate|dispute)(?: here)?',
  '(?:just )?to settle an? (?:bet|argument|debate|dispute)',
  '(?:there is )?(?:absolutely )?no (?:rush|hurry)(?: at all| whatsoever)?',
  '(?:one|just one|a|another) (?:more |last |final |further )?(?:thing|question)',
  '(?:please )?help(?: me)?(?: out)?(?: here| please)*',
].join('|');
/** What somebody says who looks for words. */
const HESITATION =
  'er|erm|um|uhm|uh|hmm|like|you know|you see|i mean|i guess|by the way|btw|if i may ask|if i may';

/** These may begin what is asked about as well: a right triangle, well water, a help desk, the album OK Computer. */
const DOUBTFUL_FILLER = 'so|ok|okay|well|alright|right|just|question|curious|sorry|help';
/** With such a word, or after a pause, what is asked for begins. */
const BEGINS =
  'how|what|why|when|where|who|whom|whose|which|is|are|was|were|do|does|did|can|could|should|would|will|may|must|has|have|i|if|in|please|tell|explain|describe|show|give|list|name|define|translate|convert|compare|summari[sz]e|calculate|so|um|uh|anyway|basically|just';
const COMMANDS =
  'use|write|be|make|find|keep|answer|reply|respond|speak|always|never|do|avoid|call|remember|help|suggest|recommend|check|fix|solve|get|create|rewrite|let|any|need|quick|just|thanks|sorry';
const GREETING =
  '((?:hi|hello|hey)(?: NAMED)?|hiya|heya|hullo|greetings|yo|howdy|good (morning|afternoon|evening|day)|dear (?:all|everyone|everybody|folks|team|friends?|sirs?|madam|assistant|NAMED)|(morning|afternoon|evening|alright|wotcha|ahoy)(?= (there|everyone|everybody|all|folks|team|guys|mate|lads|pal|buddy|bro|dude|my friend)( |$)))( there| everyone| everybody| all| folks| team| assistant| guys| mate| lads| pal| buddy| bro| dude| my friend| again)?';
const SUFFIX =
  'please|thanks|thank you|many thanks|thanks (so much|a lot|again|in advance)|thank you (so much|very much|in advance)|if you (can|could|do not mind|would|know|would not mind|please)|if possible|do you know|do you happen to know|any ideas?|anyone know|does anyone know|i wonder|i was wondering|just wondering|just curious|i am curious|asking for a friend|i would appreciate it|i appreciate it|much appreciated|(any )?help (is |would be )?appreciated|lol|lmao|rofl|tbh|tysm|(thanks|thank you) (very much|a bunch|a million|a ton|mate|loads|heaps|tons|all|everyone|guys|folks|pal|buddy|love|ever so much|kindly|muchly)|(many |kind )thanks( in advance)?|pretty please|if you happen to know|can (you|anyone|somebody|someone) help';
/** These end a prompt behind a pause alone: `how do I treat TIA`, `how do I sign a letter best wishes`. */
const LOOSE_SUFFIX =
  'ok|okay|please help|ha(?:ha)+|hehe|innit|ta|tia|(?:ta|cheers)(?: (?:very much|a bunch|a million|mate|loads|heaps|tons|all|everyone|guys|folks|pal|buddy|love|ever so much|kindly|muchly))?|appreciate it|(?:kind|best|warm|kindest|warmest) (?:regards|wishes)|much obliged';
/** What follows these is what is asked about: `how do Germans say thanks`. */
const NEEDS_MORE =
  'text|texting|type|typing|send|sending|explain|define|about|acronym|abbreviation|say|says|said|saying|mean|means|meaning|word|words|write|spell|pronounce|use|using|answer|reply|like|called|as|a|an|the|is|are|of|to|with|for|and|or|by|in|not|no|between|instead-of|versus';
/** Who is asked, and how: everything up to what is asked for. */
const ASKS_TO =
  'tell|explain|describe|show|let|clarify|share|teach|enlighten|inform|remind|give|provide|say|walk|guide|help|list|name|state|outline|elaborate|educate|advise|point|specify|detail|discuss|enumerate|offer|suggest|recommend';

/**
 * What is said for courtesy, taken away: greetings, fillers, thanks, `could you please`, `I was wondering`. What is
 * asked for stays as it was.
 */
const RULES: readonly Rule[] = [
  // Of planets it is not what they are.
  [
    /^(?:list|name|enumerate) (?:the )?(?!(?:the|all|every|some|any|my|your|our|his|her|its|their|these|those) )([a-z]+ ?[a-z]+[^s ]s)$/,
    'what are the $1',
  ],
  [
    /^i (?:would|will|should) be (?:very |so |most |really |ever so |extremely |much )*(?:grateful|thankful|obliged|glad|happy|delighted|pleased) if (?:you|someone|somebody) (?:could|would|can|might) (?:please )?/,
    '',
  ],
  [
    /^i would (?:really |greatly |much |absolutely )*(?:appreciate|love|like|adore) it if you (?:could|would|can) /,
    '',
  ],
  [
    /^it would (?:really |just )?be (?:so |really |very |an? |most |absolutely )*(?:great|lovely|helpful|nice|good|kind|wonderful|amazing|fantastic|super|brilliant|awesome|big help|huge help|great help|perfect|appreciated) (?:of you )?if you (?:could|would|can) /,
    '',
  ],
  [
    new RegExp(
      `^(?:${BEFORE_PAUSE.replaceAll('ALSO_SIMPLE', ALSO_SIMPLE)}) ,(?: but| so| and)?(?= \\S)(?! \\S+ [,.])`,
    ),
    '',
  ],
  [new RegExp(` , (?:${HESITATION}) , `), ' '],
  [new RegExp(`^(?:morning|afternoon|evening) , (?=(?:${BEGINS}) )`), ''],
  // Before a superlative and of what a planet has, these say where.
  [
    /(?<=^|[,.] |tell me )(how|why|what|where|who|when) (?:on earth|the heck|the hell|the devil|exactly|precisely|specifically) (?!.* (?:\S+est|most|least|best|worst|gravity|life|oxygen|water|air|atmosphere|weight|mass|day|year)(?: |$))(?=(?:do|does|did|is|are|was|were|can|could|would|should|has|have|will|am|to|causes?|caused|happens|happened|makes) )/,
    '$1 ',
  ],
  [
    /(?<=^|[,.] |tell me )(how|why|where) in the world (?!.* (?:\S+est|most|least|best|worst|gravity|life|oxygen|water|air|atmosphere|weight|mass|day|year)(?: |$))(?=(?:do|does|did|is|are|was|were|can|could|would|should|to) )/,
    '$1 ',
  ],
  [/^((?:is|are|was|were|do|does|did|can|could|should|will|would|has|have) .+) or what$/, '$1'],
  [/(?<=\S)(?<!(?:^| )love) actually (?=\S)/, ' '],
  [/^(what (?:do|does|did) \S.* mean) (?:lol|lmao|haha|please|exactly|though|anyway)$/, '$1'],
  [
    /^(?:would|could|can|will) you be (?:so |very )*(?:kind|good|able|willing|nice)(?: enough)?(?: as)? to /,
    '',
  ],
  [/^(?:please )?be (?:so |a )*(?:kind|good|dear|nice)(?: enough)?(?: as)? (?:to|and) /, ''],
  [
    /^(?:if|when|whenever) (?:it is not (?:too much )?(?:trouble|bother|a bother)|(?:it is )?not too much (?:trouble|to ask)|you do not mind(?: me asking| my asking)?|you (?:have|get|find) (?:a|the|some) (?:moment|minute|time|chance|second)|it is (?:convenient|okay|all right)|i may(?: ask)?|that is (?:okay|all right)|at all possible|possible) ,? ?/,
    '',
  ],
  [
    /^(?:may|might|could|can) i (?:please |kindly )?(?:trouble|bother|ask|request|beg) (?:you )?(?:to |for )?/,
    '',
  ],
  [
    /^i (?:was|am) (?:just )?(?:hoping|wondering) (?:if |whether |that )?(?:you|someone|anyone) (?:could|can|would|might)(?: be able to)? /,
    '',
  ],
  [
    /^(?:do you think|is there any chance|any chance|is there a chance) (?:that )?you (?:could|can|might) /,
    '',
  ],
  [/^i (?:would like|want|need|ask|beg) you to /, ''],
  [
    /(?: ,)? (?:would you|will you|could you|can you)$| , (?:mate|my friend|buddy|pal|sir|madam|folks|guys|bro|dude|lads)$/,
    '',
  ],
  [/^[ ,.]+/, ''],
  [/[ ,.]+$/, ''],
  // `Hey Jude`, `Hello Kitty` and `Good Morning America` greet nobody.
  [
    new RegExp(
      `^${GREETING.replaceAll('NAMED', `(?:${GIVEN_NAMES.join('|')})`)}(?= (?:[,.]|(?:${BEGINS}|${COMMANDS}) ))`,
    ),
    '',
  ],
  [new RegExp(`^(${FILLER})( ,( but)?)? (?=\\S)`), ''],
  [new RegExp(`^(?!sorry if )(${DOUBTFUL_FILLER})( ,( but)? (?=\\S)| (?=(${BEGINS}) ))`), ''],
  [new RegExp(`(?<!(?:^| )(${NEEDS_MORE}|many|kind)) (${SUFFIX})$`), ''],
  [new RegExp(` , (?:${LOOSE_SUFFIX})$`), ''],
  // Of a number that is asked about it says something.
  [
    new RegExp(`^((?:how|what|why|where|when|who) .*\\S)(?<! (?:${NEEDS_MORE})) (?:exactly|precisely)$`),
    '$1',
  ],
  // Of what is asked for, not of whom it is good for.
  [
    /^(?!(?:what|is|are|was|were|does|do|did|which|how|why|when|where|who|will|should|can) )(.*\S) for me$/,
    '$1',
  ],
  [
    /^(can|could|will|would) ((you|u) (please |kindly |maybe |possibly |perhaps |just |quickly )*(help me )?|(anyone|someone|anybody|somebody) (please |kindly |just )*help me )(to )?(understand|figure out|find out|learn|know)( about)? /,
    'explain ',
  ],
  [
    new RegExp(
      `^(can|could|will|would) (you|anyone|someone|anybody|somebody) (please |kindly |maybe |possibly |perhaps |just |quickly |help me |be so kind as to |be able to )*(?=(${ASKS_TO}|write|translate|summari[sz]e|convert|compare|calculate|find|generate|create|define|make|solve|check|fix|rewrite|do|compute|identify|look) )`,
    ),
    '',
  ],
  [/^(can|could|will|would) you (please|kindly) /, ''],
  [
    /^(what (can|could) you tell me about|what do you know about|talk (to me )?about|speak about) /,
    'tell me ',
  ],
  [
    /^i (need|want|would like|am looking for|am searching for|am after) (?!to |you |it |this |that )/,
    'tell me ',
  ],
  [
    // What they would do themselves is no errand.
    /^(?:will|would|could) you (?!(?:replace|take over|kill|eat|be|have|live|die|love|hate|want|like|need|know|feel|think|believe|agree|trust|marry|date|hurt|steal|lie|buy|ever|never|become|survive|destroy|rule|win|lose|go|come|stay|get|see|hear|prefer|rather|pay|drink|fight|work|vote|choose|accept|refuse|still) )(?=\S+ \S)/,
    '',
  ],
  [
    /^(can|could) you (?=(draft|prepare|invent|compose|design|outline|produce|quote|plan|propose|review|edit|proofread|paraphrase|sketch|rephrase|estimate|classify|extract|categorize|select|pick|choose|set|tell|help|find|search|lookup) )/,
    '',
  ],
  [
    /^(quote|advise|draft|write|make|prepare|send|find|offer|recommend|suggest|calculate|read|sketch|invent) (me|us) (?=(?!about |how |what |why |when |where |who |which |whether |if |to |with |through )\S)/,
    '$1 ',
  ],
  [/^would you mind (\S+?)ing (?=me|us|how|what|why|the)/, '$1 '],
  [
    /^(is it possible for you to|would it be possible for you to|do you mind if i ask( you)?|may i ask|can i ask( you)?|might i ask|mind if i ask|i want to ask( you)?|let me ask( you)?) /,
    '',
  ],
  [
    /^i (would like|want|need|wish|am looking|am trying|am hoping|was hoping|am interested|am curious|was wondering|am wondering|wonder|would love|have been wondering)( to (know|understand|learn about|find out|figure out|see|hear|ask|be told|get to know|get|have)| in (knowing|learning( about)?|understanding))?( if you (can|could|would)( please)?( tell me| explain)?)?( more)?( about)? (?=(how|what|why|when|where|who|which|whose|whether|if|the|about|is|are|can|do|does) )/,
    'tell me ',
  ],
  [
    /^(what i (want|need|would like) to (know|ask) is|my question is|the question is|here is my question|i do not (know|understand|get)|i am not sure( about)?|i am confused about|not sure) ,? ?(?=(how|what|why|when|where|who|which|whose|whether|if|the|about|is|are|can|do|does) )/,
    'tell me ',
  ],
  [
    /^(do|does|did) (you|anyone|anybody|someone|somebody) (happen to )?(know|remember|have (any )?(idea|information on)|understand(?= (how|what|why|when|where|who|which) )) /,
    'tell me ',
  ],
  [
    /^(any|got any|have you any|have you got any) (idea|ideas|clue|thoughts)( on| about| as to)? (?=(how|what|why|when|where|who|which) )/,
    'tell me ',
  ],
  [/^let (me|us) know( about)? /, 'tell me '],
  [
    /^(give|get|provide|offer|send) (me |us )?(with )?(an explanation|an overview|a description|a summary explanation|some information|information|info|details|the details|insight|some insight|(?:a |the )?(?:quick |brief |short )?(?:rundown|lowdown|scoop|primer))( of| on| about| for| regarding) /,
    'tell me ',
  ],
  [
    /^(tell|show|inform|remind|enlighten|educate|teach) (me|us) (please )?(exactly |again )?((more |something |everything |all )?(about|on)|(something )?of) /,
    'tell me ',
  ],
  [
    /^(please )?(explain|describe|clarify|outline|detail|discuss|elaborate( on)?|specify|state|say) (to me |for me )?(exactly |please )?/,
    'tell me ',
  ],
  [/^(provide|give|show|offer|share|list|name|enumerate)( with)? (?!me)(me |us )?(?=\S)/, 'tell me '],
  [/^(provide|give|show|list|name) (me|us) (with )?(please )?/, 'tell me '],
  [/^tell (?!me )(us )?(?=(how|what|why|when|where|who|which|whether|if) )/, 'tell me '],
  [/^tell me (please|exactly|again|that|,|also|tell me) /, 'tell me '],
  [/^tell me tell me /, 'tell me '],
];

const rewrite = rewritingUntilStill(RULES);

export function withoutCourtesies(text: string): string {
  return rewrite(text);
}
