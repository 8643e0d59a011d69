import { LRUCache } from 'lru-cache';
import { type Meaning, meaningOf } from '../domain/cache/language/meaning.ts';
import { atMost } from '../platform/at-most.ts';

/** Says what a question means. */
export type Reading = (question: string) => Meaning;

/** Some kilobytes each. */
const MOST_MEANINGS = 5_000;

/** Reads each question once: those that are near come again and again. */
export function readings(): Reading {
  const known = new LRUCache<string, Meaning>(atMost(MOST_MEANINGS));
  return (question) => {
    const meaning = known.get(question) ?? meaningOf(question);
    known.set(question, meaning);
    return meaning;
  };
}

/** What a question in another language than English means: nothing that the rules of English could say. */
export function foreign(meaning: Meaning): Meaning {
  return { ...meaning, isEnglish: false };
}
