import fc from 'fast-check';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { decodeRegisters, encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import { blank, textOf } from '../../../lambdas/domain/register.ts';
import { folded, registers, runs } from './arbitraries.ts';
import { ANNA, BEN, patched } from './factories.ts';

describe('stored registers', () => {
  test('have this form, which must not change: lanes in stores are written in it', () => {
    const first = patched(1, { b: { c: null }, a: [1, null] }, BEN);
    const second = patched(2, { b: { d: 'x' } }, ANNA);
    const third = patched(3, { e: 'x' }, BEN);
    const stamps = [first, second, third].map(({ stamp }) => stamp);
    expect(JSON.parse(encodeRegisters(folded([third, second, first])))).toStrictEqual({
      sources: [BEN, ANNA],
      stamps: stamps.map(({ id, source, digest }) => [id, source === BEN ? 0 : 1, digest]),
      root: {
        c: {
          a: { s: 0, v: [1, null] },
          b: { o: 1, c: { c: { s: 0 }, d: { s: 1, v: 'x' } } },
          e: { s: 2, v: 'x' },
        },
      },
    });
  });

  test('write two events of one id as the two that they are', () => {
    const root = folded([patched(1, { a: 1 }), patched(1, { b: 1 }), patched(1, { c: 1 }, BEN)]);
    expect(JSON.parse(encodeRegisters(root)).stamps).toHaveLength(3);
  });

  test('are nearly nothing where nobody has patched', () => {
    expect(encodeRegisters(blank())).toBe('{"root":{},"sources":[],"stamps":[]}');
    expect(decodeRegisters(encodeRegisters(blank()))).toStrictEqual({});
  });

  test('are RFC 8785 text', () => {
    fc.assert(
      fc.property(registers, (tree) => {
        const text = encodeRegisters(tree);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      runs,
    );
  });

  test('come back as they were', () => {
    fc.assert(
      fc.property(registers, (tree) => {
        const back = decodeRegisters(encodeRegisters(tree));
        expect(back).toStrictEqual(tree);
        expect(textOf(back)).toBe(textOf(tree));
        expect(encodeRegisters(back)).toBe(encodeRegisters(tree));
      }),
      runs,
    );
  });
});
