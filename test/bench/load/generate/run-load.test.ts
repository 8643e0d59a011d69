import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchangeWith } from '../../../../bench/load/generate/exchange.ts';
import { runLoad } from '../../../../bench/load/generate/run-load.ts';
import { hold } from '../../../../bench/load/plan/scenario.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const USERS = Array.from({ length: 200 }, (_, at) => ({ token: `t${at}`, sessionId: `s${at}`, region: 'r' }));

async function served<T>(listener: Listener, work: (url: string, server: Server) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const asOurs: Listener = ({ method }, response) => {
  const [status, body] = method === 'GET' ? [200, { next: 'c' }] : [202, { eventId: `e${Math.random()}` }];
  response.writeHead(Number(status)).end(JSON.stringify(body));
};

const load = (edge: string, rps: number, seconds: number) => ({
  scenario: { name: 'test', users: USERS.length, phases: [hold(rps, seconds)] },
  seed: 1,
  poisson: false,
  edge,
});

describe('a load', () => {
  it('sends every arrival and remembers every accepted write', async () => {
    const { outcomes, arrivals, dropped } = await served(asOurs, (url) => runLoad(load(url, 200, 1), USERS));
    expect([arrivals, outcomes.length, dropped]).toEqual([200, 200, 0]);
    expect(outcomes.filter(({ failure }) => failure !== undefined)).toEqual([]);
    const writes = outcomes.filter(({ class: name }) => name === 'patch' || name === 'completion');
    expect(writes.length).toBeGreaterThan(0);
    expect(outcomes.filter(({ accepted }) => accepted !== undefined)).toEqual(writes);
  });

  it('knows which region accepted, by the answer or else by the user', async () => {
    const abroad: Listener = (request, response) => {
      if (request.headers.authorization?.endsWith('7')) response.setHeader('meridian-region', 'far');
      asOurs(request, response);
    };
    const { outcomes } = await served(abroad, (url) => runLoad(load(url, 200, 1), USERS));
    const regions = outcomes.flatMap(({ accepted }) => accepted?.region ?? []);
    expect(new Set(regions)).toEqual(new Set(['far', 'r']));
    expect(new Set(outcomes.map(({ region }) => region))).toEqual(new Set(['r']));
  });

  it('counts a stall for everybody who came while it lasted, without waiting for anybody', async () => {
    const beganMs = performance.now();
    const stalling: Listener = (request, response) => {
      const inMs = performance.now() - beganMs;
      if (inMs < 500) setTimeout(() => asOurs(request, response), 500 - inMs);
      else asOurs(request, response);
    };
    const { outcomes } = await served(stalling, (url) => runLoad(load(url, 100, 1), USERS));
    expect(outcomes).toHaveLength(100);
    const long = outcomes.filter(({ latencyMs }) => latencyMs > 100).length;
    // Arrivals of the first 400 ms wait for more than 100 ms. A closed loop would have sent one of them.
    expect(long).toBeGreaterThanOrEqual(30);
  });

  it('drops, and says so, what comes while no user is idle', async () => {
    const slow: Listener = (request, response) => void setTimeout(() => asOurs(request, response), 300);
    const { outcomes, dropped } = await served(slow, (url) =>
      runLoad(load(url, 100, 0.5), USERS.slice(0, 5)),
    );
    expect(dropped).toBeGreaterThan(20);
    expect(outcomes.length + dropped).toBe(50);
  });

  it('counts an answer that is not the expected one as an error', async () => {
    const failing: Listener = (_, response) =>
      void response.writeHead(503).end('{"message":"no","requestId":"x"}');
    const { outcomes } = await served(failing, (url) => runLoad(load(url, 50, 0.2), USERS));
    expect(new Set(outcomes.map(({ failure }) => failure))).toEqual(new Set(['503 {"message":"no"}']));
    expect(outcomes.filter(({ accepted }) => accepted !== undefined)).toEqual([]);
  });

  it.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['neither an event nor a cursor', '{"eventId":1}'],
  ])('counts an answer with the expected status and %s in it as an error, and goes on', async (_, body) => {
    const odd: Listener = ({ method }, response) =>
      void response.writeHead(method === 'GET' ? 200 : 202).end(body);
    const { outcomes } = await served(odd, (url) => runLoad(load(url, 100, 0.4), USERS));
    expect(outcomes).toHaveLength(40);
    const failures = outcomes.filter(({ class: name }) => name !== 'profile').map(({ failure }) => failure);
    expect(failures.length).toBeGreaterThan(5);
    expect(new Set(failures)).toEqual(new Set(['unreadable answer']));
    expect(outcomes.filter(({ accepted }) => accepted !== undefined)).toEqual([]);
  });

  it('counts a refused connection as an error that took as long as the limit', async () => {
    const gone = await served(asOurs, async (url) => url);
    const { outcomes } = await runLoad(load(gone, 20, 0.1), USERS);
    expect(outcomes.map(({ failure }) => failure)).toEqual(['connection', 'connection']);
    expect(outcomes.every(({ latencyMs }) => latencyMs >= 30_000)).toBe(true);
    expect(outcomes.every(({ endMs }) => endMs < 10_000)).toBe(true);
  });
});

describe('an exchange', () => {
  it('gives up after its time', async () => {
    const answer = await served(
      () => {},
      (url) => exchangeWith(url, 50).send({ method: 'GET', path: '/', headers: {} }),
    );
    expect(answer).toEqual({ status: 0, body: '', failure: 'timeout' });
  });

  it('says that an answer broke off', async () => {
    const breaking: Listener = (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    };
    const answer = await served(breaking, (url) =>
      exchangeWith(url, 1_000).send({ method: 'GET', path: '/', headers: {} }),
    );
    expect(answer.failure).toBe('connection');
  });
});
