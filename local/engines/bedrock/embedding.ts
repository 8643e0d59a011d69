import { createHash } from 'node:crypto';
import { conceptsOf, wordsOf } from './meaning.ts';

/** What Titan Text Embeddings V2 takes. */
export const DIMENSIONS = [256, 512, 1024] as const;

// A real embedder sees what a text is about far more than how it is put, or whether it is denied: so do these.
const CONCEPT = 2;
const PAIR = 0.35;
const WORD = 0.5;
const TRIGRAM = 0.12;

/** A vector of a text by hashing: the same for the same text, near for texts of the same concepts, length 1. */
export function embeddingOf(text: string, dimensions: number): number[] {
  const vector = new Float64Array(dimensions);
  for (const [feature, weight] of featuresOf(text)) add(vector, feature, weight);
  const length = Math.hypot(...vector) || 1;
  return Array.from(vector, (value) => value / length);
}

function featuresOf(text: string): [feature: string, weight: number][] {
  const concepts = conceptsOf(text).map((concept) => concept.replace(/^(?:[a-z]+>)?!?/, ''));
  const words = wordsOf(text);
  const letters = words.join(' ');
  const trigrams = Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) =>
    letters.slice(at, at + 3),
  );
  return [
    ['', 0.01],
    ...concepts.map((concept): [string, number] => [`c ${concept}`, CONCEPT]),
    ...concepts.slice(1).map((concept, at): [string, number] => [`p ${concepts[at]} ${concept}`, PAIR]),
    ...words.map((word): [string, number] => [`w ${word}`, WORD]),
    ...trigrams.map((trigram): [string, number] => [`t ${trigram}`, TRIGRAM]),
  ];
}

/** Each feature has eight places with a sign each, so that two that meet in one seldom meet in all. */
function add(vector: Float64Array, feature: string, weight: number): void {
  const hash = createHash('sha256').update(feature).digest();
  for (let at = 0; at < 32; at += 4) {
    const place = hash.readUInt16BE(at) % vector.length;
    vector[place] = (vector[place] ?? 0) + ((hash[at + 2] ?? 0) & 1 ? weight : -weight);
  }
}
