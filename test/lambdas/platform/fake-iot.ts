import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setAwsEnvironment } from './fake-aws.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A data plane that keeps what it saw and answers the statuses that the test says, else 200. */
export interface FakeIot {
  seen: Seen[];
  statuses: number[];
  answer: string;
  /** Names it in the environment, and forgets what it saw. */
  reset(): void;
  close(): void;
}

export async function startFakeIot(): Promise<FakeIot> {
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    fake.seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    response.statusCode = fake.statuses.shift() ?? 200;
    response.end(fake.answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeIot = {
    seen: [],
    statuses: [],
    answer: '{"message":"OK"}',
    reset() {
      [fake.seen, fake.statuses] = [[], []];
      setAwsEnvironment();
      process.env.AWS_ENDPOINT_URL_IOT_DATA_PLANE = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

/** What makes two calls the same on the wire; the signature itself covers headers in which clients differ. */
export function partsOf({ method, url, headers, body }: Seen): unknown {
  const names = ['content-type', 'x-amz-content-sha256', 'x-amz-security-token'];
  const scope = /Credential=[^,]+/.exec(headers.authorization ?? '')?.[0];
  return { method, url, body, scope, ...Object.fromEntries(names.map((name) => [name, headers[name]])) };
}
