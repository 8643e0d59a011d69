import fc from 'fast-check';
import { hazardsOf, isObject, pointerTo } from '../../../lambdas/domain/json.ts';
import { json, runs } from './arbitraries.ts';

const HALF = '\ud800';

/** `levels` arrays or objects within one another. */
function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  return Array.from({ length: levels }).reduce((inner) => wrap(inner), 'leaf');
}

describe('hazards', () => {
  test.each([
    ['an object', (inner: unknown) => ({ a: inner })],
    ['an array', (inner: unknown) => [inner]],
  ])('allow 32 levels of %s and no 33rd', (_what, wrap) => {
    expect(hazardsOf(nested(32, wrap))).toEqual([]);
    const [hazard, ...others] = hazardsOf(nested(33, wrap));
    expect(hazard?.pointer.split('/')).toHaveLength(33);
    expect(hazard?.detail).toBe('is nested deeper than 32 levels');
    expect(others).toEqual([]);
  });

  test('do not follow a value that is nested without end', () => {
    expect(hazardsOf(JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)))).toHaveLength(1);
  });

  test.each([
    ['half a surrogate pair', { a: [0, HALF] }, '/a/1', 'surrogate'],
    ['half a pair at the root', HALF, '', 'surrogate'],
    ['a number that JSON cannot write', { a: JSON.parse('1e999') }, '/a', 'no number of JSON'],
    ['the name __proto__', JSON.parse('{"a":{"__proto__":1}}'), '/a/__proto__', 'a name'],
    ['half a pair in a name', { a: { [HALF]: 1 } }, `/a/${HALF}`, 'a name'],
  ])('name %s and its place', (_what, value, pointer, detail) => {
    expect(hazardsOf(value)).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
  });

  test('name every fault, also below a name that cannot be kept', () => {
    const value = { [HALF]: [HALF], b: Number.NaN, c: 1 };
    expect(hazardsOf(value).map(({ pointer }) => pointer)).toEqual([`/${HALF}`, `/${HALF}/0`, '/b']);
  });

  test('are not seen in values that can be kept', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(hazardsOf(value)).toEqual([]);
      }),
      runs,
    );
  });

  test('escape names in pointers as RFC 6901 asks', () => {
    expect(pointerTo('/a', '~/~/')).toBe('/a/~0~1~0~1');
    expect(pointerTo('', 3)).toBe('/3');
  });
});

describe('an object', () => {
  test.each([
    [{}, true],
    [[], false],
    [null, false],
    ['{}', false],
    [undefined, false],
  ])('%j: %s', (value, expected) => {
    expect(isObject(value)).toBe(expected);
  });
});
