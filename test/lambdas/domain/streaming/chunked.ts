import type { Chunk } from '../../../../lambdas/domain/streaming/chunk.ts';
import {
  type Chunking,
  closed,
  dueMs,
  type Ending,
  said,
  taken,
  UNSAID,
} from '../../../../lambdas/domain/streaming/chunking.ts';

export interface Sent {
  readonly chunk: Chunk;
  readonly atMs: number;
}

/** One thing that a model says, so long after the one before. */
export interface Said {
  readonly afterMs: number;
  readonly text: string;
}

/** Plays an answer as whoever sends it does: each chunk is sent as soon as it is due. */
export function chunked(deltas: readonly Said[], ending: Ending = { kind: 'end' }): Sent[] {
  const sent: Sent[] = [];
  let nowMs = 1_000;
  let chunking = UNSAID;
  for (const { afterMs, text } of deltas) {
    chunking = sendUntil(chunking, nowMs, nowMs + afterMs, sent);
    nowMs += afterMs;
    chunking = said(chunking, text);
  }
  sendUntil(closed(chunking, ending), nowMs, Number.POSITIVE_INFINITY, sent);
  return sent;
}

function sendUntil(from: Chunking, fromMs: number, untilMs: number, sent: Sent[]): Chunking {
  let chunking = from;
  for (let due = dueMs(chunking); due !== undefined && due < untilMs; due = dueMs(chunking)) {
    const atMs = Math.max(due, fromMs);
    const next = taken(chunking, atMs);
    if (next.chunk === undefined) {
      throw new Error('A chunk was due and is not there.');
    }
    sent.push({ chunk: next.chunk, atMs });
    chunking = next.chunking;
  }
  return chunking;
}

export function textOf(chunks: readonly Chunk[]): string {
  return chunks.map((chunk) => (chunk.kind === 'delta' ? chunk.text : '')).join('');
}
