import type { SQSRecord } from 'aws-lambda';
import { bury } from '../../../lambdas/bury/bury.ts';
import type { Letter, Ports } from '../../../lambdas/bury/ports.ts';
import { ASK, task } from '../answer/answer-fixture.ts';
import { ANNA, commit, DUBLIN, eventAt, idAt, patched, SEOUL, SESSION } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { remembering } from '../remembering.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';

const NOW = '2026-11-20T18:00:00.000Z';
const patch = (millis: number) => eventAt(millis, 'profile.patched', { a: millis });

/** Bury with an archive and stores in memory. */
function burying(changes: Partial<Ports> = {}) {
  const stores = inMemoryStores();
  const kept: Letter[] = [];
  const resent: [deadLetters: string, body: string][] = [];
  const begun: string[] = [];
  const failed: string[] = [];
  const { log, meter, lines, counts } = remembering();
  const ports: Ports = {
    archive: {
      keep: async (letter) => {
        kept.push(letter);
      },
    },
    resending: {
      resend: async (...letter) => {
        resent.push(letter);
      },
    },
    questions: {
      resend: async (ask) => {
        begun.push(ask.completion);
      },
      fail: async (ask, { code }) => {
        failed.push(`${ask.completion} ${code}`);
      },
    },
    stores,
    sessions: stores.sessions,
    log,
    meter,
    lanes: [SEOUL, DUBLIN],
    nowMs: () => Date.parse(NOW),
    ...changes,
  };
  const deliver = async (...records: SQSRecord[]): Promise<string[]> =>
    (await bury(ports, records)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { stores, kept, resent, begun, failed, lines, counts, deliver };
}

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
