import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUsers } from '../../../../bench/load/generate/users.ts';
import type { Endpoints } from '../../../../local/start/endpoints.ts';

const IDLE = { visible: 0, inFlight: 0, delayed: 0 };

/** A cloud of one region that takes every session, with these messages in its queues at each look, the last for good. */
async function withCloud<T>(
  looks: readonly Readonly<Record<string, number>>[],
  work: (endpoints: Endpoints, asked: string[]) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  let look = 0;
  const answerTo = (url: string): object => {
    if (url.endsWith('/token')) return { token: 'token' };
    if (!url.endsWith('/status')) return { sessionId: 'session' };
    const queued = looks[Math.min(look++, looks.length - 1)] ?? {};
    const queues = Object.entries(queued).map(([name, visible]) => [name, { ...IDLE, visible }]);
    return { regions: { us: { queues: Object.fromEntries(queues), streamLag: 0 } } };
  };
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(url === '/v1/sessions' ? 202 : 200).end(JSON.stringify(answerTo(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const endpoints = { edge: at, console: at, regions: { us: { api: at, aws: at } } };
    return await work(endpoints as unknown as Endpoints, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('users', () => {
  it('are there when their sessions are applied', async () => {
    await withCloud([{ 'meridian-bulk': 2 }, { 'meridian-bulk': 0 }], async (endpoints, asked) => {
      expect(await createUsers(endpoints, 3)).toHaveLength(3);
      expect(asked.filter((url) => url.endsWith('/status'))).toHaveLength(2);
    });
  });

  it('do not wait for what lies in a queue until a person looks at it', async () => {
    await withCloud([{ 'meridian-relay-failures': 1 }], async (endpoints, asked) => {
      expect(await createUsers(endpoints, 1)).toHaveLength(1);
      expect(asked.filter((url) => url.endsWith('/status'))).toHaveLength(1);
    });
  });

  it.each([0, -5])('that are %d more than there are ask and wait for nothing', async (howMany) => {
    await withCloud([{ 'meridian-bulk': 1 }], async (endpoints, asked) => {
      expect(await createUsers(endpoints, howMany)).toEqual([]);
      expect(asked).toEqual([]);
    });
  });
});
