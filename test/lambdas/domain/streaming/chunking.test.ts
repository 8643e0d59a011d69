import type { Chunk } from '../../../../lambdas/domain/streaming/chunk.ts';
import { closed, dueMs, said, taken, UNSAID } from '../../../../lambdas/domain/streaming/chunking.ts';
import { chunked, textOf } from './chunked.ts';

const chunksOf = (...texts: string[]): Chunk[] =>
  chunked(texts.map((text) => ({ afterMs: 0, text }))).map(({ chunk }) => chunk);

describe('an answer in chunks', () => {
  it('is sent from its first character on at once, then after 50 ms, and ends with length and checksum', () => {
    const sent = chunked([
      { afterMs: 0, text: 'Hel' },
      { afterMs: 10, text: 'lo' },
      { afterMs: 10, text: ' there' },
      { afterMs: 60, text: '!' },
    ]);
    expect(sent).toEqual([
      { atMs: 1_000, chunk: { seq: 0, kind: 'delta', text: 'He' } },
      { atMs: 1_050, chunk: { seq: 1, kind: 'delta', text: 'llo ther' } },
      { atMs: 1_090, chunk: { seq: 2, kind: 'delta', text: 'e!' } },
      {
        atMs: 1_130,
        chunk: { seq: 3, kind: 'end', length: 12, checksum: expect.stringMatching(/^[0-9a-f]{16}$/) },
      },
    ]);
  });

  it('is sent after 40 ms already where much is waiting', () => {
    const many = 'x'.repeat(255);
    const at = (text: string) => dueMs(said(taken(said(UNSAID, 'ab'), 1_000).chunking, text));
    expect(at(many)).toBe(1_040);
    expect(at(many.slice(1))).toBe(1_050);
  });

  it('without a word is its end', () => {
    expect(chunksOf()).toEqual([{ seq: 0, kind: 'end', length: 0, checksum: expect.any(String) }]);
  });

  it('waits for the rest of a character', () => {
    expect(dueMs(said(UNSAID, 'H'))).toBeUndefined();
    expect(dueMs(said(UNSAID, '\ud83d'))).toBeUndefined();
    expect(dueMs(said(UNSAID, '😀'))).toBeUndefined();
    expect(dueMs(said(UNSAID, 'a\ud83d'))).toBeUndefined();
    expect(dueMs(said(UNSAID, 'ab\ud83d'))).toBe(0);
    expect(['\ud800', '\udbff'].map((half) => dueMs(said(UNSAID, `a${half}`)))).toEqual([
      undefined,
      undefined,
    ]);
    const toned = chunked([
      { afterMs: 0, text: '👍\ud83c' },
      { afterMs: 5, text: '\udffd ok' },
      { afterMs: 60, text: '.' },
    ]);
    expect(toned[0]).toEqual({ atMs: 1_005, chunk: { seq: 0, kind: 'delta', text: '👍🏽 o' } });
  });

  it('does not wait for ever for a character without an end', () => {
    const [first] = chunked([
      { afterMs: 0, text: `e${'\u0301'.repeat(64)}` },
      { afterMs: 100, text: 'x' },
    ]);
    expect(first?.chunk).toMatchObject({ text: `e${'\u0301'.repeat(63)}` });
    const whole = chunked([
      { afterMs: 0, text: `e${'\u0301'.repeat(63)}` },
      { afterMs: 100, text: 'x' },
    ]);
    expect(whole[0]).toMatchObject({ atMs: 1_100 });
    const pairAtTheCut = `e${'\u0301'.repeat(62)}\u{1f3fd}${'\u0301'.repeat(5)}`;
    const beforeIt = chunked([
      { afterMs: 0, text: pairAtTheCut },
      { afterMs: 100, text: 'x' },
    ]);
    expect(beforeIt[0]?.chunk).toMatchObject({ text: pairAtTheCut.slice(0, 63) });
    const pairs = chunked([
      { afterMs: 0, text: `a${'\u{1f3fd}'.repeat(40)}` },
      { afterMs: 100, text: 'x' },
    ]);
    expect(pairs[0]?.chunk).toMatchObject({ text: `a${'\u{1f3fd}'.repeat(31)}` });
  });

  it('that is there all at once is sent in pieces that a device takes', () => {
    const text = 'All at once. 😀'.repeat(2_000);
    const sent = chunked([{ afterMs: 0, text }]);
    const lengths = sent.map(({ chunk }) => (chunk.kind === 'delta' ? chunk.text.length : 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8_192);
    expect(sent).toHaveLength(5);
    expect(textOf(sent.map(({ chunk }) => chunk))).toBe(text);
  });

  it('of 8,192 units is one piece', () => {
    expect(chunksOf('x'.repeat(8_192)).map(({ kind }) => kind)).toEqual(['delta', 'end']);
    const atEnd = closed(said(UNSAID, 'x'.repeat(8_192)), { kind: 'end' });
    expect(taken(atEnd, 0).chunk).toMatchObject({ text: 'x'.repeat(8_192) });
  });

  it('that breaks off or is taken back says so, and lets go of what was not sent', () => {
    const broken = chunked([{ afterMs: 0, text: 'Hello there' }], { kind: 'error', code: 'model-cut' });
    expect(broken.map(({ chunk }) => chunk)).toEqual([{ seq: 0, kind: 'error', code: 'model-cut' }]);
    const later = [
      { afterMs: 0, text: 'Hello' },
      { afterMs: 5, text: ' there' },
    ];
    expect(chunked(later, { kind: 'retract' }).map(({ chunk }) => chunk)).toEqual([
      { seq: 0, kind: 'delta', text: 'Hell' },
      { seq: 1, kind: 'retract' },
    ]);
  });

  it('is closed for good', () => {
    const { chunking } = taken(closed(UNSAID, { kind: 'end' }), 0);
    expect(dueMs(said(chunking, 'more'))).toBeUndefined();
    expect(taken(said(chunking, 'more'), 9_999).chunk).toBeUndefined();
  });

  it('gives no chunk before it is due', () => {
    const { chunking } = taken(said(UNSAID, 'ab'), 1_000);
    const more = said(chunking, 'cd');
    expect(taken(more, 1_049)).toEqual({ chunking: more });
    expect(taken(more, 1_050).chunk).toMatchObject({ seq: 1, text: 'bc' });
  });
});
