import { type ByteVector, byteVector } from '../domain/cache/vector.ts';
import type { CachePorts } from './ports.ts';
import { MOST_CHARACTERS, type Question } from './question.ts';

/** Makes the vector by which an answer will be found. */
export async function vectorOf(question: Question, { embedder }: CachePorts): Promise<ByteVector> {
  question.vector ??= byteVector(await embedder.embed(question.meaning.gist));
  return question.vector;
}

/** Gives a question its vector where nobody looks by meaning: its answer should be found by that all the same. */
export async function placed(question: Question, ports: CachePorts): Promise<void> {
  if (!isTooLong(question)) {
    await vectorOf(question, ports).catch(ports.onTrouble);
  }
}

/** Whether a prompt is found by its exact words alone. */
export function isTooLong({ request }: Question): boolean {
  return request.prompt.length > MOST_CHARACTERS;
}
