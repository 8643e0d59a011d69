import { type Checksum, checksumText, NO_TEXT, summed } from './checksum.ts';
import type { Chunk, Close, Delta } from './chunk.ts';
import { graphemeCut } from './grapheme-cut.ts';

/** An answer that is being cut into chunks. */
export interface Chunking {
  /** Of the next chunk. */
  readonly seq: number;
  /** Said and not sent yet. */
  readonly pending: string;
  /** When the last chunk was sent; undefined before the first. */
  readonly sentAtMs: number | undefined;
  /** Sent so far, in UTF-16 code units. */
  readonly length: number;
  readonly checksum: Checksum;
  readonly closing: Ending | undefined;
  readonly isClosed: boolean;
}

/** How the answer ends, once that is known. */
export type Ending = { readonly kind: 'end' } | Exclude<Close, { readonly kind: 'end' }>;

/** No two chunks are sent sooner after each other: 25 a second. */
const LEAST_GAP_MS = 40;
/** What was said is sent after so long. */
const MOST_GAP_MS = 50;
/** With so many code units waiting there is no use in waiting longer. */
const MANY_UNITS = 256;
/** Code units of one chunk at most: in UTF-8 they are a fifth of what AWS IoT takes. */
const MOST_UNITS = 8_192;

export const UNSAID: Chunking = {
  seq: 0,
  pending: '',
  sentAtMs: undefined,
  length: 0,
  checksum: NO_TEXT,
  closing: undefined,
  isClosed: false,
};

/** More of the answer was said. */
export function said(chunking: Chunking, text: string): Chunking {
  return { ...chunking, pending: chunking.pending + text };
}

/** Nothing more will be said. An error or a retraction lets go of what was not sent. */
export function closed(chunking: Chunking, closing: Ending): Chunking {
  return { ...chunking, closing, pending: closing.kind === 'end' ? chunking.pending : '' };
}

/** When the next chunk is to be sent, in milliseconds as `sentAtMs`; undefined where there is none. */
export function dueMs(chunking: Chunking): number | undefined {
  const { pending, sentAtMs, closing, isClosed } = chunking;
  if (isClosed || (closing === undefined && sendable(chunking) === 0)) {
    return undefined;
  }
  if (sentAtMs === undefined) {
    return 0;
  }
  const isPressing = closing !== undefined || pending.length >= MANY_UNITS;
  return sentAtMs + (isPressing ? LEAST_GAP_MS : MOST_GAP_MS);
}

/** The chunk that is due, and the answer without it. Nothing changes where none is. */
export function taken(chunking: Chunking, nowMs: number): { chunk?: Chunk; chunking: Chunking } {
  const due = dueMs(chunking);
  if (due === undefined || nowMs < due) {
    return { chunking };
  }
  return chunking.pending === '' ? lastTaken(chunking) : deltaTaken(chunking, nowMs);
}

function deltaTaken(chunking: Chunking, nowMs: number): { chunk: Chunk; chunking: Chunking } {
  const { seq, pending, length, checksum } = chunking;
  const units = sendable(chunking);
  const chunk: Delta = { seq, kind: 'delta', text: pending.slice(0, units) };
  const rest = {
    ...chunking,
    seq: seq + 1,
    pending: pending.slice(units),
    sentAtMs: nowMs,
    length: length + units,
    checksum: summed(checksum, chunk.text),
  };
  return { chunk, chunking: rest };
}

function lastTaken(chunking: Chunking): { chunk: Chunk; chunking: Chunking } {
  const { seq, length, checksum } = chunking;
  const { kind } = chunking.closing as Ending;
  const close =
    kind === 'end' ? { kind, length, checksum: checksumText(checksum) } : (chunking.closing as Close);
  return {
    chunk: { seq, ...close },
    chunking: { ...chunking, isClosed: true },
  };
}

/** Code units that one chunk may take of what is pending. */
function sendable({ pending, closing }: Chunking): number {
  if (pending.length > MOST_UNITS) {
    return graphemeCut(pending.slice(0, MOST_UNITS));
  }
  return closing === undefined ? graphemeCut(pending) : pending.length;
}
