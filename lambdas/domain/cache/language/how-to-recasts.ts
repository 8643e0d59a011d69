import type { Rule } from './rewriting.ts';

export const WAY =
  '(?:way|ways|method|methods|process|procedure|technique|approach|steps?|steps involved|instructions|directions|trick)';
export const GOOD =
  '(?:best |right |proper |correct |recommended |good |an? |the |some |possible |different |various |appropriate |ideal |suitable )*';
/** What somebody says of their life, and asks for no way of. */
export const DOING =
  '(?:be|die|kill|murder|see|have|go|sleep|cry|leave|live|stay|talk|hurt|harm|work|quit|vent|meet|visit|attend|wait|marry|move|cancel|complain|thank|confess|report|tell|ask|say)';
/** Verbs that are adjectives or participles as well. */
export const QUALITY =
  '(?:my|your|his|her|its|our|their|the|an?|it|them|him|this|these|that|those|dry|clean|open|cut|free|clear|warm|cool|empty|smooth|slow|narrow|dirty|wet|calm|quiet|blind|lame|loose|close|complete|direct|double|secure|thin|tame|idle|lower|better|perfect|correct|separate|dull|level|steady|still|trim|upset|hurt|set|shut|split|spread|burst|shed|tan|brown|black|yellow|weary|sour|bare|humble|rough|round|square|sober|tense|light|faint|fat|foul|lean|mature|mellow|numb|obscure|pale|ready|ripe|rotten|sharp|short|sick|sore|stiff|tight|tough|weak|young|cold|hot|frozen|broken|burnt|stained|[a-z]{3,}ed)';

/**
 * Ways of asking for a manner, where words in capitals stand for lists of them. `howto` begins what follows it with a
 * verb.
 */
export const HOW_TO: readonly Rule[] = [
  [
    /^(.+?) ,? (?:and )?how (?:can|do|should|would) i (?:go about )?(?:do|doing|achieve|accomplish) (?:that|it|this|so)$/,
    '$1 howto',
  ],
  [/^howto learn to (?=\S+ \S)/, 'howto '],
  [
    /^([^,.]+?) , ((?:how|what|where|when|why|which|who|can|is|are|do|does|should) .+?) (?:it|them)(?= |$)/,
    '$2 $1',
  ],
  [
    /^i (?:need-to|(?:want|am trying|would like|wish|am hoping|am looking) to) (?=\S+ \S)(?!know |to know |DOING )(?!.* howto$)/,
    'howto ',
  ],
  [
    /^what steps (?:do|should|must|can) ANYONE (?:need-to |have to )?(?:follow|take|do|go through)(?: in order)? to /,
    'howto ',
  ],
  [
    /^(?:tell me |i )?(?:want|need-to|would like|trying|am trying|wish|hope|plan|have) (?:to )?(.+?) howto$/,
    'howto $1',
  ],
  [/^i am (?:looking|trying|hoping|planning) to (.+?) howto$/, 'howto $1'],
  [/^(?:tell me )?how (?:do|can|would) you ([^ ]+)$/, 'how you $1'],
  [/^(?:tell me )?how (?:do|can|would) you (?=.*\b(?:my|me|us|our)\b)/, 'how you '],
  [
    /^(?:tell me )?how (?:i|you|we|one) (?:can |could |would |might )?(?!should |must |need-to |am |are |is |have |had )(?=\S+ \S)/,
    'howto ',
  ],
  [
    /^(?:tell me )?how (?:exactly |best |precisely )?(?:do|does|can|could|would|might) (?:exactly )?ANYONE (?:best |properly |go about |exactly |actually |correctly )*(?=\S)/,
    'howto ',
  ],
  [/^(?:tell me )?how (?:best )?to (?:best |properly |go about |correctly )?/, 'howto '],
  [/^(?:teach|show|tell) me (?:how )?to /, 'howto '],
  [/^(?:walk|talk|guide) me through (?:the )?(?:WAY )?(?:of |for |to )?/, 'howto '],
  [
    /^(?:tell me |what (?:is|are|would be) |i need |i am looking for |is there )?(?:GOOD)WAY (?:i can |for me |you can |one can |for (?:doing|how) )?(?:to|of|for|in|on how to) (?=\S+)/,
    'howto ',
  ],
  // `What can I do to dry hair` is no drying: it may be of a kind of hair.
  [/^what (?:do|can|must|would) ANYONE (?:do|need to do) to (?!QUALITY )/, 'howto '],
  [/^need-to ANYONE do what to /, 'howto '],
  [/^what need-to ANYONE do to /, 'howto '],
];
