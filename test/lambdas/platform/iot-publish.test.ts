import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { IoTDataPlaneClient, PublishCommand } from '@aws-sdk/client-iot-data-plane';
import { iotPublish } from '../../../lambdas/platform/iot-publish.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';

interface Seen {
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const TOPIC = 'meridian/app/u/0123/in';
let server: http.Server;
let seen: Seen[];
let statuses: number[];

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.statusCode = statuses.shift() ?? 200;
      response.end('{"message":"OK"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [seen, statuses] = [[], []];
  process.env.AWS_ENDPOINT_URL_IOT_DATA_PLANE = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.AWS_REGION = 'eu-west-1';
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  process.env.AWS_SESSION_TOKEN = 'token';
});

test('publishes what the SDK publishes, to the same path and in the same name', async () => {
  await iotPublish(guarded('The broker'))(TOPIC, '{"text":"héllo"}');
  const sdk = new IoTDataPlaneClient({});
  await sdk.send(new PublishCommand({ topic: TOPIC, payload: Buffer.from('{"text":"héllo"}') }));
  sdk.destroy();
  const [ours, theirs] = seen as [Seen, Seen];
  expect([ours.url, ours.body]).toEqual([theirs.url, theirs.body]);
  for (const name of ['content-type', 'x-amz-content-sha256', 'x-amz-security-token', 'content-length']) {
    expect([name, ours.headers[name]]).toEqual([name, theirs.headers[name]]);
  }
  const scopeOf = ({ headers }: Seen) => /Credential=[^,]*/.exec(headers.authorization ?? '')?.[0];
  expect(scopeOf(ours)).toBe(scopeOf(theirs));
});

test('tries a second time after a 503, and not after a refusal', async () => {
  const publish = iotPublish(guarded('The broker'));
  statuses = [503];
  await publish(TOPIC, '{}');
  expect(seen).toHaveLength(2);
  statuses = [403];
  await expect(publish(TOPIC, '{}')).rejects.toMatchObject({ code: 'broker-refused', fate: 'broken' });
  expect(seen).toHaveLength(3);
});

test('is not called for a moment once it failed five times in a row', async () => {
  const publish = iotPublish(guarded('The broker'));
  statuses = Array(10).fill(500);
  for (let at = 0; at < 5; at += 1) await expect(publish(TOPIC, '{}')).rejects.toThrow();
  await expect(publish(TOPIC, '{}')).rejects.toMatchObject({ code: 'circuit-open' });
  expect(seen).toHaveLength(10);
});
