import type { Ask } from './asks.ts';
import type { Verbal } from './auxiliaries.ts';
import { ARTICLES, CLAUSE_MARKERS, MARKERS, POINTERS, PRONOUNS } from './closed-classes.ts';
import { type Item, isAdverb } from './item.ts';
import { ANYBODY, GENERAL_MARKS, isBetweenUs } from './subjects.ts';
import { WHOEVER } from './whoever.ts';

const PEOPLE = /^(people|they|somebody|someone|anybody|anyone)$/;

/** What animals, weather and illness do as well: `which birds are killed` is not which ones people kill. */
const NATURAL = new Set(
  'eat kill hunt catch attack bite sting chase fight destroy damage harm hurt injure cause trigger produce spread carry transmit infect pollinate feed pollute affect change move shape form absorb release burn threaten endanger bury visit explore reach discover observe see find hear watch create make produce freeze melt drown flood sink erode cover surround block break crack crush ruin wipe displace trap strike hit heat warm cool wash drive carve colonize inhabit populate occupy settle invade conquer domesticate consume drink steal lose waste abandon poison reduce increase decrease slow stop start begin end help protect save control dominate rule bring take leave follow support weaken strengthen alter transform introduce expose exploit deplete deforest devastate disturb disrupt extinguish exterminate wound scare frighten bother annoy attract repel influence need want like love fear hate avoid live die be have do get'.split(
    ' ',
  ),
);

/** @param isAlone whether no other sentence says who `they` are */
export function withGenericSubject(verbal: Verbal, ask: Ask, isAlone: boolean): Item[] {
  const { items, isInverted } = verbal;
  const at = isInverted ? 0 : items.findIndex(({ word }) => word === ',') + 1;
  const isBehind = isInverted || (at > 0 && /^(what|how|how-many)$/.test(ask));
  const isSubject = isBehind && (isPeople(verbal, at, ask, isAlone) || isAskedOfAll(verbal, at, ask));
  return isSubject ? [...items.slice(0, at), WHOEVER, ...items.slice(at + 1)] : [...items];
}

function isPeople({ items, marks }: Verbal, at: number, ask: Ask, isAlone: boolean): boolean {
  return (
    PEOPLE.test(items[at]?.word ?? '') &&
    hasDeed(items.slice(at + 1), ask, at > 0) &&
    marks.every((mark) => /^(past|perfect|past perfect|not)$/.test(mark)) &&
    (items[at]?.word !== 'they' || (isAlone && isUnnamed(items, at)))
  );
}

/** `How often should I sweep it` is how often it should be swept. */
function isAskedOfAll({ items, marks }: Verbal, at: number, ask: Ask): boolean {
  return (
    (/^(what|who|how-many)$/.test(ask) || (ask === 'how' && at > 0)) &&
    ANYBODY.has(items[at]?.word ?? '') &&
    isVerb(items[at + 1]) &&
    marks.some((mark) => GENERAL_MARKS.has(mark)) &&
    !isBetweenUs(items)
  );
}

/** A verb whose object is what is asked for, or follows. */
function hasDeed([verb, object]: readonly Item[], ask: Ask, isHeaded: boolean): boolean {
  const isObject = ask === 'what' || (ask === 'how-many' && isHeaded) || isPlain(object);
  return isVerb(verb) && !isNatural(verb) && isObject;
}

function isVerb(item: Item | undefined): item is Item {
  return item !== undefined && isPlain(item) && !ARTICLES.has(item.word);
}

function isPlain(item: Item | undefined): boolean {
  return (
    item !== undefined &&
    !MARKERS.has(item.word) &&
    !isAdverb(item) &&
    !/^([,.]|and|or|of|not|still|always|often|ever|never|even|only|just|all|both|usually|generally|'s)$/.test(
      item.word,
    )
  );
}

function isNatural({ bases }: Item): boolean {
  return bases.some((base) => NATURAL.has(base));
}

/** Whether nothing is said before, or in another clause, that `they` might be, but what the question is about is. */
function isUnnamed(items: readonly Item[], at: number): boolean {
  const named = items.filter(
    ({ word }) =>
      word !== ',' && !ARTICLES.has(word) && !MARKERS.has(word) && !POINTERS.has(word) && !PRONOUNS.has(word),
  );
  return (
    named.length >= (at > 0 ? 3 : 2) &&
    items.filter(({ word }) => word === ',').length === Math.min(at, 1) &&
    !items.some(({ word }) => CLAUSE_MARKERS.has(word))
  );
}
