import type { SentCommand } from '../../client/outbox/intent.ts';
import type { Fetch } from '../../client/ports.ts';
import { fixture } from './client-fixture.ts';
import { AUTHOR } from './fake-meridian.ts';
import { ended, resultsOf, SESSION } from './outbox-fixture.ts';

describe('the outbox', () => {
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
