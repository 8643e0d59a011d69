import { ANNA, commit, DUBLIN, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { burying, NOW, patch } from './bury-fixture.ts';

describe('an old dead letter', () => {
  it('whose event nobody applied has failed, with a reason', async () => {
    const { deliver, stores, kept, counts } = burying();
    expect(await deliver(recordOf(patch(1)))).toEqual([]);
    expect(await stores.sessions.failure(SESSION, idAt(1), ANNA)).toEqual({
      eventId: idAt(1),
      source: ANNA,
      code: 'gave-up',
      reason: expect.stringContaining('failed for 13 days'),
      failedAt: NOW,
    });
    expect(kept).toMatchObject([{ queue: 'meridian-bulk', body: recordOf(patch(1)).body }]);
    expect(counts).toEqual({ Buried: 1 });
  });

  it.each([SEOUL, DUBLIN])('whose event %s has did not fail, and is archived', async (lane) => {
    const { deliver, stores, kept } = burying();
    await stores.events.append(SESSION, commit(lane, 1, [patched(1, { a: 1 })]));
    expect(await deliver(recordOf(patch(1)))).toEqual([]);
    expect(await stores.sessions.failure(SESSION, idAt(1), ANNA)).toBeUndefined();
    expect(kept).toHaveLength(1);
  });

  it('that no event can be read from fails for that reason, where its identity can', async () => {
    const { deliver, stores } = burying();
    const event = { ...patch(1), type: 'profile.painted' };
    await deliver(recordWith(JSON.stringify({ v: 1, event })));
    expect(await stores.sessions.failure(SESSION, idAt(1), ANNA)).toMatchObject({
      code: 'unreadable',
      reason: expect.stringContaining('is no intent'),
    });
  });

  it('without a readable identity is archived and counted', async () => {
    const { deliver, kept, counts, lines } = burying();
    expect(await deliver(recordWith('no json'), recordWith('{"event":{"id":5}}'))).toEqual([]);
    expect(kept.map(({ reason }) => reason)).toEqual([
      'The queue message is no JSON.',
      expect.stringContaining('is no intent'),
    ]);
    expect(counts).toEqual({ Buried: 2, Unreadable: 2 });
    expect(JSON.stringify(lines)).not.toContain('no json');
  });

  it('that cannot be buried comes again, and harms no other', async () => {
    const { stores, kept, lines, deliver } = burying({
      archive: {
        keep: async (letter) => {
          if (letter.messageId === 'bad') {
            throw new Error('The table does not answer.');
          }
          kept.push(letter);
        },
      },
    });
    const letters = [
      recordOf(patch(1), { messageId: 'good' }),
      recordOf(patch(2), { messageId: 'bad' }),
      recordOf(patch(3), { messageId: 'good too' }),
    ];
    expect(await deliver(...letters)).toEqual(['bad']);
    expect(kept.map(({ messageId }) => messageId)).toEqual(['good', 'good too']);
    expect(await stores.sessions.failure(SESSION, idAt(2), ANNA)).toBeUndefined();
    expect(await stores.sessions.failure(SESSION, idAt(3), ANNA)).toBeDefined();
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'not buried' }));
  });

  it('whose fate cannot be looked up has no end yet', async () => {
    const { stores } = burying();
    const snapshots = {
      ...stores.snapshots,
      load: async () => {
        throw new Error('The table does not answer.');
      },
    };
    const { deliver } = burying({ stores: { ...stores, snapshots }, sessions: stores.sessions });
    expect(await deliver(recordOf(patch(1), { messageId: 'm' }))).toEqual(['m']);
    expect(await stores.sessions.failure(SESSION, idAt(1), ANNA)).toBeUndefined();
  });

  it('buried twice keeps its first failure', async () => {
    const { deliver, stores } = burying();
    await deliver(recordOf(patch(1)));
    await deliver(recordOf(patch(1)));
    expect(await stores.sessions.failure(SESSION, idAt(1), ANNA)).toMatchObject({ failedAt: NOW });
  });
});
