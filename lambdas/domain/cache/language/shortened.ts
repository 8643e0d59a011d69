/** Short forms that only their capitals tell from words, or from others in small letters. */
const IN_CAPITALS: Readonly<Record<string, string>> = {
  US: 'USA',
  IT: '"IT"',
  WHO: '"WHO"',
  AIDS: '"AIDS"',
  // Of the system GPS it is nothing.
  GPs: 'GP',
  LA: 'Los Angeles',
  KL: 'Kuala Lumpur',
  NZ: 'New Zealand',
  NY: 'New York',
  'A&E': 'accident and emergency',
  'R&D': 'research and development',
  'Q&A': 'questions and answers',
  'B&B': 'bed and breakfast',
  'T&Cs': 'terms and conditions',
};
/** Years of these decades are of the last century: `in '14` might be of either. */
const IN_LAST_CENTURY =
  "(?<=\\b(?:in|since|of|until|before|after|from|to|by|during) )'(?=[5-9]\\d\\b(?! ?%))";

const SAINTS =
  '(?=(?:Patrick|George|David|Andrew|Louis|Petersburg|Paul|John|Helens|Pancras|Lucia|Kitts|Moritz|Valentine|Nicholas|Peter|Francis|Augustine|Albans|Ives|Vincent|Helena|Tropez|Mary|Joseph|Thomas|James|Bernard|Anthony|Christopher|Stephen|Basil)s?\\b)';

type Rule = readonly [pattern: RegExp, replacement: string];

/** Short forms that are told by their signs. */
const RULES: readonly Rule[] = [
  [/(?<=\d)(?=[½¼¾⅓⅔])/g, ' '],
  [/½/g, '1/2'],
  [/¼/g, '1/4'],
  [/¾/g, '3/4'],
  [new RegExp(IN_LAST_CENTURY, 'g'), '19'],
  [/([$€£¥₹]\d[\d.,]*)\s?k\b/gi, '$1 thousand'],
  [/([$€£¥₹]\d[\d.,]*)\s?(?:m|mn|mio)\b/gi, '$1 million'],
  [/([$€£¥₹]\d[\d.,]*)\s?(?:bn|b)\b/gi, '$1 billion'],
  [/([$€£¥₹]\d[\d.,]*)\s?tn\b/gi, '$1 trillion'],
  [/(?<=\d ?)in\.(?=\s)/g, ' inch'],
  [/\b(\d+)[ -]?y(?:[-/]?o|\.o\.|rs?[ -]?old)\b/gi, '$1 year old'],
  [/\bvit\.? ?(?=[A-K]\d{0,2}\b)/gi, 'vitamin '],
  [/\bno\.\s?(?=\d)/gi, 'number '],
  [
    /\b(approx|max|min|avg|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|vol|fig|ch|art|ca)\.(?=\s?\d)/gi,
    '$1',
  ],
  [
    /\b(St|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|Sgt|Gen|Col|Capt|Lt|Rev|Hon)\.(?=\s\p{Lu})(?!\s(?:How|What|When|Where|Why|Who|Which|Is|Are|Do|Does|Did|Can|Could|Should|Would|Will|I|We|My|The|It|Please)\b)/gu,
    '$1',
  ],
  [new RegExp(`\\bSt\\.? ${SAINTS}`, 'g'), 'Saint '],
  [new RegExp(`\\bst\\.? ${SAINTS.toLowerCase().replace('\\B', '\\b')}`, 'g'), 'saint '],
  [/\bw\/o\b/gi, 'without'],
  [/\bw\/(?=\s?[\p{L}\d])/giu, 'with '],
  [/\bb\/c\b/gi, 'because'],
  // With a capital it is the planet; `why on earth` is an exclamation.
  [/(?<=\b(?:[Hh]ow|[Ww]hy|[Ww]hat|[Ww]here|[Ww]ho|[Ww]hen) )on Earth\b/g, 'on the planet earth'],
  // A full stop after initials ends a sentence where one begins that asks or tells.
  [
    /((?<![\p{L}.])(?:\p{Lu}\.){2,})(?=\s(?:How|What|When|Where|Why|Who|Which|Is|Are|Do|Does|Did|Can|Could|Should|Would|Will|I|We|My|The|It|Please)\b)/gu,
    '$1.',
  ],
];
const SIGNS = /[½¼¾$€£¥₹/]|'\d|\.[\s\p{Lu}\d]|\d ?-?y|\bvit |\bst |\bon earth\b/iu;
const DOTTED = /(?<![\p{L}.])(?:\p{Lu}\.){2,}/gu;
const CAPITALS = new RegExp(
  `(?<![\\p{L}\\p{N}&.-])(?:${Object.keys(IN_CAPITALS).join('|')})(?![\\p{L}\\p{N}&-])`,
  'gu',
);
/** Quotation marks right behind digits alone are inches. */
const INCHES = /(?<=\d ?)"(?!\w)/g;

/** A prompt with what is shortened by capitals, dots and signs in full. Where all is in capitals, these tell nothing. */
export function inFull(prompt: string): string {
  const signed = SIGNS.test(prompt)
    ? RULES.reduce((text, [pattern, full]) => text.replace(pattern, full), prompt)
    : prompt;
  const inched = isOfInches(signed) ? signed.replace(INCHES, ' inch') : signed;
  if (!/\p{Lu}\p{Lu}|\p{Lu}[.&]/u.test(inched) || !/\p{Ll}/u.test(inched)) {
    return inched;
  }
  return inched
    .replace(DOTTED, (initials) => initials.replaceAll('.', ''))
    .replace(CAPITALS, (name) => IN_CAPITALS[name] as string);
}

function isOfInches(text: string): boolean {
  const marks = text.match(/"/g)?.length ?? 0;
  return text.match(INCHES)?.length === marks;
}
