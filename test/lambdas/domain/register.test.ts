import fc from 'fast-check';
import { encodeRegisters } from '../../../lambdas/domain/encoding.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { blank, copyOf, foldPatch, type Register, textOf } from '../../../lambdas/domain/register.ts';
import { folded, patch, registers, runs } from './arbitraries.ts';
import { ANNA, BEN, patched, stampAt } from './factories.ts';

/** Patches in the order of their instants, folded in the order of `places`. */
function foldIn(places: readonly number[], patches: readonly JsonObject[]): Register {
  return folded(places.map((place) => patched(place + 1, patches[place] as JsonObject)));
}

describe('fold', () => {
  test('leaves an empty object where nobody has patched', () => {
    expect(textOf(blank())).toBe('{}');
  });

  test.each([
    ['keeps both of two members', [{ a: 1 }, { b: 2 }], '{"a":1,"b":2}'],
    ['gives a member its newest value', [{ a: 1 }, { a: 2 }], '{"a":2}'],
    ['deletes a member', [{ a: 1, b: 1 }, { a: null }], '{"b":1}'],
    ['brings a deleted member back', [{ a: 1 }, { a: null }, { a: 2 }], '{"a":2}'],
    ['merges objects', [{ a: { b: 1 } }, { a: { c: 2 } }], '{"a":{"b":1,"c":2}}'],
    ['replaces arrays whole', [{ a: [1, { b: null }] }, { a: [2] }], '{"a":[2]}'],
    ['keeps nulls inside arrays', [{ a: [null] }], '{"a":[null]}'],
    ['makes an empty object of an empty patch', [{ a: {} }], '{"a":{}}'],
    ['makes an empty object of deletions', [{ a: { b: null } }], '{"a":{}}'],
    ['replaces an object by a value', [{ a: { b: 1 } }, { a: 2 }], '{"a":2}'],
    ['replaces a value by an object', [{ a: 1 }, { a: { b: 2 } }], '{"a":{"b":2}}'],
    ['keeps an object that an empty patch touches', [{ a: { b: 1 } }, { a: {} }], '{"a":{"b":1}}'],
    ['starts a replaced object anew', [{ a: { b: 1 } }, { a: 2 }, { a: { c: 3 } }], '{"a":{"c":3}}'],
    [
      'starts a deleted object anew',
      [{ a: { b: { c: 1 } } }, { a: null }, { a: { b: {} } }],
      '{"a":{"b":{}}}',
    ],
    ['sorts names by code units', [{ b: 1, 10: 1, a: 1, 9: 1 }], '{"10":1,"9":1,"a":1,"b":1}'],
  ] as [string, JsonObject[], string][])('%s, in whatever order the patches come', (_what, patches, text) => {
    const inOrder = patches.map((_patch, place) => place);
    expect(textOf(foldIn(inOrder, patches))).toBe(text);
    expect(textOf(foldIn([...inOrder].reverse(), patches))).toBe(text);
    expect(textOf(foldIn([...inOrder, ...inOrder], patches))).toBe(text);
  });

  test('settles one id of two authors by the author', () => {
    const anna = patched(1, { a: 'anna' }, ANNA);
    const ben = patched(1, { a: 'ben' }, BEN);
    expect(textOf(folded([ben, anna]))).toBe('{"a":"ben"}');
    expect(textOf(folded([anna, ben]))).toBe('{"a":"ben"}');
  });

  test('keeps names that objects have from birth apart from those they are given', () => {
    expect(textOf(folded([patched(1, { constructor: { a: 1 }, toString: 2 })]))).toBe(
      '{"constructor":{"a":1},"toString":2}',
    );
  });

  test('keeps nothing of what a newer value hides', () => {
    const [old, middle, young] = [stampAt(1), stampAt(2), stampAt(3)];
    const root = blank();
    foldPatch(root, { a: { b: { c: 1 }, d: 1 } }, old);
    foldPatch(root, { a: { b: { e: 2 } } }, young);
    foldPatch(root, { a: 5 }, middle);
    expect(root).toStrictEqual({
      children: new Map([
        [
          'a',
          {
            set: middle,
            obj: young,
            children: new Map([['b', { obj: young, children: new Map([['e', { set: young, text: '2' }]]) }]]),
          },
        ],
      ]),
    });
  });

  test('keeps of an object that a value replaced only the value', () => {
    const root = folded([patched(1, { a: { b: { c: 1 } } })]);
    foldPatch(root, { a: 'x' }, stampAt(2));
    expect(root).toStrictEqual({ children: new Map([['a', { set: stampAt(2), text: '"x"' }]]) });
  });

  test('keeps of a value that an object replaced only its stamp, which hides what is older', () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const root = blank();
      for (const millis of order) {
        foldPatch(root, millis === 1 ? { a: 'x' } : { a: {} }, stampAt(millis));
      }
      expect(root).toStrictEqual({ children: new Map([['a', { set: stampAt(1), obj: stampAt(2) }]]) });
    }
  });

  test('keeps of a deletion only its stamp', () => {
    const root = folded([patched(1, { a: 'x' })]);
    foldPatch(root, { a: null }, stampAt(2));
    expect(root.children?.get('a')).toStrictEqual({ set: stampAt(2) });
  });
});

describe('a copy', () => {
  test('is equal, and folding it changes nothing of the original', () => {
    fc.assert(
      fc.property(registers, patch, (tree, change) => {
        const before = encodeRegisters(tree);
        const copy = copyOf(tree);
        expect(copy).toStrictEqual(tree);
        foldPatch(copy, change, stampAt(100));
        expect(encodeRegisters(tree)).toBe(before);
      }),
      runs,
    );
  });
});
