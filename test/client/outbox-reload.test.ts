import type { Intent } from '../../client/index.ts';
import { fixture } from './client-fixture.ts';
import { ended, SESSION } from './outbox-fixture.ts';

describe('the outbox', () => {
  test('goes on with what was recorded before a reload, and mints above it', async () => {
    const f = fixture();
    const before = await f.start();
    Object.assign(f.server.faults.down, { us: 'refuses', eu: 'refuses', ap: 'refuses' });
    const intent = before.session(SESSION).update({ a: 1 });
    expect(await intent.recorded).toBe(true);
    before.close();
    for (const region of Object.keys(f.server.faults.down)) delete f.server.faults.down[region];
    const after = await f.start();
    expect(after.intents().map(({ eventId }) => eventId)).toEqual([intent.eventId]);
    expect(await ended(f, after.intents()[0] as Intent)).toMatchObject({ status: 'applied' });
    expect(after.session(SESSION).update({ b: 1 }).eventId > intent.eventId).toBe(true);
  });

  test('asks for the end of what may have arrived before a reload', async () => {
    const f = fixture();
    const before = await f.start({ regions: [] });
    before.session(SESSION).update({ a: 1 });
    await f.time.until(() => f.server.requests.length === 1);
    before.close();
    f.server.faults.next.push({ status: 413 });
    const after = await f.start();
    expect(await ended(f, after.intents()[0] as Intent)).toMatchObject({ status: 'applied' });
  });

  test('mints above what it minted before a reload although the clock went back', async () => {
    const f = fixture();
    const before = await f.start();
    const intent = before.session(SESSION).update({ a: 1 });
    await ended(f, intent);
    before.close();
    const after = await f.start({}, { nowMs: () => f.time.nowMs() - 20_000 });
    expect(after.session(SESSION).update({ b: 1 }).eventId > intent.eventId).toBe(true);
  });

  test('keeps what it cannot read aside, says so, and goes on with the rest', async () => {
    const f = fixture();
    Object.assign(f.server.faults.down, { us: 'refuses', eu: 'refuses', ap: 'refuses' });
    const before = await f.start();
    const { eventId, recorded } = before.session(SESSION).update({ a: 1 });
    await recorded;
    before.close();
    for (const [at, text] of ['{', 'null', '{}', '{"command":{},"state":{}}'].entries())
      f.kept.set(`intent/${at}`, text);
    const told = jest.spyOn(console, 'error').mockImplementation();
    const after = await f.start();
    expect(told).toHaveBeenCalledTimes(4);
    told.mockRestore();
    expect(after.intents().map((intent) => intent.eventId)).toEqual([eventId]);
    expect(f.kept.get('intent/0')).toBe('{');
    after.close();
  });
});
