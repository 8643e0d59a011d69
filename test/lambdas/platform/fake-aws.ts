import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as it came over the wire. */
export interface Seen {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  readonly action: string;
}

export type FakeReply =
  | { readonly status: number; readonly body: object | string }
  | 'hang up'
  /** Keeps the caller waiting for ever. */
  | 'silence';

/** A server that speaks for AWS: it keeps what it saw and answers what the test says. */
export interface FakeAws {
  readonly url: string;
  seen: Seen[];
  reply: (seen: Seen) => FakeReply;
  /** Connections that were opened so far. */
  connections: number;
  close(): void;
}

export async function startFakeAws(): Promise<FakeAws> {
  const server = http.createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeAws = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    reply: () => ({ status: 200, body: {} }),
    connections: 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  server.on('connection', () => {
    fake.connections++;
  });
  return fake;

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const one = { headers: request.headers, body: Buffer.concat(chunks).toString(), action };
    fake.seen.push(one);
    answer(response, fake.reply(one));
  }
}

/** Credentials and region, as Lambda puts them into a function's environment. */
export function setAwsEnvironment(region = 'eu-west-1'): void {
  process.env.AWS_REGION = region;
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  process.env.AWS_SESSION_TOKEN = 'token';
}

/** What makes two calls the same on the wire; the signature itself covers headers in which clients differ. */
export function signedPartsOf({ headers, body }: Seen): unknown {
  const names = [
    'content-type',
    'x-amz-target',
    'x-amz-content-sha256',
    'x-amz-security-token',
    'x-amz-date',
    'content-length',
  ];
  const scope = /Credential=[^,]+/.exec(headers.authorization ?? '')?.[0];
  return { body, scope, ...Object.fromEntries(names.map((name) => [name, headers[name]])) };
}

function answer(response: http.ServerResponse, reply: FakeReply): void {
  if (reply === 'hang up') {
    response.destroy();
  } else if (reply !== 'silence') {
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  }
}
