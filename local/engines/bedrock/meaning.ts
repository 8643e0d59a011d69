import { createHash } from 'node:crypto';
import { CONCEPTS, isFiller, LONGEST_PHRASE, NUMBERS, ROLES } from './lexicon.ts';

const WORD = /[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu;
const LABEL_DIGITS = 12;

/**
 * What a prompt asks for, as far as the lexicon knows: its concepts in order, and after them in any order those that
 * a preposition gives a part. Two texts that it cannot tell to be the same are different.
 */
export function conceptsOf(text: string): string[] {
  const read: Reading = { free: [], bound: [], role: '', denial: '' };
  for (const concept of phrasesOf(text)) take(read, concept);
  // A denial or a preposition that nothing follows still says something.
  const left = [read.denial, read.role].filter((rest) => rest !== '');
  return [...read.free, ...read.bound.sort(), ...left];
}

interface Reading {
  readonly free: string[];
  readonly bound: string[];
  role: string;
  denial: '' | '!';
}

function take(read: Reading, concept: string): void {
  if (ROLES.has(concept)) {
    read.role = concept;
    return;
  }
  if (concept === 'not') {
    read.denial = '!';
    return;
  }
  const meant = `${read.denial}${concept}`;
  if (read.role === '') read.free.push(meant);
  else read.bound.push(`${read.role}>${meant}`);
  read.role = '';
  read.denial = '';
}

/** A short name for what a prompt asks for: another meaning has another one. */
export function meaningOf(text: string): string {
  return labelOf(conceptsOf(text).join(' '));
}

/** Twelve hexadecimal digits for a text. */
export function labelOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, LABEL_DIGITS);
}

/** Concepts and words in order, fillers left out. */
function phrasesOf(text: string): string[] {
  const words = wordsOf(text);
  const phrases: string[] = [];
  for (let at = 0; at < words.length; ) {
    const [concept, length] = phraseAt(words, at);
    if (concept !== undefined) phrases.push(concept);
    at += length;
  }
  return phrases;
}

function phraseAt(words: readonly string[], at: number): [concept: string | undefined, length: number] {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length--) {
    const concept = CONCEPTS.get(words.slice(at, at + length).join(' '));
    if (concept !== undefined) return [concept, length];
  }
  const word = words[at] ?? '';
  if (isFiller(word)) return [undefined, 1];
  return [NUMBERS[word] ?? stem(word), 1];
}

/** Words in lower case with contractions written out; a "to" before a name is "into", since others say nothing. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\bto (?=\p{Lu})/gu, 'into ')
    .toLowerCase()
    .replace(/\bcan['’]t\b/g, 'can not')
    .replace(/\bwon['’]t\b/g, 'will not')
    .replace(/n['’]t\b/g, ' not')
    .replace(/['’](s|re|ve|ll|d|m)\b/g, '');
  return plain.match(WORD) ?? [];
}

function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  return word.replace(/(?:ies)$/, 'y').replace(/(?<=[^s])s$/, '');
}
