import type { SentCommand } from '../../client/outbox/intent.ts';
import type { Fetch } from '../../client/ports.ts';
import { millisOf } from '../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from './client-fixture.ts';
import { ended, resultsOf, SESSION } from './outbox-fixture.ts';

const AHEAD = { type: 'urn:meridian:problem:event-id-ahead', detail: 'It is ahead.' };

describe('the outbox', () => {
  describe('under a clock that was ten minutes fast', () => {
    /** A client whose ids are refused while they are more than a minute ahead. */
    function fast(f: Fixture) {
      const clock = { aheadMs: 600_000 };
      const isAhead = ({ eventId }: SentCommand) => millisOf(eventId) > f.time.nowMs() + 60_000;
      const fetch: Fetch = async (url, init) => {
        if (!url.endsWith('/v1/batch')) return f.server.fetch(url, init);
        const { commands } = JSON.parse(init.body ?? '') as { commands: SentCommand[] };
        const body = JSON.stringify({ commands: commands.filter((one) => !isAhead(one)) });
        const { results } = JSON.parse(await (await f.server.fetch(url, { ...init, body })).text());
        return resultsOf(init, (one) => (isAhead(one) ? { status: 400, problem: AHEAD } : results.shift()));
      };
      return { clock, parts: { fetch, nowMs: () => f.time.nowMs() + clock.aheadMs } };
    }

    test('goes on once it is right, and sends what waited in its time', async () => {
      const f = fixture();
      const { clock, parts } = fast(f);
      const session = (await f.start({}, parts)).session(SESSION);
      const early = session.update({ early: 1 });
      await f.time.run(5_000);
      clock.aheadMs = 0;
      const late = session.update({ late: 1 });
      expect(await ended(f, late, 60_000)).toMatchObject({ status: 'applied' });
      await f.time.run(60_000);
      const before = f.server.requests.length;
      await f.time.run(300_000);
      expect(f.server.requests).toHaveLength(before);
      expect(await ended(f, early, 600_000)).toMatchObject({ status: 'applied' });
    });

    test('lets what is recorded later go before a hundred that wait', async () => {
      const f = fixture();
      const { clock, parts } = fast(f);
      const before = await f.start({}, parts);
      for (let at = 0; at < 100; at++) before.session(SESSION).update({ at });
      await f.time.run(2_000);
      before.close();
      clock.aheadMs = 0;
      const after = await f.start({}, parts);
      const late = after.session(SESSION).update({ late: 1 });
      expect(await ended(f, late, 60_000)).toMatchObject({ status: 'applied' });
      after.close();
    });
  });
});
