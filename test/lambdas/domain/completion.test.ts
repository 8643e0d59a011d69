import fc from 'fast-check';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { endIdOf, endOf } from '../../../lambdas/domain/completion.ts';
import { isEventId, millisOf } from '../../../lambdas/domain/event-id.ts';
import { ANNA, BEN, idAt, SESSION, sha256 } from './factories.ts';

const timeOf = (ms: number) => new Date(ms).toISOString();
const FAILURE = { code: 'model-cut', reason: 'The answer broke off.' };

describe('the end of a completion', () => {
  test('has one id, which comes right after the question', () => {
    const id = idAt(1_000, 5);
    const end = endIdOf({ id, asker: ANNA }, sha256);
    expect(isEventId(end)).toBe(true);
    expect(end).toBe(endIdOf({ id, asker: ANNA }, sha256));
    expect(end > id && end < idAt(1_000, 7)).toBe(true);
    expect(millisOf(end)).toBe(1_000);
  });

  test('goes on in the next millisecond where the counter runs over', () => {
    const end = endIdOf({ id: idAt(1_000, 4_095), asker: ANNA }, sha256);
    expect(millisOf(end)).toBe(1_001);
    expect(end.slice(14, 18)).toBe('7000');
  });

  test('is another one for another asker, and for another question', () => {
    const ends = [
      endIdOf({ id: idAt(1), asker: ANNA }, sha256),
      endIdOf({ id: idAt(1), asker: BEN }, sha256),
      endIdOf({ id: `${idAt(1).slice(0, -1)}1`, asker: ANNA }, sha256),
    ];
    expect(new Set(ends).size).toBe(3);
  });

  test('sorts after its question whatever that is', () => {
    fc.assert(
      fc.property(fc.nat(4_095), fc.nat(2 ** 40), fc.uuid(), (counter, ms, asker) => {
        const id = idAt(ms, counter);
        expect(endIdOf({ id, asker }, sha256) > id).toBe(true);
      }),
    );
  });

  test('is said by the assistant, at an instant that follows from the question', () => {
    const place = { id: idAt(1_000), asker: ANNA, sessionId: SESSION };
    const event = endOf(place, 'completion.failed', FAILURE, { sha256, timeOf });
    expect(event).toEqual({
      specversion: '1.0',
      id: endIdOf(place, sha256),
      source: ASSISTANT,
      type: 'completion.failed',
      subject: SESSION,
      time: '1970-01-01T00:00:01.000Z',
      data: { completion: place.id, author: ANNA, ...FAILURE },
    });
  });
});
