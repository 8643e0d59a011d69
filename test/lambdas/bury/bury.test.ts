import type { SQSRecord } from 'aws-lambda';
import { ASK, task } from '../answer/task-factory.ts';
import { ANNA, commit, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { burying, NOW, patch } from './bury-fixture.ts';

const DAY_MS = 86_400_000;

/** A letter of an event that was accepted so long ago. */
function acceptedAgo(ms: number): SQSRecord {
  return recordOf(patch(Date.parse(NOW) - ms));
}

describe('a dead letter of the last days', () => {
  it.each([0, 4 / 24, 12.99])('goes back to its queue after %d days, and has no end', async (days) => {
    const { deliver, stores, kept, resent, counts, lines } = burying();
    const record = acceptedAgo(days * DAY_MS);
    expect(await deliver(record)).toEqual([]);
    expect(resent).toEqual([['meridian-bulk', record.body]]);
    expect(kept).toEqual([]);
    const [eventId = ''] = record.messageId.split(' ');
    expect(await stores.sessions.failure(SESSION, eventId, ANNA)).toBeUndefined();
    expect(counts).toEqual({ Resent: 1 });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', message: 'resent' }));
  });

  it('goes back even if a lane has its event, whose stream record may be missing', async () => {
    const { deliver, stores, resent } = burying();
    const millis = Date.parse(NOW) - DAY_MS;
    await stores.events.append(SESSION, commit(SEOUL, 1, [patched(millis, { a: millis })]));
    await deliver(acceptedAgo(DAY_MS));
    expect(resent).toHaveLength(1);
  });

  it('goes back while no table answers', async () => {
    const noAnswer = async () => {
      throw new Error('The table does not answer.');
    };
    const { stores } = burying();
    const snapshots = { ...stores.snapshots, load: noAnswer };
    const { deliver, resent } = burying({ archive: { keep: noAnswer }, stores: { ...stores, snapshots } });
    expect(await deliver(acceptedAgo(DAY_MS))).toEqual([]);
    expect(resent).toHaveLength(1);
  });

  it('that cannot go back comes again', async () => {
    const { deliver, kept, counts } = burying({
      resending: {
        resend: async () => {
          throw new Error('The queue does not answer.');
        },
      },
    });
    const record = acceptedAgo(DAY_MS);
    expect(await deliver(record)).toEqual([record.messageId]);
    expect([kept, counts]).toEqual([[], {}]);
  });

  it('has its end once it is too old', async () => {
    const { deliver, stores, kept, resent } = burying();
    const record = acceptedAgo(13 * DAY_MS);
    await deliver(record);
    const [eventId = ''] = record.messageId.split(' ');
    expect(await stores.sessions.failure(SESSION, eventId, ANNA)).toMatchObject({ code: 'gave-up' });
    expect([kept.length, resent]).toEqual([1, []]);
  });

  it('has its end where nobody can read it', async () => {
    const { deliver, stores, resent } = burying();
    const event = { ...patch(Date.parse(NOW)), type: 'profile.painted' };
    await deliver(recordWith(JSON.stringify({ v: 1, event, acceptedAt: NOW })));
    expect(await stores.sessions.failure(SESSION, event.id, ANNA)).toMatchObject({ code: 'unreadable' });
    expect(resent).toEqual([]);
  });
});

describe('a dead letter with a question', () => {
  const ask = (ageMs: number, priority: 'interactive' | 'batch' = 'interactive') => ({
    ...ASK,
    question: { ...ASK.question, priority },
    askedAt: new Date(Date.parse(NOW) - ageMs).toISOString(),
  });

  it.each([
    ['a question', (of: typeof ASK) => JSON.stringify(of)],
    ['one for a model', (of: typeof ASK) => JSON.stringify({ ...task(), ask: of })],
  ])('begins anew as long as %s may wait, and then has failed', async (_, bodyOf) => {
    const { deliver, begun, failed, kept, counts } = burying();
    expect(await deliver(recordWith(bodyOf(ask(59_000))))).toEqual([]);
    expect([begun, failed]).toEqual([[ASK.completion], []]);
    await deliver(recordWith(bodyOf(ask(61_000))));
    expect(failed).toEqual([`${ASK.completion} gave-up`]);
    expect(kept).toMatchObject([{ reason: expect.stringContaining('ask again') }]);
    expect(counts).toEqual({ Resent: 1, Buried: 1 });
    await deliver(recordWith(bodyOf(ask(61_000, 'batch'))));
    expect(begun).toHaveLength(2);
  });
});
