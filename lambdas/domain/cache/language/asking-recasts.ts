import type { Rule } from './rewriting.ts';

const ANYONE = '(?:i|you|we|one|someone|somebody)';
const THE = '(?:tell me |what (?:is|are) )?(?:the |an? |good )*';
/** Words of a name or a kind, before what is asked of it. */
const OF =
  "((?:(?!(?:in|on|at|of|for|to|from|with|by|and|or|is|are|do|does|how|what|why|who|when|where) )[^ ,.']+ ){1,3}?)";
/** What is asked of something by two nouns as well: `laos gdp`. `Surface area` and `focal length` are names of their own. */
const ASKED_OF =
  '(gdp|population|currency|(?<!(?:venture|working|human|social|share|equity) )capital|(?<!vice )president|prime minister|mayor|ceo|founder|height|depth|density|prices?|net worth|life ?span|life expectancy|half life|time zone|(?:melting|boiling|freezing) point|atomic (?:number|mass|weight)|symptoms|side effects|etymology|pronunciation|lyrics|ingredients)';

/** Ways of asking for a manner, a reason, a truth or a property, each as the one that `recasts` knows. */
export const ASKING: readonly Rule[] = [
  [
    /^(?:walk|talk|guide|take|run) me through (?=(?:the )?(?:main )?(?:reasons?|causes?|differences?|meaning|definition|history|story|plot|rules|basics|pros-and-cons) )/,
    'tell me ',
  ],
  [/^(?:take|run) me through (?:how to )?(?=\S+ing )/, 'howto '],
  [
    new RegExp(
      `^${THE}(?:step by step )?(?:guide|tutorial|walkthrough|directions|instructions|steps) (?:to|for|on|of) (?=[a-z]{2,}ing )`,
    ),
    'howto ',
  ],
  [
    new RegExp(
      `^${THE}(?:step by step )?(?:guide|tutorial|walkthrough|directions|instructions|steps) (?:to|for|on) how to `,
    ),
    'howto ',
  ],
  [
    new RegExp(`^what should ${ANYONE} do (?:in order )?to (?!my |the |an? |it |them |him |her |this )`),
    'howto ',
  ],
  [/^what is involved in (?=[a-z]{2,}ing )/, 'howto '],
  [/^what does it take to /, 'howto '],
  [
    /^(?:is|are) (?:a |any )?(?:way|ways|means) (?:for (?:me|us|you|one|someone) )?(?:to|of|that i can|i can) /,
    'can i ',
  ],
  [
    /^(.*(?:^| )(?:way|ways|method|methods) )(?:of|for) (?=(?!(?:thing|king|spring|string|wing|ring|evening|morning) )[a-z]{2,}ing )/,
    '$1to ',
  ],
  [new RegExp(`^(?:can|could|may) ${ANYONE} safely (.+)$`), 'is $1 safe'],
  [new RegExp(`^(?:can|could|may) ${ANYONE} ([^,.]+) safely$`), 'is $1 safe'],
  [new RegExp(`^(?:can|could|may) ${ANYONE} ([^,.]+?) safely ([^,.]+)$`), 'is $1 $2 safe'],
  [
    /^(?:is it (?:the case|a fact|correct|right)|would it be true to say|am i right(?: in thinking)?) that /,
    'whether ',
  ],
  [/^what made (?!of |up |by |in |from |out )(?=\S+ \S)/, 'why did '],
  [/^why do (?:i|we|you|people) get ([^ ,.]+)$/, 'what cause $1'],
  [/^what purpose (?:do|does|did) (.+?) serve(?= |$)/, 'what is the purpose of $1'],
  [
    /^what is the point of (?!view|sale|order|origin|contact|entry|departure|reference|failure|presence|purchase)/,
    'what is the purpose of ',
  ],
  // What something has is in it: `does Ireland have snakes`.
  [
    /^(?:do|does) ((?:the )?(?!(?:i|you|we|they|he|she|it|not|there) )[^ ,.]+) have (?:any |some |an? )?([^ ,.']+(?: [^ ,.']+)?)$/,
    'is $2 in $1',
  ],
  [/^how much ([^,.]+?) (?:do|does) ([^,.]+?) have$/, 'how much $1 in $2'],
  [
    /^age of (?!consent|majority|empires|sigmar|reason|enlightenment|discovery|exploration|sail|steam|mythology)/,
    'measure age of ',
  ],
  [new RegExp(`^${THE}${OF}${ASKED_OF}$`), '$2 of $1'],
  [new RegExp(`^${THE}recipe of (?=\\S)`), 'howto make '],
  [new RegExp(`^${THE}${OF}recipe$`), 'howto make $1'],
  [new RegExp(`^${OF}(?:meaning|definition)$`), 'define $1'],
  [
    /(?<= |^)(words?|names?|phrases?|terms?|expressions?|idioms?|adjectives?|verbs?) (?:that|which) means? (?=\S)/,
    '$1 meaning ',
  ],
  [
    /(?<= (?!(?:it|true|know|say|case|fact|think|mean|means|believe|sure|so|is|are) )[^ ,.]+) (?:that|which) (?:is|are) (?=[a-z]{3,}(?:ed|ing) \S)/,
    ' ',
  ],
];
