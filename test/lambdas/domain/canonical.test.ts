import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from '../../../lambdas/domain/canonical.ts';
import { json, runs } from './arbitraries.ts';

// The package exports the function itself, other than its types say.
const reference = canonicalize as unknown as (value: unknown) => string;

describe('canonical text', () => {
  test.each([
    ['nothing', null, 'null'],
    ['numbers as ECMAScript writes them', [1e21, 1e-7, -0, 0.1], '[1e+21,1e-7,0,0.1]'],
    ['strings with the fewest escapes', '\u0000\n"\\/é', '"\\u0000\\n\\"\\\\/é"'],
    ['an empty array and an empty object', [[], {}], '[[],{}]'],
    ['arrays in their own order', ['b', 'a'], '["b","a"]'],
    ['names in order, at every depth', { b: { d: 1, c: 2 }, a: [] }, '{"a":[],"b":{"c":2,"d":1}}'],
    ['number-like names among the others', { 10: 1, 9: 2, '': 3 }, '{"":3,"10":1,"9":2}'],
    // RFC 8785 §3.2.3: U+1F600 sorts by its first surrogate, U+D83D, so before U+FB33.
    ['names by UTF-16 code units', { '\ufb33': 1, '\u{1f600}': 2 }, '{"\u{1f600}":2,"\ufb33":1}'],
  ])('writes %s', (_what, value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test('is what the reference implementation of RFC 8785 writes, for any JSON value', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.jsonValue()), (value) => {
        expect(canonical(value)).toBe(reference(value));
      }),
      runs,
    );
  });

  test('does not change when it is read and written again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
      runs,
    );
  });
});
