import { type Checksum, checksumText, NO_TEXT, summed } from './checksum.ts';
import type { Chunk } from './chunk.ts';

/** An answer as far as it has arrived on a device. */
export interface Assembly {
  /** What may be shown: everything up to the first chunk that is missing. */
  readonly text: string;
  /** Number of the first chunk that is missing: from here on it is asked for again. */
  readonly next: number;
  readonly outcome: Outcome;
  readonly checksum: Checksum;
  /** Chunks that came too early. */
  readonly early: ReadonlyMap<number, InOrder>;
}

/** What means something only in its place. */
type InOrder = Exclude<Chunk, { readonly kind: 'retract' }>;

export type Outcome =
  /** More is to come, or got lost. */
  | { readonly kind: 'open' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'retracted' }
  /** All chunks are here and are not the answer: the message itself has to be read. */
  | { readonly kind: 'damaged' };

/** What waits for a missing chunk, at most; more is asked for again later. */
const MOST_EARLY = 256;

export const NOTHING_ARRIVED: Assembly = {
  text: '',
  next: 0,
  outcome: { kind: 'open' },
  checksum: NO_TEXT,
  early: new Map(),
};

/** A chunk arrived: in any order, any number of times. */
export function arrived(assembly: Assembly, chunk: Chunk): Assembly {
  if (assembly.outcome.kind !== 'open' || chunk.seq < assembly.next) {
    return assembly;
  }
  if (chunk.kind === 'retract') {
    return { ...assembly, text: '', outcome: { kind: 'retracted' }, early: new Map() };
  }
  if (chunk.seq > assembly.next) {
    return waiting(assembly, chunk);
  }
  return caughtUp(joined(assembly, chunk));
}

/** Whether a chunk is known to be missing, since a later one is here. */
export function hasGap({ early }: Assembly): boolean {
  return early.size > 0;
}

function waiting(assembly: Assembly, chunk: InOrder): Assembly {
  return assembly.early.size < MOST_EARLY
    ? { ...assembly, early: new Map(assembly.early).set(chunk.seq, chunk) }
    : assembly;
}

/** With everything that had come too early and does not any longer. */
function caughtUp(assembly: Assembly): Assembly {
  const early = new Map(assembly.early);
  let joining = assembly;
  for (let chunk = early.get(joining.next); chunk !== undefined; chunk = early.get(joining.next)) {
    early.delete(joining.next);
    joining = joined(joining, chunk);
  }
  return { ...joining, early };
}

function joined(assembly: Assembly, chunk: InOrder): Assembly {
  const next = assembly.next + 1;
  if (chunk.kind !== 'delta') {
    return { ...assembly, next, outcome: outcomeOf(assembly, chunk) };
  }
  const text = assembly.text + chunk.text;
  return { ...assembly, next, text, checksum: summed(assembly.checksum, chunk.text) };
}

function outcomeOf({ text, checksum }: Assembly, closing: Exclude<InOrder, { kind: 'delta' }>): Outcome {
  if (closing.kind === 'error') {
    return { kind: 'failed', code: closing.code };
  }
  const isWhole = closing.length === text.length && closing.checksum === checksumText(checksum);
  return { kind: isWhole ? 'whole' : 'damaged' };
}
