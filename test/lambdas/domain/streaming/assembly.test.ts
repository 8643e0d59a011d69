import fc from 'fast-check';
import {
  type Assembly,
  arrived,
  hasGap,
  NOTHING_ARRIVED,
} from '../../../../lambdas/domain/streaming/assembly.ts';
import { checksumText, NO_TEXT, summed } from '../../../../lambdas/domain/streaming/checksum.ts';
import type { Chunk } from '../../../../lambdas/domain/streaming/chunk.ts';
import { runs } from '../arbitraries.ts';
import { chunked, textOf } from './chunked.ts';

const deltasOf = (words: readonly string[]) => words.map((text) => ({ afterMs: 60, text }));
const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), {
  minLength: 1,
  maxLength: 25,
});
const chunks = words.map((each) => chunked(deltasOf(each)).map(({ chunk }) => chunk));
const all = (each: readonly Chunk[], from: Assembly = NOTHING_ARRIVED): Assembly =>
  each.reduce(arrived, from);
const delta = (seq: number, text: string): Chunk => ({ seq, kind: 'delta', text });
const endOf = (seq: number, text: string): Chunk => ({
  seq,
  kind: 'end',
  length: text.length,
  checksum: checksumText(summed(NO_TEXT, text)),
});

describe('an answer that arrives', () => {
  it('shows what is there up to the first chunk that is missing', () => {
    const some = all([delta(0, 'a'), delta(2, 'c'), delta(3, 'd')]);
    expect(some).toMatchObject({ text: 'a', next: 1, outcome: { kind: 'open' } });
    expect(hasGap(some)).toBe(true);
    const more = arrived(some, delta(1, 'b'));
    expect(more).toMatchObject({ text: 'abcd', next: 4 });
    expect(hasGap(more)).toBe(false);
  });

  it('is whole once its end says so, and nothing changes it after that', () => {
    const whole = all([delta(0, 'ab'), endOf(1, 'ab')]);
    expect(whole).toMatchObject({ text: 'ab', outcome: { kind: 'whole' } });
    expect(arrived(whole, { seq: 2, kind: 'retract' })).toBe(whole);
    expect(all([endOf(0, '')]).outcome).toEqual({ kind: 'whole' });
  });

  it('keeps the first of two chunks with one number', () => {
    const first = all([delta(0, 'a')]);
    expect(arrived(first, delta(0, 'other'))).toBe(first);
  });

  it('has failed, with a code, and shows what there was', () => {
    const failed = all([delta(0, 'ab'), { seq: 1, kind: 'error', code: 'model-cut' }]);
    expect(failed).toMatchObject({ text: 'ab', outcome: { kind: 'failed', code: 'model-cut' } });
  });

  it('is retracted at once, whatever is missing', () => {
    const gone = all([delta(0, 'ab'), delta(2, 'x'), { seq: 9, kind: 'retract' }]);
    expect(gone).toMatchObject({ text: '', outcome: { kind: 'retracted' } });
    expect(hasGap(gone)).toBe(false);
    expect(all([{ seq: 0, kind: 'retract' }]).outcome).toEqual({ kind: 'retracted' });
  });

  it.each([
    ['another length', { ...endOf(1, 'ab'), length: 3 } as Chunk],
    ['another checksum', { ...endOf(1, 'ab'), checksum: '0'.repeat(16) } as Chunk],
  ])('is damaged where its end tells %s', (_, end) => {
    expect(all([delta(0, 'ab'), end]).outcome).toEqual({ kind: 'damaged' });
  });

  it('keeps 256 chunks that come too early, and has the rest sent again', () => {
    const early = Array.from({ length: 300 }, (_, at) => delta(at + 1, 'x'));
    const waiting = all(early);
    expect(waiting.early.size).toBe(256);
    expect(arrived(waiting, delta(0, 'x'))).toMatchObject({ next: 257, text: 'x'.repeat(257) });
  });

  it('is the answer in any order, with any repetition', () => {
    const order = chunks.chain((each) =>
      fc.tuple(
        fc.constant(each),
        fc.shuffledSubarray([...each, ...each], { minLength: each.length * 2, maxLength: each.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(order, ([each, mixed]) => {
        expect(all(mixed)).toMatchObject({ text: textOf(each), outcome: { kind: 'whole' } });
      }),
      runs,
    );
  });

  it('is never whole where anything is missing, and is once that is sent again', () => {
    const lossy = chunks.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { maxLength: each.length - 1 })),
    );
    fc.assert(
      fc.property(lossy, ([each, left]) => {
        const some = all(left);
        expect(some.outcome.kind).toBe('open');
        expect(textOf(each).startsWith(some.text)).toBe(true);
        const missing = each.filter(({ seq }) => seq >= some.next);
        expect(all(missing, some).outcome.kind).toBe('whole');
      }),
      runs,
    );
  });

  it('is damaged where a chunk is another one than was sent', () => {
    const changed = chunks.chain((each) =>
      fc.tuple(fc.constant(each), fc.nat({ max: each.length - 2 }), fc.string()),
    );
    fc.assert(
      fc.property(changed, ([each, at, text]) => {
        fc.pre(textOf([each[at] as Chunk]) !== text);
        const forged = each.map((chunk, index) => (index === at ? delta(at, text) : chunk));
        expect(all(forged).outcome.kind).toBe('damaged');
      }),
      runs,
    );
  });
});

describe('a checksum', () => {
  it('is the same in one piece or in several', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        expect(pieces.reduce(summed, NO_TEXT)).toEqual(summed(NO_TEXT, pieces.join('')));
      }),
      runs,
    );
  });

  it('is sixteen digits, and another one for another order', () => {
    expect(checksumText(NO_TEXT)).toBe('811c9dc52f7a4c1b');
    expect(checksumText({ high: 1, low: 2 })).toBe('0000000100000002');
    const [ab, ba] = ['ab', 'ba'].map((text) => summed(NO_TEXT, text));
    expect(ab?.high).not.toBe(ba?.high);
    expect(ab?.low).not.toBe(ba?.low);
  });
});
