import { once } from 'node:events';
import { connect } from 'node:net';
import { serveLoopback } from '../../../local/loopback/serve.ts';

test('outlives pages of other sites that ask for a WebSocket and are gone before the answer', async () => {
  const server = await serveLoopback(0, (_, response) => void response.end());
  const asking = [
    'GET /mqtt HTTP/1.1',
    'Host: 127.0.0.1',
    'Origin: https://evil.example',
    'Connection: Upgrade',
  ];
  for (let visit = 0; visit < 20; visit += 1) {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${[...asking, 'Upgrade: websocket'].join('\r\n')}\r\n\r\n`);
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  expect((await fetch(server.url)).status).toBe(200);
  await server.close(0);
});
