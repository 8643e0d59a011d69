import type { Ask } from './asks.ts';
import type { Verbal } from './auxiliaries.ts';
import { CLAUSE_MARKERS, MARKERS } from './closed-classes.ts';
import { type Item, isAdverb, itemOf } from './item.ts';

/** Whoever does it: a passive without its agent says the same. */
const WHOEVER: Item = { ...itemOf('`~', new Set()), isLiteral: true };
const PEOPLE = /^(people|they|somebody|someone|anybody|anyone)$/;

/** What animals, weather and illness do as well: `which birds are killed` is not which ones people kill. */
const NATURAL = new Set(
  'eat kill hunt catch attack bite sting chase fight destroy damage harm hurt injure cause trigger produce spread carry transmit infect pollinate feed pollute affect change move shape form absorb release need want like love fear hate avoid live die be have do get'.split(
    ' ',
  ),
);

/** Whether a subject of a verb says no more than that somebody does it. */
export function isWhoever(item: Item | undefined): boolean {
  return item === WHOEVER;
}

export function isGenericAgent(agent: readonly Item[], verb: Item): boolean {
  return agent.length === 1 && PEOPLE.test(agent[0]?.word ?? '') && !isNatural(verb);
}

/** @param isAlone whether no other sentence says who `they` are */
export function withGenericSubject({ items, marks, isInverted }: Verbal, ask: Ask, isAlone: boolean): Item[] {
  const at = isInverted ? 0 : items.findIndex(({ word }) => word === ',') + 1;
  const isSubject =
    (isInverted || (at > 0 && /^(what|how|how-many)$/.test(ask))) &&
    PEOPLE.test(items[at]?.word ?? '') &&
    hasDeed(items.slice(at + 1), ask, at > 0) &&
    marks.every((mark) => /^(past|perfect|past perfect|not)$/.test(mark)) &&
    (items[at]?.word !== 'they' || (isAlone && isUnnamed(items, at)));
  return isSubject ? [...items.slice(0, at), WHOEVER, ...items.slice(at + 1)] : [...items];
}

/** A verb whose object is what is asked for, or follows. */
function hasDeed([verb, object]: readonly Item[], ask: Ask, isHeaded: boolean): boolean {
  const isObject = ask === 'what' || (ask === 'how-many' && isHeaded) || isPlain(object);
  return isPlain(verb) && !isNatural(verb as Item) && isObject;
}

function isPlain(item: Item | undefined): boolean {
  return (
    item !== undefined &&
    !MARKERS.has(item.word) &&
    !isAdverb(item) &&
    !/^([,.]|and|or|of|not|still|always|often|ever|never|even|only|just|all|both|usually|generally)$/.test(
      item.word,
    )
  );
}

function isNatural({ bases }: Item): boolean {
  return bases.some((base) => NATURAL.has(base));
}

/** Whether nothing is said before, or in another clause, that `they` might be. */
function isUnnamed(items: readonly Item[], at: number): boolean {
  return (
    items.filter(({ word }) => word === ',').length === Math.min(at, 1) &&
    !items.some(({ word }) => CLAUSE_MARKERS.has(word))
  );
}
