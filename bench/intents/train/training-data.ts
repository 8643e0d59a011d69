import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf, phrasesOf, type Template, templatesOf } from './templates.ts';

export const OTHER = 'other';
/** Files of the folder that are no classes. */
const WORD_LISTS = ['neutral', 'lookalikes', 'phrases'];

/** A template with what its texts are examples of. */
export interface Labelled extends Template {
  /** Place of the class in `intents`; past the last one it is `other`. */
  readonly label: number;
}

export interface TrainingData {
  readonly intents: readonly string[];
  readonly templates: readonly Labelled[];
  /** Words that are at home in every intent. */
  readonly neutral: readonly string[];
  /** Words that are near those of the intents and no misspellings. */
  readonly lookalikes: readonly string[];
}

/** Reads the folder of training data. */
export function readTrainingData(folder: string): TrainingData {
  const read = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8');
  const names = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''));
  const intents = names.filter((name) => ![...WORD_LISTS, OTHER].includes(name)).sort();
  const phrases = phrasesOf(read('phrases'));
  const templates = [...intents, OTHER].flatMap((name, label) =>
    templatesOf(read(name), phrases).map((template) => ({ ...template, label })),
  );
  const wordsIn = (name: string) => linesOf(read(name)).flatMap((line) => line.split(' '));
  return { intents, templates, neutral: wordsIn('neutral'), lookalikes: wordsIn('lookalikes') };
}
