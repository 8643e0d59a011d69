import { irregularBase } from './irregular-forms.ts';
import { isApart } from './plurals-apart.ts';
import { americanSpelling } from './spelling.ts';

/** Words that look inflected and are not. */
const NOT_PLURAL = new Set(
  'news goods customs economics physics politics ethics mathematics gas lens plus yes chaos atlas canvas christmas always perhaps across species series less its this his has was is as us bus pus thus alias bias texas kansas paris james charles jeans means afterwards towards besides sometimes overseas windows'.split(
    ' ',
  ),
);
const NOT_GERUND = new Set(
  'during morning evening nothing something everything anything ceiling sibling darling herring sterling earring pudding thing king ring sing bring spring string wing swing sting cling fling sling ping ding'.split(
    ' ',
  ),
);
const NOT_PAST = new Set(
  'need feed speed seed weed breed bleed indeed exceed proceed succeed hundred red bed shed wed sled bred sacred naked wicked rugged embed unified'.split(
    ' ',
  ),
);
/** Adverbs that do not mean what the word without `ly` does, and words that are no adverbs. */
const NOT_ADVERB = new Set(
  'only early imply family reply supply apply rely comply multiply july italy daily weekly monthly yearly hourly solely merely purely exclusively mainly primarily chiefly principally predominantly especially particularly specifically notably hardly lately nearly shortly barely scarcely highly largely mostly likely really lonely lovely friendly deadly costly elderly assembly anomaly butterfly monopoly ugly belly jelly holy silly bully rally tally ally fully timely orderly curly homely lively costly presently fairly directly justly telly brolly lolly dolly jolly folly filly gully chilly hilly oily wobbly smelly cuddly bubbly prickly melancholy potbelly dragonfly firefly mayfly housefly'.split(
    ' ',
  ),
);
/** Forms too short for the rules. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['has', 'have'],
  ['does', 'do'],
  ['goes', 'go'],
]);
const VOWEL = /[aeiouy]/;
/** One short syllable that ends in one consonant: its verb would double it, so that `hoping` is no hopping, nor `refiling` refilling. */
const SHORT = /^(?:(?:re|un)(?=[^aeiou]))?[^aeiou]*[aeiouy][^aeiouwxy]$/;

/**
 * What a word may be a form of, itself included, in American spelling. Where the rules allow several, all: two words
 * are the same when they may be forms of one. `hoping` is of `hope` and never of `hop`.
 */
export function basesOf(word: string): string[] {
  const bases = new Set([word]);
  const irregular = SHORT_FORMS.get(word) ?? irregularBase(word);
  if (irregular !== undefined) {
    bases.add(irregular);
  } else if (/^[a-zé]{3,}$/.test(word)) {
    for (const base of [...unplural(word), ...unpast(word), ...ungerund(word), ...unadverb(word)]) {
      bases.add(base);
    }
  }
  return [...new Set([...bases].map(americanSpelling))];
}

/** In most words of four letters the ending is none. */
const SHORT_PAST = /^(used|owed|iced|dyed|tied|died|lied|vied)$/;

/** Whether a word has the regular ending of the past. */
export function isRegularPast(word: string): boolean {
  return SHORT_PAST.test(word) || (/[^e]ed$/.test(word) && word.length > 4 && !NOT_PAST.has(word));
}

/** Whether a word has the ending of what goes on. */
export function isGerund(word: string): boolean {
  return word.endsWith('ing') && word.length > 4 && !NOT_GERUND.has(word);
}

/** Whether a word is an adverb of manner, which may stand before its verb or behind. */
export function isMannerAdverb(word: string): boolean {
  return /^[a-z]{3,}ly$/.test(word) && !NOT_ADVERB.has(word);
}

function unplural(word: string): string[] {
  if (!word.endsWith('s') || /(ss|us|is)$/.test(word) || NOT_PLURAL.has(word) || word.length < 4) {
    return [];
  }
  if (isApart(word)) {
    return [];
  }
  const withoutS = word.slice(0, -1);
  if (word.endsWith('ies') && word.length > 4) {
    return [`${word.slice(0, -3)}y`, withoutS];
  }
  return /(s|x|z|ch|sh|o)es$/.test(word) ? [word.slice(0, -2), withoutS] : [withoutS];
}

function unpast(word: string): string[] {
  if (!isRegularPast(word)) {
    return [];
  }
  if (SHORT_PAST.test(word)) {
    return [word.slice(0, -1)];
  }
  return word.endsWith('ied') ? [`${word.slice(0, -3)}y`] : stemsOf(word.slice(0, -2));
}

function ungerund(word: string): string[] {
  if (!isGerund(word)) {
    return [];
  }
  const stem = word.slice(0, -3);
  if (/^(?:un)?[dltv]y$/.test(stem)) {
    return [`${stem.slice(0, -1)}ie`];
  }
  return VOWEL.test(stem) ? stemsOf(stem) : [];
}

function unadverb(word: string): string[] {
  if (!isMannerAdverb(word)) {
    return [];
  }
  const stem = word.slice(0, -2);
  return stem.endsWith('i')
    ? [`${stem.slice(0, -1)}y`]
    : [stem, ...(/[bdgt]l?$/.test(stem) ? [`${stem}le`] : [])];
}

/** What a stem was before its ending: with a mute e, with a single consonant, or as it is. */
function stemsOf(stem: string): string[] {
  if (/([^aeiou])\1$/.test(stem)) {
    // `Purring` and `boycotted` keep both, and where the longer is no word it does no harm.
    return [...(stem === 'putt' ? [] : [stem]), ...(stem.length > 3 ? [stem.slice(0, -1)] : [])];
  }
  return SHORT.test(stem) ? [`${stem}e`] : [stem, `${stem}e`];
}
