import { ERAS } from './eras.ts';
import { OWNERS } from './owners.ts';
import type { Rule } from './rewriting.ts';

const ANYONE = '(?:i|you|we|one|someone|somebody)';
const THE = '(?:tell me |what (?:is|are) )?(?:the |an? |good )*';
/** `A ride height` is a kind of height, `the ride height` that of a ride. */
const THIS_ONE = '(?:tell me |what (?:is|are) )?(?:the )?';
/** Words of a name or a kind, before what is asked of it. Whose it is must stay where eligibility looks for it. */
const OF = `((?:(?!(?:${OWNERS}|an?|the|in|on|at|of|for|to|from|with|by|and|or|is|are|do|does|how|what|why|who|when|where) )[^ ,.']+ ){1,3}?)`;
/**
 * What is asked of something by two nouns as well: `laos gdp`. No `price`, `capital`, `currency` or `depth`, of which
 * there are kinds: a strike price is no price of a strike, seed capital no capital of a seed.
 */
const ASKED_OF =
  '(gdp|(?<!target )population|(?<!vice )president|prime minister|mayor|ceo|founder|height|net worth|life ?span|life expectancy|half life|time zone|(?:melting|boiling|freezing) point|atomic (?:number|mass|weight)|symptoms|side effects|(?<!folk |popular )etymology|lyrics|ingredients)';
/** What a thing means on second sight, or a kind of meaning: `double meaning` asks for no sense of `double`. */
const MEANING =
  '(?<!(?:double|hidden|literal|deep|deeper|deepest|true|real|symbolic|spiritual|dictionary|word|name|dream|original|full|other|second|same|opposite|figurative|lexical|intended|secret|biblical|exact|good) )meaning';
const AILMENTS =
  'hiccups|migraines?|headaches?|goosebumps|goose-bumps|cramps|nosebleeds?|heartburn|hangovers?|acne|pimples|blisters|bruises|dandruff|wrinkles|freckles|warts|stys?|ulcers|hemorrhoids|allergies|nightmares|fevers?|colds|rashes|cavities|cataracts|gout|asthma|diabetes|cancer|scurvy|rickets|eczema|vertigo|insomnia|varicose-veins';
/** A place, not an aim, with or without its article. */
const PLACES =
  'view|sale|order|origin|contact|entry|departure|reference|failure|presence|purchase|intersection|inflection|impact|care|use|balance|arrival|no|return|interest|light|difference|sword|needle|knife|pen|pencil|compass|arrow|spear|triangle|star|tangency|application|delivery|service|freezing|boiling|melting|landing|meeting|beginning|breaking|turning|crossing|ending|evening|spring|king|ring|thing';

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
  [/^what is involved in (?=[a-z]{2,}ing )/, 'howto '],
  [/^what does it take to /, 'howto '],
  [
    /^(?:is|are) (?:a |any )?(?:way|ways|means) (?:for (?:me|us|you|one|someone) )?(?:to|of|that i can|i can) /,
    'is it possible to ',
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
  [new RegExp(`^why do (?:i|we|you|people) get (${AILMENTS})$`), 'what cause $1'],
  [new RegExp(`^what purpose (?:do|does) (?!(?:${OWNERS}) )(.+?) serve(?= |$)`), 'what is the purpose of $1'],
  [
    new RegExp(
      `^what is the point of (?=(?:an?|the) (?!(?:${PLACES})(?: |$))|(?!(?:${PLACES})(?: |$))[a-z]{2,}ing(?: |$))`,
    ),
    'what is the purpose of ',
  ],
  [new RegExp(`^age of (?=the (?!${ERAS}))`), 'measure age of '],
  [new RegExp(`^${THIS_ONE}${OF}${ASKED_OF}$`), '$2 of $1'],
  [new RegExp(`^${THE}recipe of (?!(?:${OWNERS})(?: |$))(?=\\S)`), 'howto make '],
  [new RegExp(`^${THE}${OF}recipe$`), 'howto make $1'],
  [new RegExp(`^${OF}${MEANING}$`), 'define $1'],
  [
    /(?<= |^)(words?|names?|phrases?|terms?|expressions?|idioms?|adjectives?|verbs?) (?:that|which) means? (?=\S)/,
    '$1 meaning ',
  ],
  [
    /(?<= (?!(?:it|true|know|say|case|fact|think|mean|means|believe|sure|so|is|are) )[^ ,.]+) (?:that|which) (?:is|are) (?=[a-z]{3,}(?:ed|ing) \S)/,
    ' ',
  ],
];
