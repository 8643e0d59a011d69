import fc from 'fast-check';
import { joined } from '../../../lambdas/domain/cursor.ts';
import { readingOf } from '../../../lambdas/domain/reading.ts';
import { runs } from './arbitraries.ts';
import { DUBLIN, OHIO, SEOUL } from './factories.ts';

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
