import { type Compared, hasSameContent, marksOf } from './compared.ts';
import type { Ask } from './language/asks.ts';
import { DIRECTIONS } from './language/closed-classes.ts';
import { type Item, sameItem } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';

const MODAL_MARKS = new Set(['can', 'may', 'might', 'must', 'need', 'shall', 'should', 'would']);

/** Something else is possible, due or allowed. `Can` often asks what `may` asks. */
export function differsInModality({ one, other }: Compared): boolean {
  const left = modalityOf(one);
  const right = modalityOf(other);
  return left !== right && left !== '' && right !== '';
}

function modalityOf(meaning: Meaning): string {
  const modals = marksOf(meaning).filter((mark) => MODAL_MARKS.has(mark));
  return modals.map((mark) => (mark === 'may' ? 'can' : mark)).join();
}

const TENSES = new Set(['past', 'perfect', 'past perfect', 'will']);

/** Tense is told by so little that it counts only where nothing else differs. */
export function differsInTense(compared: Compared): boolean {
  const tenseOf = (meaning: Meaning) =>
    marksOf(meaning)
      .filter((mark) => TENSES.has(mark))
      .join();
  const [one, other] = [tenseOf(compared.one), tenseOf(compared.other)];
  const isFuture = one === 'will' || other === 'will';
  const isPast = [one, other].includes('past') && [one, other].includes('');
  return (
    hasSameContent(compared) &&
    one !== other &&
    (sameAsk(compared) || isFuture) &&
    !(isPast && changedVoice(compared) && [compared.one, compared.other].some(tellsPast))
  );
}

/** In a statement the verb itself says that something is past: `the consulate refused my visa`. */
function tellsPast({ sentences, items }: Meaning): boolean {
  return sentences.some(({ isQuestion }) => !isQuestion) && items.some(({ isPast }) => isPast);
}

function sameAsk({ one, other }: Compared): boolean {
  return one.sentences.at(-1)?.ask === other.sentences.at(-1)?.ask;
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
const LOOSE = new Set(
  ['manner truth', 'degree truth', 'degree manner', 'degree count'].flatMap((kinds) => [
    kinds,
    kinds.split(' ').reverse().join(' '),
  ]),
);

export function differsInQuestion({ one, other }: Compared): boolean {
  const [left, right] = [one, other].map(({ sentences }) => answerOf(sentences.at(-1)));
  return left !== right && left !== 'thing' && right !== 'thing' && !LOOSE.has(`${left} ${right}`);
}

function answerOf(sentence: Sentence | undefined): string {
  if (sentence === undefined) {
    return 'thing';
  }
  const words = sentence.main.map(({ word }) => word);
  // `Where and how is it kept` asks for either.
  if (words.includes('and') && words.some((word) => ASKING.has(word))) {
    return 'thing';
  }
  return sentence.ask === 'how' && DEGREE.has(words[0]) ? 'degree' : ANSWERS[sentence.ask];
}

const ASKING = new Set(['how', 'when', 'where', 'why', 'who', 'what']);

const DEGREE: ReadonlySet<string | undefined> = new Set(['long', 'often', 'much', 'far', 'old']);

/** Directions that stand for one another as often as not. */
const NEARLY_ALIKE = new Set(['for', 'to', 'with']);

/** Other prepositions around the same words. Who did it in the passive may stand where a means stood. */
export function differsInPreposition(compared: Compared): boolean {
  const { markersOne, markersOther } = compared;
  const isTold = [...markersOne, ...markersOther].some(
    (marker) => DIRECTIONS.has(marker) && !NEARLY_ALIKE.has(marker),
  );
  return isTold && hasSameContent(compared) && !changedVoice(compared);
}

function changedVoice({ one, other }: Compared): boolean {
  return wasPassive(one) !== wasPassive(other);
}

function wasPassive({ sentences }: Meaning): boolean {
  return sentences.some((sentence) => sentence.wasPassive);
}

/** The same words and prepositions, and two of them have changed places: who does what to whom. */
export function differsInDirection(compared: Compared): boolean {
  const { one, other, markersOne, markersOther } = compared;
  const isSame = hasSameContent(compared) && markersOne.length + markersOther.length === 0;
  return isSame && !changedVoice(compared) && (areMisplaced(one, other) || areSwapped(one, other));
}

/** Whether two words alone have changed places, unless they stand on a list: `are cats and dogs kept`. */
function areMisplaced(one: Meaning, other: Meaning): boolean {
  const misplaced = one.items.flatMap((item, at) => (sameItem(item, other.items[at] as Item) ? [] : [at]));
  const between = one.items.slice(misplaced[0], misplaced[1]);
  return misplaced.length === 2 && !between.some(({ word }) => word === 'and' || word === 'or');
}

/** Whether two parts of a sentence hold what the other prompt has in the other: `from Rome to Oslo`. */
function areSwapped(one: Meaning, other: Meaning): boolean {
  const places = placesOf(one);
  const opposite = new Map(placesOf(other));
  const moved = places.filter(([place, words]) => opposite.get(place) !== words);
  const texts = moved.map(([, words]) => words).sort();
  const opposites = moved.map(([place]) => opposite.get(place)).sort();
  return moved.length === 2 && texts.join() === opposites.join();
}

/** What stands where, the words in their first base. */
function placesOf({ sentences }: Meaning): (readonly [place: string, words: string])[] {
  return sentences.flatMap(({ main, parts }, sentence) =>
    [{ marker: 'main', items: main }, ...parts].map(
      ({ marker, items }, at) =>
        [
          `${sentence} ${marker} ${parts.slice(0, at - 1).filter((part) => part.marker === marker).length}`,
          items.map(({ bases }) => bases.at(-1)).join(' '),
        ] as const,
    ),
  );
}
