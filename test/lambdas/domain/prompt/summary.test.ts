import fc from 'fast-check';
import type { ContentChange } from '../../../../lambdas/domain/modification.ts';
import { changesIn, type Part, saidAfter } from '../../../../lambdas/domain/prompt/summary.ts';
import { ANNA, BEN, eventAt, idAt, sha256, stampAt } from '../factories.ts';

const PART: Part = { from: `${idAt(2)}#${BEN}`, until: `${idAt(8)}#${ANNA}` };
const change = (kind: 'edit' | 'deletion', message: number, at: number, author = ANNA): ContentChange => ({
  kind,
  message: idAt(message),
  author,
  stamp: stampAt(at),
});
const digest = (...changes: ContentChange[]) => changesIn(PART, changes, sha256);

describe('the digest of what was changed', () => {
  test('is another one after an edit, after the next, and after a deletion', () => {
    const edited = change('edit', 5, 10);
    const digests = [
      digest(),
      digest(edited),
      digest(edited, change('edit', 5, 11)),
      digest(edited, change('deletion', 5, 12)),
      digest(edited, change('edit', 6, 10)),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('is the same however often, when and by whom a message was deleted, and for edits that come after it', () => {
    const gone = digest(change('deletion', 5, 10));
    expect(digest(change('deletion', 5, 11), change('deletion', 5, 10))).toBe(gone);
    expect(digest(change('edit', 5, 99), change('deletion', 5, 10))).toBe(gone);
  });

  test('does not care for messages outside, and does for both ends', () => {
    const outside = [change('edit', 2, 10), change('edit', 8, 10, BEN), change('deletion', 9, 10)];
    expect(digest(...outside)).toBe(digest());
    expect(digest(change('edit', 2, 10, BEN))).not.toBe(digest());
    expect(digest(change('edit', 8, 10))).not.toBe(digest());
  });

  test('does not depend on the order in which changes are found, nor on repeats', () => {
    const changes = fc.array(
      fc
        .tuple(fc.constantFrom('edit', 'deletion'), fc.nat(9), fc.nat(99), fc.constantFrom(ANNA, BEN))
        .map((parts) => change(...(parts as Parameters<typeof change>))),
    );
    const shuffled = changes.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(
      fc.property(shuffled, ([all, others]) => {
        expect(digest(...others)).toBe(digest(...all));
      }),
    );
  });
});

test('what was said after a summary are the messages behind its last one', () => {
  const messages = [7, 8, 9].map((millis) => eventAt(millis, 'message.sent', { text: 'x' }));
  const sameInstant = eventAt(8, 'message.sent', { text: 'x' }, BEN);
  expect(saidAfter([...messages, sameInstant], PART.until)).toEqual([messages[2], sameInstant]);
  expect(saidAfter(messages, undefined)).toEqual(messages);
});
