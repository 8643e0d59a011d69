import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from './train/templates.ts';
import { OTHER } from './train/training-data.ts';

/** A text as a person would type it. */
export interface EvaluationText {
  readonly text: string;
  /** What it asks for; undefined where a model must answer. */
  readonly intent: string | undefined;
  /** The intent, or what makes a text hard that has none. */
  readonly kind: string;
}

const KIND = /^## (.+)$/;

/** Every text to judge by, in the words of the files. */
export function readEvaluation(folder: string, intents: readonly string[]): EvaluationText[] {
  const read = (name: string) => readFileSync(join(folder, `${name}.txt`), 'utf8');
  const asked = intents.flatMap((intent) =>
    linesOf(read(intent)).map((text) => ({ text, intent, kind: intent })),
  );
  return [...asked, ...unasked(read(OTHER))];
}

function unasked(file: string): EvaluationText[] {
  let kind = OTHER;
  return file.split('\n').flatMap((line) => {
    kind = KIND.exec(line)?.[1] ?? kind;
    return line.startsWith('#') || line.trim() === '' ? [] : [{ text: line, intent: undefined, kind }];
  });
}
