import fc from 'fast-check';
import {
  type Cursor,
  formatCursor,
  type LaneTail,
  pageOf,
  parseCursor,
} from '../../../lambdas/domain/cursor.ts';
import type { Commit } from '../../../lambdas/domain/lane.ts';
import { cursor, runs } from './arbitraries.ts';
import { ANNA, BEN, commit, DUBLIN, OHIO, SEOUL, sent } from './factories.ts';

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
