import { idAt, SESSION } from '../domain/factories.ts';
import { recordOf } from '../queue-record.ts';
import { applying, idsByCommit, NOW, patchIn, profileOf, sessionAt } from './apply-fixture.ts';

describe('a cap', () => {
  const full = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, at]));

  it('refuses one event with a reason, and its neighbours go on', async () => {
    const { send, stores, counts, streamed } = applying();
    await send(patchIn(SESSION, 1, full));
    const rest = await send(
      patchIn(SESSION, 2, { k0: 'changed' }),
      patchIn(SESSION, 3, { more: 1 }),
      patchIn(SESSION, 4, { k1: 'changed' }),
    );
    expect(rest).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[idAt(1)], [idAt(2), idAt(4)]]);
    const failure = await stores.sessions.failure(SESSION, idAt(3), streamed[0]?.event.source ?? '');
    expect(failure).toMatchObject({ code: 'too-large', failedAt: NOW });
    expect(failure?.reason).toContain('2001 registers');
    expect(streamed.map((one) => one.event.id)).not.toContain(idAt(3));
    expect(counts.Refused).toBe(1);
  });

  it('refuses what it looked at: another event under the same id comes again', async () => {
    const { send, deliver, stores } = applying();
    await send(patchIn(SESSION, 1, full));
    const refused = recordOf(patchIn(SESSION, 2, { more: 1 }));
    const other = { ...recordOf(patchIn(SESSION, 2, { k0: 'changed' })), messageId: 'other' };
    expect(await deliver([refused, other])).toEqual([other]);
    expect(await deliver([other])).toEqual([]);
    expect(await idsByCommit(stores, SESSION)).toEqual([[idAt(1)], [idAt(2)]]);
  });

  it('in one session does not concern another', async () => {
    const { send, stores } = applying();
    const other = sessionAt(7);
    await send(patchIn(SESSION, 1, full));
    await send(patchIn(SESSION, 2, { more: 1 }), patchIn(other, 2, { more: 1 }));
    expect(await profileOf(stores, other)).toEqual({ more: 1 });
  });
});
