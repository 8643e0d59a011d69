import type { Intent, Outcome } from '../../client/index.ts';
import type { SentCommand } from '../../client/outbox/intent.ts';
import type { Fetch, FetchAnswer, FetchInit } from '../../client/ports.ts';
import { millisOf, mint, START } from '../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from './client-fixture.ts';
import { AUTHOR } from './fake-meridian.ts';
import { seededBytes } from './virtual-time.ts';

const SESSION = `${AUTHOR}.${mint(START, { nowMs: 1, random: seededBytes(1)(8) }).id}`;

const AHEAD = { type: 'urn:meridian:problem:event-id-ahead', detail: 'It is ahead.' };
const NOT_FOUND = { type: 'urn:meridian:problem:not-found', detail: 'There is none of yours.' };

/** An answer of the batch endpoint, one result for each command. */
function resultsOf({ body }: FetchInit, resultOf: (command: SentCommand) => object): FetchAnswer {
  const { commands } = JSON.parse(body ?? '') as { commands: SentCommand[] };
  const text = JSON.stringify({ results: commands.map(resultOf) });
  return { status: 200, headers: { get: () => null }, text: async () => text };
}

describe('the outbox', () => {
  async function ended({ time }: Fixture, intent: Intent, withinMs?: number): Promise<Outcome> {
    let outcome: Outcome | undefined;
    void intent.done.then((one) => {
      outcome = one;
    });
    await time.until(() => outcome !== undefined, withinMs);
    return outcome as Outcome;
  }

  test('brings an update to its end and forgets it', async () => {
    const { server, kept, ...rest } = fixture();
    const client = await rest.start();
    const intent = client.session(SESSION).update({ city: 'Seoul' });
    expect(await ended({ server, kept, ...rest }, intent)).toEqual({
      status: 'applied',
      lane: 'us.1',
      version: 1,
    });
    expect(server.profile(SESSION)).toEqual({ city: 'Seoul' });
    await rest.time.run(10);
    expect([...kept.keys()]).toEqual(['clock']);
    expect(client.intents()).toEqual([]);
  });

  test('tells why an update was refused, and why one failed after it was accepted', async () => {
    const f = fixture();
    const session = (await f.start()).session(SESSION);
    const refused = session.update({ refused: 1 });
    const failed = session.update({ failed: 1 });
    const reason = '"/refused" has no meaning.';
    expect(await ended(f, refused)).toEqual({ status: 'failed', code: 'meaningless', reason });
    expect(await ended(f, failed)).toEqual({ status: 'failed', code: 'too-large', reason: 'no room' });
    expect([await refused.accepted, await failed.accepted]).toEqual([false, true]);
  });

  test('sends many commands in batches of at most a hundred, in the order of their ids', async () => {
    const f = fixture();
    const client = await f.start();
    for (let at = 0; at < 250; at++) client.session(SESSION).update({ [`n${at}`]: at });
    await f.time.until(() => client.outbox.get().queued === 0);
    const batches = f.server.requests.filter(({ path }) => path === '/v1/batch');
    const sent = batches.map(({ body }) => (body as { commands: { eventId: string }[] }).commands);
    expect(sent.map(({ length }) => length)).toEqual([100, 100, 50]);
    const ids = sent.flat().map(({ eventId }) => eventId);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

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

  test('lets others go before a queue that takes nothing', async () => {
    const f = fixture();
    const fetch: Fetch = async (url, init) => {
      if (!url.endsWith('/v1/batch')) return f.server.fetch(url, init);
      const bulk = { status: 503, problem: { type: 'urn:meridian:problem:unavailable' } };
      const { commands } = JSON.parse(init.body ?? '') as { commands: (SentCommand & { queue?: string })[] };
      const body = JSON.stringify({ commands: commands.filter(({ queue }) => queue !== 'bulk') });
      const { results } = JSON.parse(await (await f.server.fetch(url, { ...init, body })).text());
      return resultsOf(init, (one) => ('queue' in one && one.queue === 'bulk' ? bulk : results.shift()));
    };
    const client = await f.start({}, { fetch });
    for (let at = 0; at < 150; at++) client.session(SESSION).update({ at }, { queue: 'bulk' });
    const intent = client.session(SESSION).update({ a: 1 });
    expect(await ended(f, intent, 10_000)).toMatchObject({ status: 'applied' });
    client.close();
  });

  test('waits as long as a busy region asks it to', async () => {
    const f = fixture();
    f.server.faults.next.push({ status: 429, retryAfter: 7 });
    const client = await f.start();
    const begunMs = f.time.nowMs();
    const intent = client.session(SESSION).update({ a: 1 });
    await f.time.run(1_000);
    client.session(SESSION).update({ b: 1 });
    await f.time.until(() => client.outbox.get().accepted === 2);
    expect(f.time.nowMs() - begunMs).toBeGreaterThanOrEqual(7_000);
    expect(await ended(f, intent)).toMatchObject({ status: 'applied' });
  });

  test('asks for the end of what it had sent when a repeat of it is refused', async () => {
    const f = fixture();
    const client = await f.start();
    f.server.faults.next.push('unanswered', { status: 413 });
    const intent = client.session(SESSION).update({ a: 1 });
    expect(await ended(f, intent)).toMatchObject({ status: 'applied' });
  });

  test.each([false, true])(
    'takes a doubtful refusal for true once no region has it (unknown: %s)',
    async (forgets) => {
      const f = fixture();
      const client = await f.start();
      f.server.forgets = forgets;
      f.server.faults.next.push('unanswered');
      const intent = client.session(SESSION).update({ refused: 1 });
      expect(await ended(f, intent, 60_000)).toMatchObject({ status: 'failed', code: 'meaningless' });
    },
  );

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

  test('says that it is full instead of growing', async () => {
    const f = fixture();
    const client = await f.start({ mostIntents: 2 });
    const session = client.session(SESSION);
    session.update({ a: 1 });
    session.update({ b: 1 });
    expect(() => session.update({ c: 1 })).toThrow(
      expect.objectContaining({ code: 'outbox-full', message: expect.stringContaining('2 intents') }),
    );
    await f.time.until(() => client.intents().length === 0);
    session.update({ c: 1 });
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

  test.each([0, 1])('carries a full outbox up a slow way while a page is open (rate %i)', async (at) => {
    const f = fixture();
    const bytesPerMs = [125, 20][at] as number;
    const fetch: Fetch = async (url, init) => {
      if (url.endsWith('/v1/batch')) await f.time.pause((init.body ?? '').length / bytesPerMs);
      if (init.signal.aborted) throw new Error('aborted');
      return f.server.fetch(url, init);
    };
    const client = await f.start({}, { fetch });
    const session = client.session(SESSION);
    session.profile.subscribe(() => undefined);
    for (let n = 0; n < 40; n++) session.update({ [`n${n}`]: 'x'.repeat(46_000) });
    await f.time.until(() => client.outbox.get().queued === 0);
    client.close();
  });

  test.each([
    ['deeper than the API allows', { a: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) }],
    ['with half of a surrogate pair', { a: '\ud800' }],
    ['larger than a command may be', { a: 'x'.repeat(70_000) }],
  ])('records nothing that is %s', async (_, patch) => {
    const client = await fixture().start();
    expect(() => client.session(SESSION).update(patch)).toThrow(expect.objectContaining({ code: 'invalid' }));
    expect(client.intents()).toEqual([]);
  });

  test('takes one bad command out of a batch that is refused as a whole', async () => {
    const f = fixture();
    const client = await f.start();
    // Eight commands: the halves 8, 4, 2, 1 are refused until the first command stands alone.
    f.server.faults.next.push(...Array.from({ length: 4 }, () => ({ status: 400 })));
    const intents = Array.from({ length: 8 }, (_, at) => client.session(SESSION).update({ [`n${at}`]: at }));
    const outcomes = [];
    for (const intent of intents) outcomes.push((await ended(f, intent)).status);
    expect(outcomes).toEqual(['failed', ...Array(7).fill('applied')]);
  });

  test('makes a session, and the same one if the answer was lost', async () => {
    const f = fixture();
    const client = await f.start();
    f.server.faults.next.push('unanswered');
    const creating = client.createSession();
    let id: string | undefined;
    void creating.then((session) => {
      id = session.id;
    });
    await f.time.until(() => id !== undefined && client.intents().length === 0);
    expect(id).toMatch(new RegExp(`^${AUTHOR}\\.`));
    expect(new Set(f.server.commits.map(({ sessionId }) => sessionId))).toEqual(new Set([id]));
  });
});
