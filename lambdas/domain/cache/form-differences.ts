import { type Compared, hasSameContent, markersOf, marksOf } from './compared.ts';
import type { Ask } from './language/asks.ts';
import { DIRECTIONS } from './language/closed-classes.ts';
import { sameItem } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';

const MODAL_MARKS = /^(can|may|might|must|need|shall|should|would)$/;

/** Something else is possible, due or allowed. `Can` often asks what `may` asks. */
export function differsInModality({ one, other }: Compared): boolean {
  const left = modalityOf(one);
  const right = modalityOf(other);
  return left !== right && left !== '' && right !== '';
}

function modalityOf(meaning: Meaning): string {
  const modals = marksOf(meaning).filter((mark) => MODAL_MARKS.test(mark));
  return modals.map((mark) => (mark === 'may' ? 'can' : mark)).join(' ');
}

/** Tense is told by so little that it counts only where nothing else differs. */
export function differsInTense(compared: Compared): boolean {
  const tenseOf = (meaning: Meaning) =>
    marksOf(meaning)
      .filter((mark) => /^(past|perfect|past perfect|will)$/.test(mark))
      .join(' ');
  return hasSameContent(compared) && tenseOf(compared.one) !== tenseOf(compared.other);
}

/** What kind of thing answers; `thing` may be any of them in other words. */
const ANSWERS: Readonly<Record<Ask, string>> = {
  'how-to': 'manner',
  how: 'manner',
  why: 'reason',
  what: 'thing',
  define: 'thing',
  'stand-for': 'thing',
  translate: 'thing',
  convert: 'thing',
  measure: 'thing',
  'how-many': 'count',
  who: 'person',
  whose: 'person',
  when: 'time',
  where: 'place',
  whether: 'truth',
};
const LOOSE = new Set(['manner truth', 'truth manner']);

export function differsInQuestion({ one, other }: Compared): boolean {
  const left = ANSWERS[one.sentences.at(-1)?.ask ?? 'what'];
  const right = ANSWERS[other.sentences.at(-1)?.ask ?? 'what'];
  return left !== right && left !== 'thing' && right !== 'thing' && !LOOSE.has(`${left} ${right}`);
}

const NEARLY_ALIKE = /^(in|at|on|within|for|to|of|adverb|that|which|who|and|with)$/;

/** Other prepositions around the same words. */
export function differsInPreposition(compared: Compared): boolean {
  const { markersOne, markersOther } = compared;
  const differing = [...markersOne, ...markersOther];
  return (
    hasSameContent(compared) &&
    differing.some((marker) => DIRECTIONS.has(marker) && !NEARLY_ALIKE.test(marker))
  );
}

/** The same words and prepositions, in other places: who does what to whom. */
export function differsInDirection(compared: Compared): boolean {
  const { one, other, markersOne, markersOther } = compared;
  if (!hasSameContent(compared) || markersOne.length + markersOther.length > 0) {
    return false;
  }
  return markersOf(one).some((marker) => DIRECTIONS.has(marker)) || misplaced(one, other) === 2;
}

function misplaced(one: Meaning, other: Meaning): number {
  return one.items.filter((item, at) => {
    const opposite = other.items[at];
    return opposite === undefined || !sameItem(item, opposite);
  }).length;
}
