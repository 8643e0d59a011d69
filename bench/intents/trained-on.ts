import { sentencesOf } from '../../lambdas/domain/intents/sentences.ts';
import type { Template } from './train/templates.ts';

/** Tells whether a text, but for case, accents and punctuation, is one that a template stands for. */
export function trainedOn(templates: readonly Template[]): (text: string) => boolean {
  const patterns = templates.map(patternOf);
  return (text) => {
    const words = wordsOf(text);
    return patterns.some((pattern) => pattern.test(words));
  };
}

function patternOf({ parts }: Template): RegExp {
  // Words are joined by the blanks between parts, of which a choice that is empty leaves one too many.
  const choices = parts.map((texts) => `(?:${texts.map(choiceOf).join('|')})`);
  return new RegExp(`^ *${choices.join('')} *$`);
}

function choiceOf(text: string): string {
  const blanks = [/^\s/.test(text) ? ' *' : '', /\s$/.test(text) ? ' *' : ''] as const;
  return `${blanks[0]}${wordsOf(text)}${blanks[1]}`;
}

function wordsOf(text: string): string {
  return sentencesOf(text).flat().join(' ');
}
