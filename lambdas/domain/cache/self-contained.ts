import { pointsByArticle } from './article-pointing.ts';
import { COMPARED } from './known-things.ts';
import type { Item } from './language/item.ts';
import type { Meaning } from './language/meaning.ts';
import type { Sentence } from './language/sentence.ts';

/** What people say of an answer or of the talk itself: a prompt of nothing else rests on what was said before. */
const OF_TALK = new Set(
  `about above add again agree all alternative and another answer anything apply arabic argument as back bad before
  below best better both brief bullet but change chart check chinese choose cite clarify clear code come compare
  conclusion confirm confuse consider continue convert correct could course data describe detail difference different
  difficult do double down draft dutch each easy edit elaborate else english enough error example exactly exclude
  expand explain extend fact fewer final finish first fix focus follow formal format forward french full further
  general german get give go good great guess happen help hindi how idea important improve include incorrect
  informal instead italian japanese keep know korean last later least leave less let like line link list long look
  make many markdown mean means mention method missing mistake more most much name need new next no normal not note
  now number ok okay omit one only opinion option or order other otherwise out outline over paragraph part phrase
  picture please point polite polish portuguese possible precise previous problem proceed prove quick read real
  really reason recommend redo reference remember remove repeat rephrase replace reply response rest result rewrite
  right risk russian same say second seem sentence shorten short should show simple simplify skip some something
  sound source spanish specific start step still stop structure style suggest summarise summarize summary sure
  switch table take tell text than thank thanks thing think third this thought title tone too topic translate true
  try turkish type understand use useful variant version want way well what which whole why will with without word
  work write wrong yes you`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that stand for something else, which a first question would have named. */
const POINTS =
  /(?:^| )(?:it|its|this|these|those|they|them|their|he|she|him|his|her|ones?|there|that(?= \.|$))(?= |$)/;

/** Who did something, without what it was done to: `who won`, `who is responsible`. */
const WHO_ALONE =
  /^who (?:(?!(?:is|are|was|were|am)$)[^ ]+|(?:is|are|was|were) (?:[^ ]+(?:ing|ed)|responsible|right|wrong|guilty|eligible))$/;

/**
 * Whether a prompt says by itself what it is about, so that what was said before need not be known. In doubt it does
 * not: of other languages nobody here can tell.
 */
export function isSelfContained(meaning: Meaning): boolean {
  const { asking, gist, isEnglish } = meaning;
  return (
    isEnglish && !POINTS.test(gist) && asking.some(hasMatter) && !askedTexts(meaning).some(isUntold(meaning))
  );
}

function askedTexts({ asking, sentences, inPlace }: Meaning): readonly string[] {
  return inPlace.texts.filter((_, at) => asking.includes(sentences[at] as Sentence));
}

function isUntold(meaning: Meaning): (text: string) => boolean {
  const names = new Set(meaning.items.filter(({ isProper }) => isProper).map(({ word }) => word));
  const isName = (word: string) => names.has(word);
  const isRich = saysEnough(meaning);
  return (text) =>
    (WHO_ALONE.test(text) && !text.split(' ').some(isName)) || (!isRich && pointsByArticle(text, isName));
}

/** Words after which it hardly matters which one `the` is before, and of those beside a name. */
const ENOUGH = 6;
const ENOUGH_NAMED = 4;

/** Nobody asks the same of another crossing: `what does the crossing from Bari to Patras cost with a mule`. */
function saysEnough({ asking }: Meaning): boolean {
  const items = asking.flatMap(({ main, parts }) => [...main, ...parts.flatMap((part) => part.items)]);
  const matter = items.filter(isMatter);
  const isNamed = matter.some(({ isProper, isLiteral }) => isProper || isLiteral);
  return matter.length >= (isNamed ? ENOUGH_NAMED : ENOUGH);
}

/** `Which is faster` lacks what `which is faster, a lion or a horse` has. */
function hasMatter({ main, parts }: Sentence): boolean {
  const compared = parts.filter(({ marker }) => marker === 'between' || marker === 'than');
  return [...main, ...compared.flatMap(({ items }) => items)].some(isMatter);
}

function isMatter({ word, bases, isLiteral, isProper }: Item): boolean {
  if (isLiteral || isProper) {
    return true;
  }
  return !word.startsWith('#') && !COMPARED.has(word) && !bases.some((base) => OF_TALK.has(base));
}
