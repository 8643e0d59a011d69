import type { Letter } from '../evidence.ts';
import type { Truth } from './truth.ts';

const SHOWN = 120;

/**
 * Letters that nobody can read and that their region has not kept, byte for byte, for whoever may mend them: its archive
 * is all that is left of them. One letter may be there twice, since a queue may deliver it twice.
 */
export function lostLetters({ evidence: { letters, replicas } }: Truth): string[] {
  const kept = new Set(replicas.flatMap(({ archived }) => archived.map(nameOf)));
  return letters
    .filter((letter) => !kept.has(nameOf(letter)))
    .map(({ region, queue, body }) => `${region} has not archived of ${queue}: ${body.slice(0, SHOWN)}`);
}

function nameOf({ region, queue, body }: Letter): string {
  return `${region} ${queue} ${body}`;
}
