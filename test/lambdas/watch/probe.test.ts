import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { probe } from '../../../lambdas/watch/probe.ts';

let server: http.Server;
let answer: (path: string | undefined, response: http.ServerResponse) => void;
const api = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = http.createServer((request, response) => answer(request.url, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('asks the health route and believes 2xx only', async () => {
  answer = (path, response) => response.writeHead(path === '/v1/health' ? 200 : 404).end('{}');
  expect(await probe(api())).toBe(true);
  answer = (_path, response) => response.writeHead(503).end();
  expect(await probe(api())).toBe(false);
});

test('does not wait longer than a second', async () => {
  answer = () => {};
  const startMs = performance.now();
  expect(await probe(api())).toBe(false);
  expect(performance.now() - startMs).toBeLessThan(1_500);
});

test('nobody listening is a no', async () => {
  expect(await probe('http://127.0.0.1:1')).toBe(false);
});
