import fc from 'fast-check';
import { contiguous, covers, formatCursor, joined, parseCursor } from '../../../lambdas/domain/cursor.ts';
import { cursor, runs } from './arbitraries.ts';
import { commit, DUBLIN, OHIO, SEOUL } from './factories.ts';

const LONGEST = `${'a'.repeat(64)}.999999`;

describe('cursor text', () => {
  test.each([
    ['the beginning', '', {}],
    ['no lane', '{}', {}],
    ['some lanes', '{"us-east-1.1":12,"eu-west-1.7":0}', { 'us-east-1.1': 12, 'eu-west-1.7': 0 }],
    ['the longest name of a lane', `{"${LONGEST}":1}`, { [LONGEST]: 1 }],
    ['the greatest version', '{"a.1":999999999999}', { 'a.1': 999_999_999_999 }],
  ])('holds %s', (_what, text, cursor) => {
    expect(parseCursor(text)).toEqual(cursor);
  });

  test.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a negative version', '{"a.1":-1}'],
    ['a broken version', '{"a.1":1.5}'],
    ['a version as text', '{"a.1":"1"}'],
    ['a version that no lane reaches', '{"a.1":1000000000000}'],
    ['a lane without an epoch', '{"us-east-1":1}'],
    ['an epoch with a leading zero', '{"us-east-1.01":1}'],
    ['an epoch of seven digits', '{"us-east-1.1000000":1}'],
    ['a lane without a region', '{".1":1}'],
    ['a lane in upper case', '{"US.1":1}'],
    ['a lane of 65 letters', `{"${'a'.repeat(65)}.1":1}`],
    ['something before a lane', '{" a.1":1}'],
    ['something after a lane', '{"a.1 ":1}'],
    ['one good lane and one bad', '{"a.1":1,"b":1}'],
    ['a name of the prototype', '{"__proto__":1}'],
  ])('is refused with %s', (_what, text) => {
    expect(parseCursor(text)).toBeUndefined();
  });

  test.each([
    [64, true],
    [65, false],
  ])('of %i lanes is read: %s', (count, isRead) => {
    const lanes = Object.fromEntries(Array.from({ length: count }, (_none, at) => [`lane-${at}.1`, at]));
    expect(parseCursor(JSON.stringify(lanes))).toEqual(isRead ? lanes : undefined);
  });

  test('is the same for equal cursors', () => {
    expect(formatCursor({ 'b.1': 2, 'a.1': 1 })).toBe('{"a.1":1,"b.1":2}');
  });

  test('comes back as it was', () => {
    fc.assert(
      fc.property(cursor, (any) => {
        expect(parseCursor(formatCursor(any))).toEqual(any);
      }),
      runs,
    );
  });

  test('of any kind is a cursor with sound lanes and versions, or none', () => {
    const lane = fc.oneof(fc.string(), fc.constantFrom('a.1', 'a.0', '1.1', '__proto__'));
    const version = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null));
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(lane, version).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (any) => {
        for (const [name, at] of Object.entries(parseCursor(any) ?? {})) {
          expect(name).toMatch(/^[a-z0-9-]+\.[0-9]+$/);
          expect(Number.isSafeInteger(at) && at >= 0).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe('cursors', () => {
  test.each([
    [{}, {}, true],
    [{ [SEOUL]: 1 }, {}, true],
    [{ [SEOUL]: 1 }, { [SEOUL]: 1 }, true],
    [{ [SEOUL]: 1 }, { [SEOUL]: 2 }, false],
    [{}, { [SEOUL]: 1 }, false],
    [{}, { [SEOUL]: 0 }, true],
    [{ [SEOUL]: 9 }, { [SEOUL]: 1, [DUBLIN]: 1 }, false],
  ])('heads %j cover %j: %s', (heads, at, expected) => {
    expect(covers(heads, at)).toBe(expected);
  });

  test('joined have what either has', () => {
    expect(joined({ [SEOUL]: 1, [DUBLIN]: 5 }, { [SEOUL]: 3, [OHIO]: 0, [DUBLIN]: 2 })).toEqual({
      [SEOUL]: 3,
      [DUBLIN]: 5,
      [OHIO]: 0,
    });
  });

  test('joined cover both, and nothing less does', () => {
    fc.assert(
      fc.property(cursor, cursor, cursor, (a, b, c) => {
        const both = joined(a, b);
        expect(covers(both, a) && covers(both, b)).toBe(true);
        expect(covers(c, both)).toBe(covers(c, a) && covers(c, b));
      }),
      runs,
    );
  });
});

describe('contiguous', () => {
  const commits = [4, 5, 7, 8].map((version) => commit(SEOUL, version, []));

  test.each([
    [3, [4, 5]],
    [2, []],
    [4, []],
  ])('after %i, stops at the hole: %j', (version, expected) => {
    expect(contiguous(commits, version).map((each) => each.version)).toEqual(expected);
  });

  test('takes everything where there is no hole', () => {
    expect(contiguous(commits.slice(0, 2), 3)).toEqual(commits.slice(0, 2));
    expect(contiguous([], 3)).toEqual([]);
  });
});
