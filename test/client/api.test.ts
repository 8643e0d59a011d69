import { createMeridian, type Meridian, type MeridianOptions } from '../../client/index.ts';
import type { FetchInit } from '../../client/ports.ts';
import { seededBytes, virtualTime } from './virtual-time.ts';

const SESSION = `${'a'.repeat(32)}.01a1fa7a-e5d0-7000-9c75-8c4c1458a716`;

describe('a request of the client', () => {
  const sent: (FetchInit & { url: string })[] = [];
  const opened: Meridian[] = [];
  const time = virtualTime();
  let served = 'us';
  let retryAfter: string | null = null;
  beforeEach(() => {
    sent.splice(0);
    served = 'us';
    retryAfter = null;
  });
  afterEach(() => {
    for (const client of opened.splice(0)) client.close();
  });

  /** A client whose requests are answered with these statuses in turn, and then with 200. */
  async function client(statuses: number[], options: Partial<MeridianOptions> = {}): Promise<Meridian> {
    const meridian = await createMeridian({
      edge: 'https://edge/',
      getToken: ({ renew }) => (renew ? 'new' : 'old'),
      ...options,
      ports: {
        nowMs: time.nowMs,
        after: time.after,
        randomBytes: seededBytes(1),
        fetch: async (url, init) => {
          sent.push({ url, ...init });
          const told = { 'meridian-region': served, 'retry-after': retryAfter };
          const headers = { get: (name: string) => told[name as keyof typeof told] ?? null };
          return { status: statuses.shift() ?? 200, headers, text: async () => '{"messages":[]}' };
        },
      },
    });
    opened.push(meridian);
    return meridian;
  }

  async function history(meridian: Meridian): Promise<unknown> {
    let outcome: unknown;
    const asking = meridian.session(SESSION).history();
    asking.then(
      (page) => {
        outcome = page;
      },
      (error: unknown) => {
        outcome = error;
      },
    );
    await time.until(() => outcome !== undefined);
    return outcome;
  }

  test('carries the token and the headers that were asked for', async () => {
    await history(await client([], { headers: { 'x-app': 'demo' } }));
    expect(sent[0]?.url).toBe(`https://edge/v1/sessions/${SESSION}/messages`);
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer old', 'x-app': 'demo' });
  });

  test('is sent once more with a new token when the old one is refused', async () => {
    expect(await history(await client([401]))).toEqual({ messages: [] });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  test('tells that nobody is signed in where the new token is refused as well', async () => {
    const meridian = await client(Array(40).fill(401));
    expect(await history(meridian)).toMatchObject({ code: 'unreachable' });
    expect(meridian.connection.get().state).toBe('signed-out');
  });

  test('tells that nobody is signed in where there is no token', async () => {
    const meridian = await client([], { getToken: () => Promise.reject(new Error('signed out')) });
    expect(await history(meridian)).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('signed out'),
    });
    expect(sent).toEqual([]);
    expect(meridian.connection.get()).toMatchObject({ state: 'signed-out', why: 'Error: signed out' });
  });

  test('gives up a token that does not come, and asks for another one', async () => {
    const tokens = [new Promise<string>(() => undefined), 'late'];
    const meridian = await client([], { getToken: () => tokens.shift() ?? 'later' });
    expect(await history(meridian)).toMatchObject({ code: 'unreachable' });
    expect(await history(meridian)).toEqual({ messages: [] });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer late']);
  });

  test.each([
    ['7', 7_000],
    ['86400', 60_000],
  ])(
    'waits as the API asks, whoever of the program asks next, and a minute at most: %s s',
    async (asked, ms) => {
      const session = (await client([429])).session(SESSION);
      retryAfter = asked;
      session.history().catch(() => undefined);
      await time.run(5);
      retryAfter = null;
      session.history({ limit: 1 }).catch(() => undefined);
      await time.run(ms - 10);
      expect(sent).toHaveLength(1);
      await time.run(2_000);
      expect(sent.map(({ url }) => url)).toContain(`https://edge/v1/sessions/${SESSION}/messages?limit=1`);
    },
  );

  test('is not sent any more, nor answered, once the client is closed', async () => {
    const meridian = await client([200, 429]);
    const ended: unknown[] = [];
    const ask = () =>
      meridian
        .session(SESSION)
        .history()
        .finally(() => ended.push('ended'));
    await Promise.all([ask(), time.run(5)]);
    retryAfter = '7';
    void ask();
    await time.run(5);
    void ask();
    meridian.close();
    await time.run(60_000);
    expect([sent.length, ended]).toEqual([2, ['ended']]);
    const other = await client([401]);
    void other
      .session(SESSION)
      .history()
      .finally(() => ended.push('ended'));
    other.close();
    await time.run(60_000);
    expect(ended).toEqual(['ended']);
  });

  test('goes to a region’s own address where one is known, and by the edge’s pin where none is', async () => {
    await history(await client([503], { regions: ['us', 'eu'], endpoints: { eu: 'https://eu/' } }));
    expect(sent.at(-1)?.url).toMatch(/^https:\/\/eu\/v1/);
    sent.splice(0);
    await history(await client([503], { regions: ['us', 'eu'] }));
    expect(sent.at(-1)?.headers['meridian-region']).toBe('eu');
  });

  test('tells which region answered, wherever the edge sent it', async () => {
    const meridian = await client([], { regions: ['us', 'eu'] });
    await history(meridian);
    expect(meridian.connection.get().region).toBe('us');
    served = 'eu';
    await history(meridian);
    expect(meridian.connection.get().region).toBe('eu');
    expect(sent.map(({ headers }) => headers['meridian-region'])).toEqual([undefined, undefined]);
  });

  test('that is refused is told with its problem, and not repeated', async () => {
    expect(await history(await client([404]))).toMatchObject({ code: 'refused', status: 404 });
    expect(sent).toHaveLength(1);
  });
});
