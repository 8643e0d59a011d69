import fc from 'fast-check';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { joined } from '../../../lambdas/domain/cursor.ts';
import { type Commit, stamped } from '../../../lambdas/domain/lane.ts';
import { readingOf } from '../../../lambdas/domain/reading.ts';
import { runs } from './arbitraries.ts';
import { ANNA, commit, DUBLIN, eventAt, idAt, OHIO, patched, SEOUL, sent, sha256 } from './factories.ts';

describe('what is unread', () => {
  it('is the sum over all lanes of what each has past its mark', () => {
    expect(readingOf({ [SEOUL]: 2 }, { [SEOUL]: 5, [DUBLIN]: 4 })).toEqual({
      read: { [SEOUL]: 2, [DUBLIN]: 0 },
      messages: { [SEOUL]: 5, [DUBLIN]: 4 },
      unread: 7,
    });
  });

  it('is never negative: a mark ahead of its lane is a mark at its end', () => {
    expect(readingOf({ [SEOUL]: 9, [OHIO]: 3 }, { [SEOUL]: 5, [DUBLIN]: 1 })).toEqual({
      read: { [SEOUL]: 5, [DUBLIN]: 0 },
      messages: { [SEOUL]: 5, [DUBLIN]: 1 },
      unread: 1,
    });
  });

  it('is nothing where there are no messages', () => {
    expect(readingOf({ [SEOUL]: 9 }, {})).toEqual({ read: {}, messages: {}, unread: 0 });
  });
});

const counts = fc.dictionary(fc.constantFrom(SEOUL, DUBLIN, OHIO), fc.nat(20), { noNullPrototype: true });

it('ends the same in whatever order and however often marks arrive, and no mark makes it more', () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 6 }), counts, (marks, messages) => {
      const after = (some: typeof marks) => readingOf(some.reduce<typeof messages>(joined, {}), messages);
      expect(after([...marks.toReversed(), ...marks])).toEqual(after(marks));
      const unread = marks.map((_, at) => after(marks.slice(0, at + 1)).unread);
      expect(unread).toEqual(unread.toSorted((a, b) => b - a));
      expect(after(marks).unread).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});

describe('a message that several lanes have', () => {
  const hello = (at: number) => sent(at, `${at}`);
  /** Lanes of messages, one commit for some of them each. */
  const laneCommits = (lane: string, ids: readonly number[], sizes: readonly number[] = []): Commit[] => {
    const commits: Commit[] = [];
    let messages = 0;
    for (let at = 0; at < ids.length; ) {
      const size = sizes[commits.length] ?? 1;
      const events = [patched(1_000 + at, { at }), ...ids.slice(at, at + size).map(hello)];
      messages += Math.min(size, ids.length - at);
      commits.push({ ...commit(lane, commits.length + 1, events), messages });
      at += size;
    }
    return commits;
  };
  const countsOf = (...lanes: Commit[][]) =>
    Object.fromEntries(
      lanes.flatMap((commits) => commits.at(-1) ?? []).map((one) => [one.lane, one.messages]),
    );

  it('counts once where it is unread, and not at all where it was read in one of them', () => {
    const [seoul, dublin] = [laneCommits(SEOUL, [1, 2]), laneCommits(DUBLIN, [2, 3])];
    const unread = (marks: Record<string, number>) =>
      readingOf(marks, countsOf(seoul, dublin), [...seoul, ...dublin]).unread;
    expect(unread({})).toBe(3);
    expect(unread({ [SEOUL]: 2 })).toBe(1);
    expect(unread({ [DUBLIN]: 1 })).toBe(2);
    expect(unread({ [SEOUL]: 2, [DUBLIN]: 2 })).toBe(0);
  });

  it('may be a question or an answer as well', () => {
    const question = { text: '?', priority: 'standard', stream: true } as const;
    const answer = { completion: idAt(2), author: ANNA, text: '!', stopReason: 'end_turn' };
    const events = [
      hello(1),
      stamped(eventAt(2, 'completion.requested', question as never), sha256),
      stamped(eventAt(3, 'completion.finished', answer as never, ASSISTANT), sha256),
    ];
    const commits = [SEOUL, DUBLIN].map((lane) => ({ ...commit(lane, 1, events), messages: 3 }));
    const messages = { [SEOUL]: 3, [DUBLIN]: 3 };
    const unread = (marks: Record<string, number>) => readingOf(marks, messages, commits).unread;
    expect([unread({}), unread({ [SEOUL]: 1 }), unread({ [DUBLIN]: 3 })]).toEqual([3, 2, 0]);
  });

  const ids = fc.uniqueArray(fc.nat(12), { maxLength: 9 });
  const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 9 });
  const room = fc.record({
    seoul: ids,
    dublin: ids,
    ohio: ids,
    sizes,
    marks: fc.record({ [SEOUL]: fc.nat(9), [DUBLIN]: fc.nat(9), [OHIO]: fc.nat(9) }),
    known: fc.nat(9),
  });

  it('counts as the messages do that no lane has before its mark', () => {
    fc.assert(
      fc.property(room, ({ seoul, dublin, ohio, sizes: some, marks, known }) => {
        const lanes = [
          [SEOUL, seoul],
          [DUBLIN, dublin],
          [OHIO, ohio],
        ] as const;
        const commits = lanes.map(([lane, of]) => laneCommits(lane, of, some));
        const messages = countsOf(...commits);
        const read = new Set(lanes.flatMap(([lane, of]) => of.slice(0, marks[lane] ?? 0)));
        const truth = new Set(lanes.flatMap(([, of]) => of).filter((id) => !read.has(id))).size;
        expect(readingOf(marks, messages, commits.flat()).unread).toBe(truth);
        // Of fewer commits it is never less than that, and never more than without.
        const newest = commits.flatMap((of) => of.slice(-known));
        const bounded = readingOf(marks, messages, newest).unread;
        expect(bounded).toBeGreaterThanOrEqual(truth);
        expect(bounded).toBeLessThanOrEqual(readingOf(marks, messages).unread);
      }),
      runs,
    );
  });

  it('is nothing to those who were counted before it came', () => {
    const [seoul, dublin] = [laneCommits(SEOUL, [1]), laneCommits(DUBLIN, [1])];
    expect(readingOf({}, { [SEOUL]: 1, [DUBLIN]: 0 }, [...seoul, ...dublin]).unread).toBe(1);
  });
});
