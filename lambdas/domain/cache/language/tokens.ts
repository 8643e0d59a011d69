/** What a prompt is written with: a word, a number, a symbol or a pause. */
export interface Token {
  /** As compared: words in lower case, code and quotations as they are. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'symbol' | 'pause';
  /** Quoted or code: it stands for itself, and nothing in it is a function word. */
  readonly isLiteral: boolean;
  /** Capitalised where no sentence begins. */
  readonly isProper: boolean;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/** Prefixes that are written with a hyphen or without, but where that makes another word: nobody resigns by re-signing. */
const PREFIX =
  /\b(?!re-(?:sign|cover|form|sent|creat|lay|press|sort|mark|dress|count|treat|pos|serv|stor|turn|search|present|strain|solv|bound|plac|leas|tir|call|act|fus|prov|side|sum|cede|lie|view|cit|petition|join|mit|claim|cast|gain|pair|new|mov|coil|produc|collect|fund)|co-(?:op|ed|ax|in|at|ping|st)|un-ioni[sz])(non|anti|un|re|co|semi|multi|dis|mis|e)-(?=\p{L})/giu;
/** Powers, where they stand above a number or a name and not above a unit. */
const POWER = /(?<=[\p{L}\p{N})\]])(?<!(?<!\p{L})(?:[mckd]?m|in|ft|yd|mi|s))[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+/gu;

/** What stands below in front of digits: `log₂8` is no log of 28. */
const BASE_OF_DIGITS = /[₀₁₂₃₄₅₆₇₈₉]+(?=\d)/gu;

/** A text with one code for each sign: NFKC, straight quotes, plain dashes, nothing invisible. */
export function plainText(text: string): string {
  return withPlainSigns(text).replace(PREFIX, '$1');
}

/** The same with every hyphen as it is written. */
export function withPlainSigns(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : withKnownSigns(text);
}

function withKnownSigns(text: string): string {
  return (
    text
      .replace(POWER, (power) => `^${power}`)
      .replace(BASE_OF_DIGITS, (base) => `_${base} `)
      .replace(INVISIBLE, '')
      // Before NFKC, which makes of `´` a space and an accent.
      .replace(/[‘’‛ʼ′´](?=\p{L})|(?<=\p{L})[’ʼ′´]/gu, "'")
      .normalize('NFKC')
      .replace(/[“”„‟«»]/g, '"')
      .replace(/[‐‑‒−]/g, '-')
      .replace(/[–—―]/g, ' - ')
  );
}

const SHORTENS =
  /(?<=(?<![\p{L}\p{N}])(?:\p{L}|a\.?m|al|approx|apr|apt|assoc|aug|ave|avg|blvd|ca|capt|cf|ch|cm|co|col|corp|dec|dept|dr|ed|eds|e\.?g|esp|est|etc|excl|feb|fig|fri|ft|gal|gen|govt|hon|hr|hrs|i\.?e|inc|incl|jan|jr|jul|jun|kg|km|lb|lbs|lt|ltd|mar|max|mi|min|misc|mm|mon|mr|mrs|ms|mt|no|nov|oct|oz|p\.?m|pp|prof|pt|pts|qty|rd|rev|sat|sec|sep|sept|sgt|sr|st|sun|tbsp|temp|thu|tsp|tue|univ|vol|vs|wed))\.(?=\s\p{Ll})/u;

/** What stands in a text, each with its pattern. The first that matches is taken. */
const FOUND = [
  ['code', /```[\s\S]*?```|`[^`]+`/],
  ['code', /https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.]+/],
  ['code', /(?<![\w-])--?[A-Za-z][\w-]*/],
  ['code', /[\p{L}_$][\w$]*_[\w$]*(?:\(\))?|[\p{L}_]\w*\(\)/u],
  // `getElementById`, but no `iPhone` and no `macOS`.
  ['code', /(?<![p{L}p{N}])[a-z]{2,}[A-Z][a-z]\w*/],
  // A sign that is spoken of, and what one turns into a name of its own: `what does [] mean`, `\\d`, `%m`, `$x`.
  ['code', /(?:\(\)|\[\]|\{\}|<>)+|::+|;;+/],
  [
    'code',
    /(?<=\b(?:a|an|the|is|are|do|does|did|of|use|using|with|and|or|between|called|mean) )[.,:;!?()[\]{}](?=\s+\S)/iu,
  ],
  ['code', /\\[A-Za-z]\w*|(?<![\p{L}\p{N}])[%$][A-Za-z]\w*/u],
  // In other cases these would be other measures: milliwatts and megawatts, bits and bytes.
  [
    'code',
    /(?<![\p{L}\p{M}])(?:m(?:[WVAJ]|Hz|Pa|Wh)|[kKMGT]b(?:ps)?|[kKMGT]B(?:ps|\/s)|Mg)(?![\p{L}\p{N}])/u,
  ],
  ['number', /\d+(?:[.,:/]\d+)*(?:-\d+)*/],
  ['word', /\.?\p{L}[\p{L}\p{M}\p{N}]*(?:[.'](?=\p{L})[\p{L}\p{M}\p{N}]+)*(?:\+\+|#(?!\w))?/u],
  // A sign that is to be written or found: `how do I escape .`, where `?` asks nothing.
  ['code', /(?<=\b(?:escape|insert|match|type) )[.,:;!?](?=\s*[.?]*$)/i],
  // A factorial.
  ['symbol', /(?<=\d|(?<![\p{L}\p{N}'])\p{Ll})!/u],
  ['quote', /"/],
  // A full stop before a small letter shortens a word that people do shorten; else who writes all small ends a sentence.
  ['joint', SHORTENS],
  ['pause', /[.,;:!?()\n]|(?<=\s)-(?=\s)/],
  ['joint', /(?<=[\p{L}\p{N}])-(?=\p{L})/u],
  ['symbol', /\S/],
] as const;
type Kind = (typeof FOUND)[number][0];

const SCANNER = new RegExp(FOUND.map(([, { source }]) => `(${source})`).join('|'), 'gu');

/** The tokens of a text that is plain already. */
export function tokensOf(plain: string): Token[] {
  const tokens: Token[] = [];
  const isShouted = !/\p{Ll}/u.test(plain);
  const isUncased = isShouted || !/\p{Lu}/u.test(plain);
  let isQuoted = false;
  let isBeginning = true;
  for (const match of plain.matchAll(SCANNER)) {
    const [found] = match;
    const kind = kindOf(match);
    isQuoted = kind === 'quote' ? !isQuoted : isQuoted;
    tokens.push(...tokensFor(kind, found, { isQuoted, isBeginning: isBeginning || isShouted, isUncased }));
    isBeginning = kind === 'pause' && /[.!?:\n]/.test(found);
  }
  return tokens;
}

/** Which of the patterns matched: the only group that is there. */
function kindOf(match: readonly (string | undefined)[]): Kind {
  const group = match.findIndex((part, at) => at > 0 && part !== undefined);
  return (FOUND[group - 1] as (typeof FOUND)[number])[0];
}

interface Place {
  readonly isQuoted: boolean;
  readonly isBeginning: boolean;
  /** Whether the text has letters of one case alone. */
  readonly isUncased: boolean;
}

function tokensFor(kind: Kind, found: string, place: Place): Token[] {
  const { isQuoted, isBeginning } = place;
  switch (kind) {
    case 'quote':
    case 'joint':
      return [];
    case 'pause':
      return [{ text: /[.!?\n]/.test(found) ? '.' : ',', kind: 'pause', isLiteral: false, isProper: false }];
    case 'number':
      return [{ text: withoutCommas(found), kind: 'number', isLiteral: isQuoted, isProper: false }];
    case 'word':
      return [
        isLetterName(found, place)
          ? { text: found.toUpperCase(), kind: 'symbol', isLiteral: true, isProper: true }
          : {
              text: undotted(found).toLowerCase(),
              kind: 'word',
              isLiteral: isQuoted,
              isProper: !isBeginning && /^\.?\p{Lu}/u.test(found) && found !== 'I' && !found.startsWith("I'"),
            },
      ];
    case 'symbol':
      return [symbol(found, isQuoted)];
    case 'code':
      return [{ text: found, kind: 'symbol', isLiteral: true, isProper: false }];
  }
}

/**
 * `A` within a sentence is no article, and `G` is not `g`. Where all letters are small, or none is, single ones are
 * names as well, but for those that are words.
 */
function isLetterName(found: string, { isBeginning, isUncased }: Place): boolean {
  return isUncased ? /^[b-hj-qstx-z]$/i.test(found) : !isBeginning && /^[A-HJ-Z]$/.test(found);
}

const SYMBOL_WORDS: Readonly<Record<string, string>> = { '&': 'and', '%': 'percent' };

function symbol(found: string, isQuoted: boolean): Token {
  const word = SYMBOL_WORDS[found];
  return word === undefined
    ? { text: found, kind: 'symbol', isLiteral: true, isProper: false }
    : { text: word, kind: 'word', isLiteral: isQuoted, isProper: false };
}

/** `U.S.A.` is `usa`; `node.js` stays. */
function undotted(word: string): string {
  return /^\p{L}(\.\p{L})+$/u.test(word) ? word.replaceAll('.', '') : word;
}

/** Commas between thousands are writing; every other digit and sign is kept, since 3.10 is not 3.1. */
function withoutCommas(number: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number;
}
