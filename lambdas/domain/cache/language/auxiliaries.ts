import type { Ask } from './asks.ts';
import { BE, CLAUSE_MARKERS, DO, HAVE, MARKERS, MODALS, PAST_AUXILIARIES } from './closed-classes.ts';
import { type Item, itemOf } from './item.ts';

/** A sentence without its auxiliaries. */
export interface Verbal {
  readonly items: readonly Item[];
  /** What the auxiliaries said: tense, modality, negation. */
  readonly marks: readonly string[];
  /** Whether a form of `be` was among them. */
  readonly hasBe: boolean;
  /** Whether one stood in front, so that what follows is the subject: `what do bees eat`. */
  readonly isInverted: boolean;
}

/** A verb after a phrase ends it: `which house in Rome is the oldest`. */
const BOUNDARY: Item = itemOf(',', new Set());

/** Auxiliaries go, and leave behind what they say. @param tellsTense whether a verb without one tells the tense */
export function withoutAuxiliaries(items: readonly Item[], ask: Ask, tellsTense: boolean): Verbal {
  const said = items.map((_, at) => auxiliaryAt(items, at, ask));
  const marks = said.filter((mark) => mark !== undefined && mark !== '') as string[];
  const kept = items.flatMap((item, at) => keptAt(item, said[at], at));
  const isUnsaid = said.every((mark) => mark === undefined || mark === 'not');
  return {
    items: kept,
    marks: marksOf(
      ask,
      isUnsaid && tellsTense && isTold(ask) && tellsPast(kept, ask) ? [...marks, 'past'] : marks,
    ).concat(items.flatMap((_, at) => (said[at] === 'not' ? clauseDenied(items, at) : []))),
    hasBe: items.some(({ word }, at) => said[at] !== undefined && BE.has(word)),
    isInverted: said[0] !== undefined,
  };
}

function keptAt(item: Item, said: string | undefined, at: number): Item[] {
  if (said === undefined) {
    return [item];
  }
  return said === 'not' || at === 0 ? [] : [BOUNDARY];
}

/** What an auxiliary at a place says, nothing for one without meaning; undefined where the item is none. */
function auxiliaryAt(items: readonly Item[], at: number, ask: Ask): string | undefined {
  const { word, isLiteral, isProper } = items[at] as Item;
  // In front of a question it is no name, though `May` may be one further on.
  const isName = isProper && word !== 'not' && !(at === 0 && ask === 'whether');
  if (isLiteral || isName) {
    return undefined;
  }
  if (BE.has(word)) {
    return PAST_AUXILIARIES.has(word) ? 'past' : '';
  }
  return doAt(items, at, ask) ?? haveAt(items, at) ?? modalAt(items, at);
}

/** What may stand before `do`, asked for. */
const HEADED: ReadonlySet<Ask> = new Set(['what', 'how', 'how-many', 'whose']);

/** `do` before its subject: at the beginning, before `not`, or after what is asked for: `what time does it open`. */
function doAt(items: readonly Item[], at: number, ask: Ask): string | undefined {
  const { word } = items[at] as Item;
  if (!DO.has(word)) {
    return undefined;
  }
  const next = items[at + 1];
  const isAsked = HEADED.has(ask) && next !== undefined && !MARKERS.has(next.word);
  const isLater = items.slice(0, at).some((item) => DO.has(item.word) || isModal(item));
  const isAuxiliary = at === 0 || next?.word === 'not' || (isAsked && !isLater);
  return isAuxiliary ? (word === 'did' ? 'past' : '') : undefined;
}

/** How far on a participle may stand: in front of a question its subject stands between. */
const [NEAR, FAR] = [4, 8];

/** `have` before a participle, not far on. */
function haveAt(items: readonly Item[], at: number): string | undefined {
  const { word } = items[at] as Item;
  if (items[at - 1]?.word === 'to') {
    return undefined;
  }
  const reach = at === 0 ? FAR : NEAR;
  if (
    !HAVE.has(word) ||
    !items.slice(at + 1, at + reach).some((item) => item.isPast || item.word === 'been')
  ) {
    return undefined;
  }
  return word === 'had' ? 'past perfect' : 'perfect';
}

function modalAt(items: readonly Item[], at: number): string | undefined {
  const item = items[at] as Item;
  if (item.word === 'not') {
    return isSentential(items, at) ? 'not' : undefined;
  }
  if (item.word === 'need-to') {
    return 'need';
  }
  // Within a sentence it is a month at least as often.
  return isModal(item) && !(item.word === 'may' && at > 0) ? MODALS[item.word] : undefined;
}

/** `not` after an auxiliary, its subject perhaps between: it turns round the whole sentence. */
function isSentential(items: readonly Item[], at: number): boolean {
  const before = items.slice(Math.max(0, at - 5), at);
  const auxiliary = before.findLastIndex(
    (item) => BE.has(item.word) || DO.has(item.word) || HAVE.has(item.word) || isModal(item),
  );
  return (
    auxiliary >= 0 &&
    before.slice(auxiliary + 1).every(({ word }) => !/^(and|or|but|,|every|all)$/.test(word))
  );
}

/**
 * What is denied behind the beginning of another clause, by its next word: `can fly but can not swim`. What the first
 * clause denies goes without saying, since its `not` may stand in two places.
 */
function clauseDenied(items: readonly Item[], at: number): string[] {
  // `Is that not odd` begins no clause with its `that`.
  const isLater = items
    .slice(0, at - 1)
    .some(({ word, isLiteral }) => !isLiteral && (CLAUSE_MARKERS.has(word) || /^(and|or)$/.test(word)));
  const keys = items[at + 1]?.keys ?? [];
  return isLater ? [`not ${keys.find((key) => typeof key === 'number') ?? keys.at(-1)}`] : [];
}

function isModal({ word }: Item): boolean {
  return word === 'need-to' || Object.hasOwn(MODALS, word);
}

const UNTOLD: ReadonlySet<Ask> = new Set(['how-to', 'translate', 'convert', 'define']);

/** Questions whose finite verb tells the tense where no auxiliary does. */
function isTold(ask: Ask): boolean {
  return !UNTOLD.has(ask);
}

/** Whoever does these today has an `s` behind the verb: `who read the book` is of the past. */
const UNCHANGED = new Set(
  'read put cut set hit let hurt shut spread quit beat bet cast burst split'.split(' '),
);

function tellsPast(items: readonly Item[], ask: Ask): boolean {
  if (ask === 'who' && UNCHANGED.has(items[0]?.word ?? '')) {
    return true;
  }
  const clause = items.findIndex(({ word }) => CLAUSE_MARKERS.has(word));
  return items.slice(0, clause < 0 ? items.length : clause).some(({ isPast }) => isPast);
}

/** Where anybody could, nothing is said of ability. `Must I` is `need I`, and `must not` is not `need not`. */
function marksOf(ask: Ask, marks: readonly string[]): string[] {
  const silent = SILENT[ask] ?? [];
  const isNegated = marks.includes('not');
  const said = marks
    .map((mark) => (mark === 'could' ? 'can' : mark))
    .map((mark) => (mark === 'need' && !isNegated ? 'must' : mark));
  const once = [...new Set(said)].filter((mark) => !silent.includes(mark)).sort();
  return [...once, ...said.filter((mark) => mark === 'not').slice(1)];
}

const SILENT: Partial<Record<Ask, readonly string[]>> = {
  'how-to': ['can', 'would', 'might'],
  measure: ['can', 'would', 'might'],
  how: ['can', 'would'],
};
