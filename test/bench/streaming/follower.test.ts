import { Follower } from '../../../bench/streaming/follower.ts';
import { optionsOf } from '../../../bench/streaming/options.ts';
import { newestStamp } from '../../../bench/streaming/stamping-model.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import { closed, said, taken, UNSAID } from '../../../lambdas/domain/streaming/chunking.ts';

/** The chunks of a text, and its end. */
function chunksOf(...pieces: string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let chunking = UNSAID;
  const take = (nowMs: number) => {
    const next = taken(chunking, nowMs);
    chunking = next.chunking;
    if (next.chunk !== undefined) chunks.push(next.chunk);
  };
  pieces.forEach((piece, at) => {
    chunking = said(chunking, piece);
    take(at * 1_000);
  });
  chunking = closed(chunking, { kind: 'end' });
  take(1e6);
  take(2e6);
  return chunks;
}

const CHUNKS = chunksOf('one ', 'two ', 'three ');

test('a device that misses chunks is whole once it has fetched them, and one without numbers shows a gap', () => {
  const follower = new Follower();
  follower.heard({ run: 1, chunks: CHUNKS.slice(0, 1) });
  follower.heard({ run: 1, chunks: CHUNKS.slice(2) });
  expect([follower.text, follower.query]).toEqual([undefined, '&run=1&from=1']);
  follower.took(1, CHUNKS.slice(1, 3));
  expect(follower.text).toBe('one two three ');
  expect(follower.unnumbered).not.toBe('one two three ');
});

test('a newer run makes what was heard of an older one void', () => {
  const follower = new Follower();
  follower.heard({ run: 1, chunks: [...CHUNKS.slice(0, 2), { seq: 2, kind: 'error', code: 'model-cut' }] });
  follower.heard({ run: 2, chunks: CHUNKS });
  follower.heard({ run: 1, chunks: CHUNKS.slice(0, 1) });
  expect([follower.run, follower.text, follower.unnumbered]).toEqual([2, 'one two three ', 'one two three ']);
});

test('the newest instant in a chunk is read though what ends its piece is held back', () => {
  expect(newestStamp('1795848000000.125 1795848000081.500')).toBe(1_795_848_000_081.5);
  expect(newestStamp(' 1795848')).toBeUndefined();
});

test('a seed that is no whole number is refused with a sentence', () => {
  expect(() => optionsOf(['--scenario', 'streaming', '--seed', 'x'])).toThrow('--seed is "x"');
  expect(optionsOf(['--quick']).timed).toBeLessThan(optionsOf([]).timed);
});
