import fc from 'fast-check';
import {
  type Cursor,
  contiguous,
  covers,
  formatCursor,
  joined,
  type LaneTail,
  pageOf,
  parseCursor,
} from '../../../lambdas/domain/cursor.ts';
import type { Commit } from '../../../lambdas/domain/lane.ts';
import { runs } from './arbitraries.ts';
import { ANNA, BEN, commit, DUBLIN, OHIO, SEOUL, sent } from './factories.ts';

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

const cursor: fc.Arbitrary<Cursor> = fc.dictionary(fc.constantFrom(SEOUL, DUBLIN, OHIO), fc.nat(5), {
  noNullPrototype: true,
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

/** A lane's commits, each with events of these instants. */
function commitsAt(lane: string, ...instants: readonly number[][]): Commit[] {
  return instants.map((each, at) =>
    commit(
      lane,
      at + 1,
      each.map((millis) => sent(millis, 'x')),
    ),
  );
}

function tail(commits: readonly Commit[], more = false): LaneTail {
  return { lane: commits[0]?.lane ?? OHIO, commits, more };
}

const ONE_BYTE = () => 1;
const ALL = { commits: 1_000, bytes: 1_000 };
const places = (commits: readonly Commit[]) => commits.map(({ lane, version }) => [lane, version]);

describe('a page', () => {
  const seoul = commitsAt(SEOUL, [1], [9, 4]);
  const dublin = commitsAt(DUBLIN, [3], [2], [5]);

  test('interleaves lanes by the least id of their next commit, never overtaking within a lane', () => {
    const page = pageOf({ [OHIO]: 7 }, [tail(dublin), tail(seoul)], ALL, ONE_BYTE);
    expect(places(page.commits)).toEqual([
      [SEOUL, 1],
      [DUBLIN, 1],
      [DUBLIN, 2],
      [SEOUL, 2],
      [DUBLIN, 3],
    ]);
    expect(page.next).toEqual({ [SEOUL]: 2, [DUBLIN]: 3, [OHIO]: 7 });
  });

  test('settles one id of two authors by the author, and one identity by the order of the lanes', () => {
    const [anna, ben] = [ANNA, BEN].map((source) => sent(1, 'x', source));
    const first = [commit(SEOUL, 1, ben ? [ben] : [])];
    const second = [commit(DUBLIN, 1, anna ? [anna] : [])];
    const third = [commit(OHIO, 1, ben ? [ben] : [])];
    const page = pageOf({}, [tail(first), tail(second), tail(third)], ALL, ONE_BYTE);
    expect(page.commits.map(({ lane }) => lane)).toEqual([DUBLIN, SEOUL, OHIO]);
  });

  test('is empty where there is nothing, and leaves the cursor where it was', () => {
    const cursor = { [SEOUL]: 3 };
    expect(pageOf(cursor, [], ALL, ONE_BYTE)).toEqual({ commits: [], next: cursor });
    expect(pageOf(cursor, [tail([])], ALL, ONE_BYTE)).toEqual({ commits: [], next: cursor });
  });

  test('stops at its number of commits', () => {
    const page = pageOf({}, [tail(seoul), tail(dublin)], { commits: 2, bytes: 1_000 }, ONE_BYTE);
    expect(page.next).toEqual({ [SEOUL]: 1, [DUBLIN]: 1 });
  });

  test.each([
    [29, 2],
    [30, 3],
    [31, 3],
  ])('stops before %i bytes are passed, after %i commits of ten', (bytes, count) => {
    const page = pageOf({}, [tail(seoul), tail(dublin)], { commits: 10, bytes }, () => 10);
    expect(page.commits).toHaveLength(count);
  });

  test('holds one commit, however large, so that every reader goes on', () => {
    const page = pageOf({}, [tail(seoul)], { commits: 10, bytes: 5 }, () => 10);
    expect(places(page.commits)).toEqual([[SEOUL, 1]]);
  });

  test('stops where a lane that goes on has run out, since its next commit might come first', () => {
    const page = pageOf({}, [tail(seoul.slice(0, 1), true), tail(dublin)], ALL, ONE_BYTE);
    expect(places(page.commits)).toEqual([[SEOUL, 1]]);
  });
});

const lanes = fc
  .tuple(...[SEOUL, DUBLIN, OHIO].map((name) => commitsOf(name)))
  .map((all) => new Map(all.map((commits, at) => [[SEOUL, DUBLIN, OHIO][at] as string, commits])));

function commitsOf(lane: string): fc.Arbitrary<Commit[]> {
  const instants = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 });
  return fc.array(instants, { maxLength: 6 }).map((each) => commitsAt(lane, ...each));
}

/** What a store answers that reads at most `limit` commits of each lane. */
function tailsOf(stored: ReadonlyMap<string, Commit[]>, cursor: Cursor, limit: number): LaneTail[] {
  return [...stored].map(([lane, commits]) => {
    const left = commits.slice(cursor[lane] ?? 0);
    return { lane, commits: left.slice(0, limit), more: left.length > limit };
  });
}

const bytesOf = (commit: Commit) => commit.events.length * 10;
const most = fc.record({ commits: fc.integer({ min: 1, max: 5 }), bytes: fc.integer({ min: 1, max: 80 }) });

function* pages(
  stored: ReadonlyMap<string, Commit[]>,
  from: Cursor,
  limits: readonly { commits: number; bytes: number; read: number }[],
): Generator<Commit[]> {
  let cursor = from;
  for (let turn = 0; turn < 50; turn++) {
    const limit = limits[turn % limits.length] ?? { commits: 1, bytes: 1, read: 1 };
    const page = pageOf(cursor, tailsOf(stored, cursor, limit.read), limit, bytesOf);
    expect(page.commits.length).toBeLessThanOrEqual(limit.commits);
    const bytes = page.commits.reduce((sum, each) => sum + bytesOf(each), 0);
    expect(page.commits.length === 1 || bytes <= limit.bytes).toBe(true);
    if (page.commits.length === 0) {
      return;
    }
    yield [...page.commits];
    cursor = parseCursor(formatCursor(page.next)) as Cursor;
  }
}

describe('paging, from any cursor with any limits', () => {
  const limits = fc.array(
    fc.tuple(most, fc.integer({ min: 1, max: 4 })).map(([limit, read]) => ({ ...limit, read })),
    { minLength: 1, maxLength: 4 },
  );

  test('visits every commit past the cursor exactly once, and each lane in its order', () => {
    fc.assert(
      fc.property(lanes, cursor, limits, (stored, from, every) => {
        const seen = [...pages(stored, from, every)].flat();
        for (const [lane, commits] of stored) {
          const ofLane = seen.filter((each) => each.lane === lane);
          expect(ofLane).toEqual(commits.slice(from[lane] ?? 0));
        }
      }),
      runs,
    );
  });

  test('shows commits in the same order, whatever the limits', () => {
    fc.assert(
      fc.property(lanes, limits, (stored, every) => {
        const whole = pageOf({}, tailsOf(stored, {}, 100), ALL, bytesOf);
        expect(places([...pages(stored, {}, every)].flat())).toEqual(places(whole.commits));
      }),
      runs,
    );
  });
});
