import type { Embedder } from '../../lambdas/cache/ports.ts';

const WORD = 1;
const PAIR = 0.6;
const LETTERS = 0.35;

/**
 * An embedder that knows no words: hashed words, pairs of words and groups of three letters. It is worse than a
 * model's, and knows nothing that the guard knows, so that neither helps the other.
 */
export function hashedEmbedder(dimensions = 256): Embedder {
  return {
    id: 'hashed',
    dimensions,
    embed: async (text) => embedded(text, dimensions),
  };
}

/** Of the text as it is: two texts that differ in small letters alone are embedded alike. */
export function embedded(text: string, dimensions = 256): Float32Array {
  const vector = new Float32Array(dimensions);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  words.forEach((word, at) => {
    add(vector, word, WORD);
    add(vector, `${word} ${words[at + 1] ?? ''}`, PAIR);
    const framed = `<${word}>`;
    for (let from = 0; from + 3 <= framed.length; from++) {
      add(vector, framed.slice(from, from + 3), LETTERS);
    }
  });
  // Something must be there, even of an empty text.
  vector[0] = (vector[0] as number) + 1e-6;
  return vector;
}

function add(vector: Float32Array, feature: string, weight: number): void {
  const hash = fnv1a(feature);
  const at = hash % vector.length;
  vector[at] = (vector[at] as number) + (hash & 0x8000_0000 ? -weight : weight);
}

/** http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // The lowest bits of FNV differ too little between short texts.
  return (hash ^ (hash >>> 15)) >>> 0;
}
