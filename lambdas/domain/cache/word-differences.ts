import type { Compared } from './compared.ts';
import { areOpposite } from './language/antonyms.ts';
import { NEGATIONS, PRONOUNS } from './language/closed-classes.ts';
import { type Item, sameItem } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';
import { calendarName, unitOf } from './language/measures.ts';

export function differsInNumber({ one, other }: Compared): boolean {
  return one.numbers.join(' ') !== other.numbers.join(' ');
}

export function differsInUnit(compared: Compared): boolean {
  return bothHave(compared, ({ word }) => unitOf(word) !== undefined);
}

/** Another day, month or time of day. */
export function differsInTime(compared: Compared): boolean {
  return bothHave(compared, ({ word }) => calendarName(word) !== undefined || TIMES.test(word));
}

const TIMES =
  /^(yesterday|today|tonight|tomorrow|now|morning|noon|afternoon|evening|night|midnight|spring|summer|autumn|winter|a\.m\.|p\.m\.)$/;

/** An odd number of negations on one side alone, unless a word there says no in its own way: `avoid`, `sugar-free`. */
export function differsInNegation({ one, other, onlyOne, onlyOther }: Compared): boolean {
  const more = negationsIn(one) - negationsIn(other);
  const fewer = more > 0 ? onlyOther : onlyOne;
  return more % 2 !== 0 && !fewer.some(({ bases }) => bases.some((base) => DENYING.test(base)));
}

const DENYING =
  /^(avoid|prevent|refuse|lack|fail|forbid|prohibit|stop|quit|free|deny|exclude|decline|miss|lose|end|impossible|illegal|unsafe)$|^un|less$/;

/** Of the sentences that ask: what is told beside them may be in any words. */
function negationsIn({ asking }: Meaning): number {
  const words = asking.flatMap(({ main, parts, marks }) => [
    ...main.map(({ word }) => word),
    ...parts.flatMap(({ marker, items }) => [marker, ...items.map(({ word }) => word)]),
    ...marks,
  ]);
  return words.filter((word) => NEGATIONS.has(word)).length;
}

export function differsByOpposite({ onlyOne, onlyOther, markersOne, markersOther }: Compared): boolean {
  const left = [...onlyOne.flatMap(({ bases }) => bases), ...markersOne];
  const right = [...onlyOther.flatMap(({ bases }) => bases), ...markersOther];
  return left.some((a) => right.some((b) => areOpposite(a, b)));
}

/** The same adjective, higher here than there. */
export function differsInDegree({ onlyOne, onlyOther }: Compared): boolean {
  return onlyOne.some((a) => onlyOther.some((b) => sameItem({ ...a, degree: b.degree }, b)));
}

const AMOUNTS =
  /^(all|every|both|either|neither|none|no|many|much|few|several|most|half|only|except|at-least|at-most|more|less|least|any|some)$/;
/** These change a question even where the other prompt has none. The others often go without saying. */
const NARROWING = /^(only|except|none|no|few|half|at-least|at-most|least)$/;

export function differsInQuantity({ onlyOne, onlyOther, markersOne, markersOther }: Compared): boolean {
  const left = amountsAmong(onlyOne, markersOne);
  const right = amountsAmong(onlyOther, markersOther);
  return (
    (left.length > 0 && right.length > 0) || [...left, ...right].some((amount) => NARROWING.test(amount))
  );
}

function amountsAmong(items: readonly Item[], markers: readonly string[]): string[] {
  return [...items.filter(({ isLiteral }) => !isLiteral).map(({ word }) => word), ...markers].filter((word) =>
    AMOUNTS.test(word),
  );
}

/** Another name in the place of a name, unless one may be a short or misspelled form of the other. */
export function differsInEntity({ onlyOne, onlyOther }: Compared): boolean {
  const left = onlyOne.filter(({ isProper }) => isProper);
  const right = onlyOther.filter(({ isProper }) => isProper);
  const isKin = left.some((a) => right.some((b) => mayBeOne(a.word, b.word)));
  return (
    left.length > 0 &&
    right.length > 0 &&
    !isKin &&
    !initialsMatch(left, right) &&
    !initialsMatch(right, left)
  );
}

function mayBeOne(a: string, b: string): boolean {
  return a.slice(0, 3) === b.slice(0, 3) && Math.abs(a.length - b.length) <= 2 && a.at(-1) === b.at(-1);
}

function initialsMatch(short: readonly Item[], long: readonly Item[]): boolean {
  return short.some(({ word }) => word === long.map((item) => item.word[0]).join('') && word.length > 1);
}

/** Somebody else: only pronouns differ. */
export function differsInPerson({ onlyOne, onlyOther }: Compared): boolean {
  const isPronoun = ({ word }: Item) => PRONOUNS.has(word);
  return onlyOne.length > 0 && onlyOther.length > 0 && onlyOne.every(isPronoun) && onlyOther.every(isPronoun);
}

function bothHave({ onlyOne, onlyOther }: Compared, is: (item: Item) => boolean): boolean {
  return onlyOne.some(is) && onlyOther.some(is);
}
