import { sentencesOf } from '../../../lambdas/domain/intents/sentences.ts';
import type { Labelled, TrainingData } from './training-data.ts';

/** Bits of the intents in which each word is at home, as the stored model has them. */
export function vocabularyOf(
  { intents, neutral, lookalikes }: TrainingData,
  templates: readonly Labelled[],
): Record<string, string> {
  const everywhere = 2 ** intents.length - 1;
  const bits = new Map<string, number>();
  for (const { parts, label } of templates.filter((template) => template.label < intents.length)) {
    for (const word of wordsOf(parts.flat())) bits.set(word, (bits.get(word) ?? 0) | (1 << label));
  }
  for (const word of wordsOf(neutral)) bits.set(word, everywhere);
  for (const word of wordsOf(lookalikes)) bits.set(word, bits.get(word) ?? 0);
  const words: Record<string, string[]> = {};
  for (const [word, home] of [...bits].sort(([a], [b]) => (a < b ? -1 : 1))) {
    words[home.toString(16)] = [...(words[home.toString(16)] ?? []), word];
  }
  return Object.fromEntries(
    Object.entries(words)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([home, list]) => [home, list.join(' ')]),
  );
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => sentencesOf(text).flat());
}
