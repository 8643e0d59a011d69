import { DUBLIN, OHIO, SEOUL } from '../domain/factories.ts';
import { joinBob, withCounts } from './chat-fixture.ts';
import { bodyOf, change, reader, SESSION } from './read-fixture.ts';

describe('events that are waited for', () => {
  const EVENTS = '/v1/sessions/{id}/events';
  const HEADS = JSON.stringify({ [SEOUL]: 1, [DUBLIN]: 1 });
  const waiting = (seconds: number, as = 'ada') => ({
    as,
    query: { after: HEADS },
    headers: { prefer: `wait=${seconds}` },
  });

  it.each([10, 1_000, 4_500])('come when they arrive after %i ms, with the cursor after them', async (ms) => {
    const read = await withCounts();
    read.after(ms, () => read.stores.events.append(SESSION, change(OHIO, 1, 7)));
    const body = bodyOf(await read.get(EVENTS, waiting(5)));
    expect(body).toMatchObject({ commits: [{ lane: OHIO, version: 1 }], more: false, complete: true });
    expect(JSON.parse(body.next)).toEqual({ [SEOUL]: 1, [DUBLIN]: 1, [OHIO]: 1 });
    expect(read.counts.WaitingReads).toBe(1);
  });

  it.each(['ada', 'bob'])('cost %s at most eight table reads in five seconds', async (as) => {
    const read = await withCounts();
    await joinBob(read);
    const answer = await read.get(EVENTS, waiting(5, as));
    expect(bodyOf(answer)).toEqual({ commits: [], next: HEADS, more: false, complete: true });
    expect(read.reads.length).toBe(8);
    expect(read.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(5_000);
  });

  it('are not waited for where some are there, or where nobody asks to wait', async () => {
    const read = await withCounts();
    await read.get(EVENTS, { query: { after: HEADS } });
    await read.get(EVENTS, waiting(0));
    await read.get(EVENTS, { headers: { prefer: 'wait=5' } });
    expect(read.pauses).toEqual([]);
  });

  it('stop at the limit, and there are more', async () => {
    const read = await withCounts();
    read.after(10, async () => {
      await read.stores.events.append(SESSION, change(SEOUL, 2, 7));
      await read.stores.events.append(SESSION, change(SEOUL, 3, 8));
    });
    const asking = waiting(5);
    const body = bodyOf(await read.get(EVENTS, { ...asking, query: { ...asking.query, limit: '1' } }));
    expect(body).toMatchObject({ commits: [{ version: 2 }], more: true });
  });

  it('are not waited for where too many wait, and every place is given back', async () => {
    const full = reader({ admission: { admit: async () => undefined } });
    await full.stores.events.append(SESSION, change(SEOUL, 1, 1));
    const asking = { query: { after: JSON.stringify({ [SEOUL]: 1 }) }, headers: { prefer: 'wait=5' } };
    const refused = await full.get(EVENTS, asking);
    expect([refused.statusCode, bodyOf(refused).commits, refused.headers['preference-applied']]).toEqual([
      200,
      [],
      undefined,
    ]);
    const left: string[] = [];
    const leave = async () => {
      left.push('left');
    };
    const roomy = reader({ admission: { admit: async () => leave } });
    await roomy.stores.events.append(SESSION, change(SEOUL, 1, 1));
    const waited = await roomy.get(EVENTS, asking);
    expect([left, waited.headers['preference-applied']]).toEqual([['left'], 'wait=5']);
  });
});
