import { TOLD_BY_ARTICLE } from './articles.ts';
import { ASKING } from './asking-recasts.ts';
import { ERAS } from './eras.ts';
import { DOING, GOOD, HOW_TO, QUALITY, WAY } from './how-to-recasts.ts';
import { MEASURE } from './measure-recasts.ts';
import { ORDER, WHY_LAST } from './order-recasts.ts';
import { OWNERS } from './owners.ts';
import { type Rule, rewritingUntilStill } from './rewriting.ts';

const ANYONE = '(?:i|you|we|one|someone|somebody|people|they|anyone|anybody|a person|a beginner)';

/** Of these nobody is asked for all. */
const SORTED =
  '(?:(?:\\S+ )?(?:examples?|tips|ways|ideas|suggestions|facts|methods|techniques|strategies|tricks|alternatives|options|hobbies|recipes|activities|things|gifts|books|movies|films|songs|games|names|exercises|benefits|advantages|disadvantages|drawbacks|symptoms|signs|causes|reasons|uses|applications|differences)|good|great|best|common|popular|effective|easy|healthy|famous|typical|cheap|fun|interesting|creative|useful|important|well-known|quick|simple|nice|traditional|free|safe|natural|notable)';

/** Ways of asking for a truth, a reason, a place, a name or a number, each recast as one. */
const RECAST: readonly Rule[] = [
  // What can be done may be forbidden: no `can i`.
  [/^would it be possible (?:for (?:me|us|you|one|someone) )?(?:to|that i can|i can) /, 'is it possible to '],
  [/^is it (?:necessary|required|mandatory|needed) (?:for me )?to /, 'need-to i '],
  [/^(?:should|must|may) (?:it be that )/, ''],
  [/^is it true that /, 'whether '],
  [/^(?:do|does) (.+?) exist(?= |$)/, 'is $1'],
  [/^did (.+?) exist(?= |$)/, 'was $1'],
  [/^tell me (?:whether|if) (?:or not )?(.+?)(?: or not)?$/, 'whether $1'],
  [
    /^(?:is|are|was) it (safe|okay|ok|fine|good|bad|legal|illegal|normal|hard|difficult|easy|possible|healthy|unhealthy|rude|worth|dangerous|common|important|better|wise|acceptable|expensive|cheap|useful|helpful|rare|harmful|ethical|wrong|right|allowed) (?:for (?:me|us|you|one|someone) )?(?:to|if i|if you) (.+)$/,
    'is $2 $1',
  ],
  [/^why (?:is|are) it (\S+) to (.+)$/, 'why is $2 $1'],
  [
    /^(?:tell me |what is |what are )?(?:the )?(?:main |primary |exact )?(?:reasons?|causes?) (?:why|that) /,
    'why ',
  ],
  [/^(?:tell me |what is |what are )(?:the )?(?:main )?reasons? (?!for |of |behind |to )/, 'why '],
  [/^why (?:it is|is it) that /, 'why '],
  [
    /^what makes (?!.* different from |(?:you|us|me|them|people|someone|somebody|men|women|humans|children|kids|an? (?:person|man|woman|child)) )/,
    'why ',
  ],
  [/^(?:tell me )?(?:what is )?the way (?:in which |that )?(?!to |of |i |you )/, 'how '],
  [
    /^how much (?:is|are) the (?=(?:\S+ ){0,2}(?:tax|taxes|fee|fees|rent|fine|toll|salary|wage|charge|deposit|tuition|interest|penalty)\b)/,
    'what is the ',
  ],
  [/^what (?:is|are) the (\S+(?: \S+)?) (?:that|which|who) /, 'what $1 '],
  [/^(?:for what reason|how come|why is it that|what is the reason that) /, 'why '],
  [
    /^(?:tell me )?(?:what is |what are |the |what )?(?:the )?(?:reasons?|causes?) (?:for|of|behind) /,
    'what cause ',
  ],
  [/^what causes /, 'what cause '],
  [/^what caused /, 'what was cause '],
  [/^what (?:was|were) (?:the )?(?:main )?(?:reasons?|causes?) (?:for|of|behind) /, 'what was cause '],
  [/^(?:what|when) is (?:the )?best time (?:of year |of day )?(?:for me )?to /, 'when should i '],
  [
    /^(is|are) ((?:an? |the )?\S+(?: \S+)? or (?:an? |the )?\S+(?: \S+)?) (better|worse|(?:more|less) \S+|\S{3,}er)$/,
    'what $3 between $2',
  ],
  [/^where (is|are) (.+?) (?:located|situated)$/, 'where $1 $2'],
  [/^what is (?:the )?location of /, 'where is '],
  // What somebody has need not be in it: weapons, embassies, children.
  [
    /^how many (people|inhabitants|residents|states|provinces|counties|districts|regions|cantons|prefectures|islands|lakes|rivers|mountains|cities|towns|villages|letters|words|pages|chapters|verses|books|episodes|seasons|songs|calories|carbs|bones|teeth|chambers|players|planets|moons|stars|days|months|weeks|hours|minutes|seconds|sides|keys|strings|floors|rooms|volcanoes|national parks|time zones|official languages) (?:do|does) (?!POINTING )([^,.]+?) have$/,
    'how many $1 in $2',
  ],
  [/^what (?:is|are) (?:needed|required|necessary) to /, 'what need-to i '],
  [/^what do (?:you|we|they|people) call /, 'what name of '],
  [/^what (?:is|are) (.+?) called$/, 'what name of $1'],
  [/^what is (?:the )?(?:name|term|word) (?:for|of) /, 'what name of '],
  [/^(?:howto |how is |what is the correct way to )spell (.+?)$/, 'what spelling of $1'],
  [/^how is (.+?) spelled$/, 'what spelling of $1'],
  [/^(?:howto )pronounce (.+?)$/, 'what pronunciation of $1'],
  [/^how is (.+?) pronounced$/, 'what pronunciation of $1'],
  [/^what (?:is|are) (?:the )?(?:correct |right |proper )?(spelling|pronunciation) of /, 'what $1 of '],
  [/^what (?:is|are) (.+?) used for$/, 'what use of $1'],
  [/^what (?:is|are) (?:the )?uses? (?:of|for) /, 'what use of '],
  [/^(?:what is|tell me) (?:the )?(?:birth ?date|date of birth|birthday) of (.+)$/, 'when was $1 born'],
  [/^(?:when|what) is (.+?) 's (?:birthday|birth ?date|date of birth)$/, 'when was $1 born'],
  [/^(?:what is|tell me) (?:the )?birthplace of (.+)$/, 'where was $1 born'],
  [
    /^what (colou?r|size|shape|age|nationality|religion|gender|height|weight) (is|are|was) (.+)$/,
    'what is $1 of $3',
  ],
  [/^(?:tell me |what is )?(?:an? |the )?summary of /, 'summarize '],
  [/^(?:write|create|make) (?:me )?(?:an? |the )?summary of /, 'summarize '],
  [/^who (?:is|was|are|were) (?:the )?inventors? of (.+)$/, 'who invented $1'],
  [/^who (?:is|was|are|were) (?:the )?discoverers? of (.+)$/, 'who discovered $1'],
  [/^who (?:is|was|are|were) (?:the )?composers? of (.+)$/, 'who composed $1'],
  [/^who (?:is|was|are|were) (?:the )?painters? of (.+)$/, 'who painted $1'],
  [/^who (?:is|was|are|were) (?:the )?sculptors? of (.+)$/, 'who sculpted $1'],
  [/^who (?:is|was|are|were) (?:the )?founders? of (.+)$/, 'who founded $1'],
  [/^who (?:is|was|are|were) (?:the )?creators? of (.+)$/, 'who created $1'],
  // Of what is past, the hour is no year.
  [/^(?:at )?what time (?=(?:is|are|do|does|can|should|will) )/, 'when '],
  [/^(?:which|what) person (?:is |was )?/, 'who '],
  [/^(?:what is |tell me )?the name of (?:the )?(?:person|man|woman|guy) (?:who|that) /, 'who '],
  [/^(?:who|what) (is|was|are|were) the (?:person|people|one|ones|man|woman) (?:who|that|to) /, 'who '],
  [/^(?:what is |what are |tell me )(?:the )?(?:total )?number of /, 'how many '],
  [/^what number of /, 'how many '],
  [/^how many (.+?) (?:are|is|were|exist)(?= (?:in|on|at|of|within)\b)/, 'how many $1'],
  [/^how many (.+?) (?:are|exist)$/, 'how many $1'],
];

/** Ways of asking what differs, and of asking to be told. */
const COMPARED: readonly Rule[] = [
  [
    /^(in (?:(?:very |really )?(?:simple|plain|basic|everyday|layman 's) (?:terms|words|language|english)|detail|one sentence|(?:#\S+) (?:sentences|words|paragraphs))) ,? ?(?=\S)(.+)$/,
    '$2 $1',
  ],
  [
    /^(?:tell me )?(?:what (?:is|are) )?(?:the )?(?:main |key |biggest )?(?:differences?|distinctions?|comparison) (?:between|of|from) (.+)$/,
    'what difference between $1',
  ],
  [
    /^(?:compare|contrast|differentiate|distinguish|compare and contrast|differentiate between|distinguish between) (.+?) (?:and|with|to|from|versus) (.+)$/,
    'what difference between $1 and $2',
  ],
  [
    /^how (?:do|does|is|are|did) (.+?) (?:differ|different|differs) from (.+)$/,
    'what difference between $1 and $2',
  ],
  [/^how (?:do|does|is|are|did) (.+? and .+?) (?:differ|different)$/, 'what difference between $1'],
  [
    /^what (?:distinguishes|differentiates|separates|sets) (.+?) (?:apart )?from (.+)$/,
    'what difference between $1 and $2',
  ],
  [/^what makes (.+?) different from (.+)$/, 'what difference between $1 and $2'],
  [
    /^(?:tell me )?(?!what |who |why |how |is |are )([^.,]+?) versus ([^.,]+?)(?: (?:difference|comparison))?$/,
    'what difference between $1 and $2',
  ],
  [
    /^(?:which|what) (?:one )?(is|are) (more \S+|less \S+|\S+) ,? ?(?:between )?((?:an? |the )?\S+(?: \S+)?) (?:or|and) (.+)$/,
    'what $2 between $3 or $4',
  ],
  [
    /^((?:an? |the )?\S+(?: \S+)?) or ([^,.]+) [,.] (?:which|what) (?:one )?(?:is|are) (more \S+|less \S+|\S+)$/,
    'what $3 between $1 or $2',
  ],
  [/^(?:who|what) (?:is|was|are|were) the (?:original )?author of /, 'who wrote '],
  [
    /^(?:calculate|compute|work out|determine|find out|figure out|look up|check|show|indicate|say|state|advise on|advise|tell) (?=(?:by |in |to |for |from |at |on )?(?:what|which|how|who|whom|when|where|why|whether|if) )/,
    'tell me ',
  ],
  [/^tell me (by|in|to|for|from|at|on) (what|which|how|whom) /, '$1 $2 '],
  [
    /^(?:tell|name|list|give|show|find|quote|state)(?: me)? the (\S+(?: \S+)?) (?:that|which|who) /,
    'what $1 ',
  ],
  [/^what (\S+) (?:does|do) (.+?) have(?= |$)/, 'what $1 of $2'],
  [/^tell me (?:what|which) (?=\S)/, 'what '],
  [/^tell me (who|why|when|where|whose|how|which) /, '$1 '],
  [/^which /, 'what '],
  [/^(?:find|give|show|list|name|state|quote|reveal|disclose|mention|supply|look up) (?=\S)/, 'tell me '],
  [/^what (is|are|was|were) (?:some|a few|several|any)(?: of)?(?: the)? (?!SORTED )/, 'what $1 examples of '],
  [/^what (is|are|was|were) (?:some|a few|several|any) (?=SORTED )/, 'what $1 '],
  [/^tell me (?:some|a few|several)(?: of)?(?: the)? (?!SORTED )/, 'what are examples of '],
  [/^tell me (?:some|a few|several)(?: of)?(?: the)? (?=SORTED )/, 'tell me '],
  // What planets are is asked without the article.
  [/^(?:tell me|what are) the ([a-z]+ ?[a-z]+[^s ]s)$/, 'what list of $1'],
];

const ALL: readonly Rule[] = [...TOLD_BY_ARTICLE, ...HOW_TO, ...RECAST, ...MEASURE, ...COMPARED];

const expanded = (rules: readonly Rule[]): Rule[] =>
  rules.map(([{ source }, replacement]) => [
    new RegExp(
      source
        .replaceAll('ANYONE', ANYONE)
        .replaceAll('QUALITY', QUALITY)
        .replaceAll('DOING', DOING)
        .replaceAll('SORTED', SORTED)
        .replaceAll('ERAS', ERAS)
        .replaceAll('POINTING', `(?:${OWNERS})`)
        .replaceAll('WAY', WAY)
        .replaceAll('(?:GOOD)', GOOD),
    ),
    replacement,
  ]);

/** A sentence asked in the one way that stands for all ways of asking it. */
export const recast: (sentence: string) => string = rewritingUntilStill(
  expanded([...ORDER, ...ASKING, ...ALL]),
);

/** The same, but with every word that names or points left where it stood: whose something is shows by that. */
export const recastInPlace: (sentence: string) => string = rewritingUntilStill(expanded([WHY_LAST, ...ALL]));
