import { type Capitals, capitalsOf } from './capital-names.ts';
import { expanded } from './contractions.ts';
import { calendarName, isCurrencySign, monthBesideNumber, unitOf } from './measures.ts';
import { meantBy } from './misspellings.ts';
import { withNumerals, withSpelledAlike } from './numerals.ts';
import { inFull } from './shortened.ts';
import { plainText, type Token, tokensOf } from './tokens.ts';

/**
 * A prompt as words with one space between them, so that rules can be patterns. A number begins with `#`, a quotation
 * or code with a backtick, and `,` and `.` are pauses: no rule that is about words touches them by accident.
 */
export interface Wording {
  readonly text: string;
  /** Words that are capitalised where no sentence begins. */
  readonly proper: ReadonlySet<string>;
  /** Words of capitals alone that could be others in small letters, which they are in here: `PDF` could not. */
  readonly capitals: ReadonlySet<string>;
  /** How words are written that a capital makes others. */
  readonly written: Capitals;
  /** Whether it begins as a sentence does: who writes so writes names so as well. */
  readonly isCareful: boolean;
}

/** Units whose short names are words otherwise; only a number before them makes them units. */
const AFTER_NUMBER_ONLY = new Set(
  'mi ft in sec min hr gal oz yd pound pounds cup cups won second seconds yard yards buck bucks degree degrees mb gb kb tb hz'.split(
    ' ',
  ),
);

export function wordingOf(prompt: string): Wording {
  const plain = plainText(inFull(prompt));
  const tokens = tokensOf(plain);
  const proper = new Set(tokens.filter(({ isProper }) => isProper).flatMap(({ text }) => properForms(text)));
  const words = withMeasures(
    withNumerals(withRomans(tokens.flatMap((token, at) => wordsOf(token, tokens[at + 1])))),
  );
  return {
    text: withSpelledAlike(withDates(words.join(' '))),
    proper,
    written: capitalsOf(
      tokens.map(({ text }) => text),
      plain,
    ),
    ...casesOf(plain),
  };
}

function casesOf(plain: string): Pick<Wording, 'capitals' | 'isCareful'> {
  const names = /\p{Ll}/u.test(plain) ? plain.match(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu) : [];
  return {
    capitals: new Set(names?.map((name) => name.toLowerCase()).filter((name) => /[aeiouy]/.test(name))),
    isCareful: /^\P{L}*\p{Lu}[\p{Ll} ]/u.test(plain),
  };
}

const ROMANS = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const NUMBERED =
  /^(war|part|chapter|volume|act|episode|type|phase|stage|level|class|super|bowl|henry|louis|elizabeth|george|charles|edward|richard|william|james|rocky|title|article|grade|tier|schedule)$/;

/** Those who bear them are spoken of by ordinals. */
const RULERS =
  /^(henry|louis|elizabeth|george|charles|edward|richard|william|james|francis|philip|catherine|alexander|nicholas|frederick|pius|benedict|paul|gregory|leo|innocent|clement|boniface|urban|julius|wilhelm|peter|ivan|ramses|rameses|otto|napoleon|malcolm|david|robert|john|mary|juan|carlos|felipe|alfonso|christian|gustav|harald|olaf|haakon|umberto|victor|joseph|leopold|albert|rudolf|ferdinand|sigismund|constantine|ptolemy|thutmose|darius|xerxes|mehmed|selim|suleiman|abdulhamid)$/;

/** Roman numerals as numbers; the one-letter ones only where something is numbered so. */
function withRomans(words: readonly string[]): string[] {
  return words.map((word, at) => {
    const value = ROMANS.indexOf(word) + 1;
    const before = words[at - 1] ?? '';
    const isSure = value > 0 && (word.length > 1 || NUMBERED.test(before));
    return isSure ? `#${value}${RULERS.test(before) ? 'th' : ''}` : word;
  });
}

function properForms(text: string): string[] {
  return text.endsWith("'s") ? [text, text.slice(0, -2)] : [text];
}

function standsForItself({ text, kind, isLiteral, isProper }: Token): boolean {
  return (isLiteral && kind !== 'number') || (isProper && COURTESY_NAMES.test(text));
}

/** Words of courtesy that with a capital are names: `Love Actually`, the series Cheers, a TIA. */
const COURTESY_NAMES = /^(actually|cheers|tia|ta|innit|exactly|precisely)$/;

function wordsOf(token: Token, next: Token | undefined): string[] {
  const { text, kind, isProper } = token;
  // Before nothing it could stand for a word with: `compound w, how often`.
  if (/^[vw]$/.test(text) && next?.kind !== 'word') {
    return [`\`${text.toUpperCase()}`];
  }
  if (standsForItself(token)) {
    return isCurrencySign(text) ? [text] : [`\`${text.replaceAll(/\s+/g, '\u00a0')}`];
  }
  if (kind === 'number') {
    return [`#${text}`];
  }
  return expanded(isProper ? text : meantBy(withoutDrawl(text))).split(' ');
}

/** `Pleaseee` as `please`; numerals, `www` and what is one letter alone stay. */
function withoutDrawl(word: string): string {
  return /([a-z])\1\1$/.test(word) && !/^(?:(.)\1+|[ivx]+)$/.test(word)
    ? word.replace(/(.)\1+$/, '$1')
    : word;
}

/** Units by one name each, amounts before their currencies, months and days of the week in full. */
function withMeasures(words: readonly string[]): string[] {
  const made = [...words];
  for (let at = 0; at < made.length; at++) {
    const word = made[at] as string;
    if (isCurrencySign(word) && made[at + 1]?.startsWith('#')) {
      made.splice(at, 2, made[at + 1] as string, unitOf(word) as string);
    } else if (made[at - 1]?.startsWith('#') && (word === 'am' || word === 'pm')) {
      made.splice(at - 1, 2, (made[at - 1] as string).replace(/:00$/, ''), `${word[0]}.m.`);
    } else {
      made[at] = named(made, at);
    }
  }
  return made;
}

function named(words: readonly string[], at: number): string {
  const word = words[at] as string;
  return (
    calendarName(word) ??
    (isBesideNumber(words, at) ? monthBesideNumber(word) : undefined) ??
    measured(word, isCountedAt(words, at))
  );
}

/** Behind a number and what asks for one or stands for it; at the end also behind what a number of units is turned into. */
function isCountedAt(words: readonly string[], at: number): boolean {
  const before = words[at - 1] ?? '';
  const isLast = words[at + 1] === undefined || words[at + 1] === '.';
  return (
    before.startsWith('#') ||
    /^(many|few|several|per|half|`\/)$/.test(before) ||
    (isLast && /^(in|to|into)$/.test(before) && words.some(isUnitBehindNumber))
  );
}

function isBesideNumber(words: readonly string[], at: number): boolean {
  return [words[at - 1], words[at + 1]].some((word) => word !== undefined && /^#\d{1,2}(th)?$/.test(word));
}

function isUnitBehindNumber(word: string, at: number, words: readonly string[]): boolean {
  return words[at - 1]?.startsWith('#') === true && unitOf(word) !== undefined;
}

function measured(word: string, isCounted: boolean): string {
  return isCounted || !AFTER_NUMBER_ONLY.has(word) ? (unitOf(word) ?? word) : word;
}

const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)';
const DAY_FIRST = new RegExp(`#(\\d{1,2})(?:th)?(?: of)? ${MONTH}(?: ,)?(?: (#\\d{4}))?\\b`, 'g');
const MONTH_FIRST = new RegExp(`\\b${MONTH} #(\\d{1,2})(?:th)?(?: ,)? (#\\d{4})\\b`, 'g');
const MONTHS = new RegExp(MONTH);
const ORDERED = new RegExp(`\\b${MONTH} #(\\d{1,2})th\\b`, 'g');

/** Dates with a named month as month, day, year. Dates in digits stay: nobody knows which comes first. */
function withDates(text: string): string {
  return MONTHS.test(text) ? withNamedMonths(text) : text;
}

function withNamedMonths(text: string): string {
  return text
    .replace(DAY_FIRST, (_, day, month, year) => [month, `#${day}`, year].filter(Boolean).join(' '))
    .replace(MONTH_FIRST, '$1 #$2 $3')
    .replace(ORDERED, '$1 #$2');
}
