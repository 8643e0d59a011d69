import fc from 'fast-check';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { blank, foldPatch, type Register } from '../../../lambdas/domain/register.ts';
import { growthBy, NOTHING, overCap, sizeOf, sum, utf8Bytes } from '../../../lambdas/domain/size.ts';
import { events, folded, patch, registers, runs, text } from './arbitraries.ts';
import { patched, stampAt } from './factories.ts';

function encodedBytes(root: Register): number {
  return Buffer.byteLength(encodeRegisters(root));
}

/** Many members, from one patch. */
function wide(members: number): JsonObject {
  return Object.fromEntries(Array.from({ length: members }, (_none, at) => [`member${at}`, { on: true }]));
}

describe('size', () => {
  test('counts every register below the root, deletions too', () => {
    expect(sizeOf(blank()).registers).toBe(0);
    expect(sizeOf(folded([patched(1, { a: { b: 1, c: null }, d: [1, 2] })])).registers).toBe(4);
  });

  test('is never below the bytes of the encoded form', () => {
    const anyNames = fc.dictionary(text, text, { noNullPrototype: true });
    fc.assert(
      fc.property(events, anyNames, (all, names) => {
        const root = folded([...all, patched(9, names)]);
        expect(sizeOf(root).bytes).toBeGreaterThanOrEqual(encodedBytes(root));
      }),
      runs,
    );
  });

  test('is not below it when every register has two stamps of its own, each by another author', () => {
    const root = blank();
    for (let at = 0; at < 600; at++) {
      foldPatch(root, { [`m${at}`]: 1 }, stampAt(2 * at, String(2 * at).padStart(32, '0')));
      foldPatch(root, { [`m${at}`]: {} }, stampAt(2 * at + 1, String(2 * at + 1).padStart(32, '0')));
    }
    expect(sizeOf(root).bytes).toBeGreaterThanOrEqual(encodedBytes(root));
    expect(sizeOf(root).bytes).toBeLessThan(encodedBytes(root) * 1.1);
  });

  test('is near it: a stamp that many registers share, and an author of many stamps, count once', () => {
    const root = folded([patched(1, wide(500)), patched(2, { more: wide(500) })]);
    expect(sizeOf(root).bytes).toBeLessThan(encodedBytes(root) + 2_001 * 30);
  });

  test('grows by a first patch by just its bound', () => {
    fc.assert(
      fc.property(patch, (only) => {
        fc.pre(Object.keys(only).length > 0);
        const root = folded([patched(1, only)]);
        expect(sizeOf(root)).toEqual(sum(sizeOf(blank()), growthBy(only)));
      }),
      runs,
    );
  });

  test('grows by no patch above its bound', () => {
    fc.assert(
      fc.property(registers, patch, (root, next) => {
        const bound = sum(sizeOf(root), growthBy(next));
        foldPatch(root, next, stampAt(100));
        expect(sizeOf(root).registers).toBeLessThanOrEqual(bound.registers);
        expect(sizeOf(root).bytes).toBeLessThanOrEqual(bound.bytes);
      }),
      runs,
    );
  });

  test('of a text is its length in UTF-8', () => {
    for (const text of [
      '',
      '\u0000\u007f',
      '\u0080',
      '\u07ff',
      '\u0800',
      '\ud7ff',
      '\ud800\udc00',
      '\ue000',
      '\uffff',
      '😀',
    ]) {
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
    }
    fc.assert(
      fc.property(text, (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
      }),
      runs,
    );
  });
});

describe('caps', () => {
  const atBoth = { registers: 2_000, bytes: 256 * 1024 };
  const overBoth = { registers: 2_500, bytes: 300_000 };

  test('let a fold reach them', () => {
    expect(overCap(NOTHING)).toBeUndefined();
    expect(overCap(atBoth)).toBeUndefined();
  });

  test('say in words which is broken, by how much, and what is allowed', () => {
    expect(overCap({ ...atBoth, registers: 2_001 })).toBe(
      'The profile would have 2001 registers here; a lane keeps at most 2000.',
    );
    expect(overCap({ ...atBoth, bytes: 262_145 })).toBe(
      'The profile would take 262145 bytes here; a lane keeps at most 262144.',
    );
  });

  test('let a fold that was over them before stay or shrink, but not grow', () => {
    expect(overCap(overBoth, overBoth)).toBeUndefined();
    expect(overCap({ registers: 2_499, bytes: 299_999 }, overBoth)).toBeUndefined();
    expect(overCap({ registers: 2_501, bytes: 0 }, overBoth)).toMatch('2501 registers');
    expect(overCap({ registers: 0, bytes: 300_001 }, overBoth)).toMatch('300001 bytes');
  });
});
