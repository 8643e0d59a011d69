import type { Intent } from '../../client/index.ts';
import type { Fetch } from '../../client/ports.ts';
import { fixture } from './client-fixture.ts';
import { ended, resultsOf, SESSION } from './outbox-fixture.ts';

const NOT_FOUND = { type: 'urn:meridian:problem:not-found', detail: 'There is none of yours.' };

describe('the outbox', () => {
  test('goes to another region with the same id within five seconds when its own hangs', async () => {
    const f = fixture();
    const client = await f.start();
    await f.time.run(100);
    await ended(f, client.session(SESSION).update({ before: 1 }));
    f.server.faults.down.us = 'hangs';
    const begunMs = f.time.nowMs();
    const intent = client.session(SESSION).update({ city: 'Seoul' });
    let isAccepted = false;
    void intent.accepted.then(() => {
      isAccepted = true;
    });
    await f.time.until(() => isAccepted);
    expect(f.time.nowMs() - begunMs).toBeLessThan(5_000);
    expect(f.server.requests.at(-1)?.region).not.toBe('us');
    expect(await ended(f, intent)).toMatchObject({ status: 'applied' });
  });

  test('sends what a region had accepted again elsewhere once the region fails, for one effect', async () => {
    const f = fixture();
    const client = await f.start();
    f.server.faults.queueMs = 3_000;
    const first = client.session(SESSION).update({ first: 1 });
    await f.time.until(() => client.outbox.get().accepted === 1);
    f.server.faults.down.us = 'refuses';
    const second = client.session(SESSION).update({ second: 1 });
    expect(await ended(f, first)).toMatchObject({ status: 'applied' });
    expect(await ended(f, second)).toMatchObject({ status: 'applied' });
    delete f.server.faults.down.us;
    await f.time.run(30_000);
    expect(f.server.profile(SESSION)).toEqual({ first: 1, second: 1 });
  });

  test('sends what was accepted again twice at most, however many regions fail', async () => {
    const f = fixture();
    const client = await f.start();
    f.server.faults.queueMs = 1_000_000;
    const { eventId } = client.session(SESSION).update({ a: 1 });
    for (let failed = 0; failed < 6; failed++) {
      await f.time.until(() => client.outbox.get().queued === 0);
      f.server.faults.down[f.server.requests.at(-1)?.region ?? ''] = 'refuses';
      client.session(SESSION).update({ another: failed });
      await f.time.run(3_000);
      for (const region of Object.keys(f.server.faults.down))
        if (failed > 1) delete f.server.faults.down[region];
    }
    const carrying = f.server.requests.filter(({ body }) => JSON.stringify(body ?? '').includes(eventId));
    expect(carrying).toHaveLength(3);
  });

  test.each([false, true])(
    'tells no failure of what a region accepted while another one refuses it (reload: %s)',
    async (reloads) => {
      const f = fixture();
      let isRefusing = false;
      // The membership has not come to the other regions yet.
      const fetch: Fetch = async (url, init) => {
        const refuses =
          isRefusing && url.endsWith('/v1/batch') && (init.headers['meridian-region'] ?? 'us') !== 'us';
        return refuses
          ? resultsOf(init, () => ({ status: 404, problem: NOT_FOUND }))
          : f.server.fetch(url, init);
      };
      let client = await f.start({}, { fetch });
      f.server.faults.queueMs = 300;
      await f.time.run(3_000);
      const intent = client.session(SESSION).send({ text: 'hello' });
      await f.time.until(() => client.outbox.get().accepted === 1);
      f.server.faults.down.us = 'refuses';
      isRefusing = true;
      await f.time.run(60_000);
      if (reloads) {
        client.close();
        client = await f.start({}, { fetch });
      }
      await f.time.run(60_000);
      const again = client.intents()[0] as Intent;
      expect(again.eventId).toBe(intent.eventId);
      delete f.server.faults.down.us;
      expect(await ended(f, again)).toMatchObject({ status: 'applied' });
      expect(f.server.effectsOf(intent.eventId)).toBe(1);
    },
  );
});
