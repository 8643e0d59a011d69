const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const MULTIPLIERS: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};
const SMALL = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.slice(2).map((word, at) => [word, (at + 2) * 10] as const),
  ['dozen', 12],
]);

/** After these, `one` points at something and counts nothing; before these it does not count either. */
const POINTS =
  /^(which|that|this|the|good|better|best|other|another|every|any|no|some|each|new|old|right|wrong|next|last)$/;

/** Before these, `one` counts whatever stands before it. */
const COUNTED =
  /^(hundred|thousand|million|billion|person|man|woman|child|day|week|month|year|hour|minute|second|piece|cup|half|and)$/;

/**
 * Numbers among words as `#` with their digits, `#n` where they count and `#nth` where they order. Versions, dates
 * and clock times keep their digits as they are written: 3.10 is not 3.1.
 */
export function withNumerals(words: readonly string[]): string[] {
  const made: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { text, taken } = numeralAt(words, at);
    made.push(text);
    at += taken;
  }
  return made;
}

interface Numeral {
  readonly text: string;
  readonly taken: number;
}

function numeralAt(words: readonly string[], at: number): Numeral {
  const word = words[at] as string;
  if (word.startsWith('#')) {
    return digitsAt(words, at);
  }
  const ordinal = ORDINALS.indexOf(word);
  if (ordinal > 0 && !(word === 'second' && words[at - 1]?.startsWith('#'))) {
    return { text: `#${ordinal}th`, taken: 1 };
  }
  if (
    word === 'one' &&
    !COUNTED.test(words[at + 1] ?? '') &&
    (POINTS.test(words[at - 1] ?? '') || isSubject(words, at))
  ) {
    return { text: 'one', taken: 1 };
  }
  return spelledAt(words, at);
}

/** `one` as anybody: after an auxiliary, or before one. */
function isSubject(words: readonly string[], at: number): boolean {
  const auxiliary = /^(do|does|can|could|should|would|might|may|must|did)$/;
  return auxiliary.test(words[at - 1] ?? '') || auxiliary.test(words[at + 1] ?? '');
}

function digitsAt(words: readonly string[], at: number): Numeral {
  const digits = words[at] as string;
  const next = words[at + 1] ?? '';
  if (/^(st|nd|rd|th)$/.test(next) && /^#\d+$/.test(digits)) {
    return { text: `${digits}th`, taken: 2 };
  }
  const times = Object.hasOwn(MULTIPLIERS, next) ? MULTIPLIERS[next] : undefined;
  if (times !== undefined && /^#\d+(\.\d+)?$/.test(digits)) {
    return { text: `#${Number((Number(digits.slice(1)) * times).toPrecision(12))}`, taken: 2 };
  }
  return { text: digits, taken: 1 };
}

/** A number as far as it is spelled: whole groups of thousands, and the group that is being counted. */
interface Spelled {
  readonly total: number;
  readonly group: number | undefined;
}

/** `two hundred and five` as 205. A tens word takes a following unit: `twenty five`. */
function spelledAt(words: readonly string[], at: number): Numeral {
  let spelled: Spelled = { total: 0, group: undefined };
  let taken = 0;
  for (let next = step(spelled, words, at); next !== undefined; next = step(spelled, words, at + taken)) {
    spelled = next;
    taken++;
  }
  return taken === 0
    ? { text: words[at] as string, taken: 1 }
    : { text: `#${spelled.total + (spelled.group ?? 0)}`, taken };
}

/** The number with one more word, or nothing where the word is none of it. */
function step(spelled: Spelled, words: readonly string[], at: number): Spelled | undefined {
  const word = words[at] ?? '';
  const small = SMALL.get(word);
  if (small !== undefined) {
    return added(spelled, small);
  }
  if (Object.hasOwn(MULTIPLIERS, word)) {
    return multiplied(words[at - 1] === 'a' ? counted(spelled) : spelled, MULTIPLIERS[word] as number);
  }
  const isBetween = word === 'and' && (spelled.group ?? 0) >= 100 && SMALL.has(words[at + 1] ?? '');
  return isBetween ? spelled : undefined;
}

function added({ total, group }: Spelled, small: number): Spelled | undefined {
  return joins(group, small) ? { total, group: (group ?? 0) + small } : undefined;
}

/** `a hundred` is one hundred. */
function counted({ total, group }: Spelled): Spelled {
  return { total, group: group ?? 1 };
}

function multiplied({ total, group }: Spelled, times: number): Spelled | undefined {
  if (group === undefined) {
    return undefined;
  }
  return times === 100 ? { total, group: group * 100 } : { total: total + group * times, group: undefined };
}

function joins(group: number | undefined, small: number): boolean {
  if (group === undefined || group === 0) {
    return group === undefined;
  }
  const rest = group % 100;
  return rest === 0 || (rest >= 20 && rest % 10 === 0 && small < 10 && small > 0);
}

const FRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<![^ ])(?:half an?|#1\/2 an?|an? half|a #1\/2)(?= (?!of )[a-z])/g, '#1/2'],
  [
    /(?<![^ ])(?:half|#1\/2)(?= (?:teaspoon|tablespoon|cup|cups|pound|kilogram|liter|mile|pint|inch|ounce|hour)(?: |$))/g,
    '#1/2',
  ],
  [/(?<![^ ])(?:a quarter|#1\/4) (?:of )?an? /g, '#1/4 '],
  [/(?<![^ ])#(\d+) (?:#1\/2|and (?:a|#1) half|and #1\/2)(?! (?:of|as) )/g, '#$1.5'],
];
/** The world wars by one name each, which is no number. */
const WARS: readonly (readonly [RegExp, string])[] = [
  [/(?<![^ ])(?:#1th world war|world war #1|world war i|ww #1|wwi|ww1)(?![^ ])/g, 'ww1'],
  [/(?<![^ ])(?:#2th world war|world war #2|ww #2|wwii|ww2)(?![^ ])/g, 'ww2'],
];

/** Fractions and numbered wars, written in one way. */
export function withSpelledAlike(text: string): string {
  const rules = [
    ...(/half|quarter|#1\/[24]/.test(text) ? FRACTIONS : []),
    ...(/ww| war /.test(`${text} `) ? WARS : []),
  ];
  const alike = rules.reduce(
    (written, [pattern, replacement]) => written.replace(pattern, replacement),
    text,
  );
  return alike.replace(
    /#(\d+\.5) (hundred|thousand|million|billion|trillion)(?![^ ])/g,
    (_, count, times) => `#${Number(count) * (MULTIPLIERS[times] as number)}`,
  );
}
