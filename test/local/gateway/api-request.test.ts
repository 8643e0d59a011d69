import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unheardOf } from '../../../local/gateway/api-request.ts';

/** A response whose client left while it was asked for. */
async function left(): Promise<{ response: ServerResponse; end(): void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  client.on('error', () => {});
  client.end();
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  client.destroy();
  await once(response, 'close');
  return { response, end: () => server.close() };
}

test('a client who had left before anybody asked is heard of at once', async () => {
  const { response, end } = await left();
  expect(unheardOf(response).aborted).toBe(true);
  end();
});
