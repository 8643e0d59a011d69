import { Agent, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { REGION_HEADER } from '../../../lambdas/contract/routing.ts';

/** One answer, or the lack of one. */
export interface Exchanged {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly body: string;
  /** That answered, where the answer says so. */
  readonly region?: string;
  /** Why there was none. */
  readonly failure?: 'timeout' | 'connection';
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends requests to one address over connections that stay open. */
export interface Exchange {
  /** Never rejects: a load counts failures. */
  send(request: Request): Promise<Exchanged>;
  close(): void;
}

/** As many sockets as there are requests under way: a limit would make the load a closed one. */
export function exchangeWith(url: string, timeoutMs: number): Exchange {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_024 });
  const { hostname, port } = new URL(url);
  return {
    send: ({ method, path, headers, body = '' }) =>
      exchanged({ agent, hostname, port, method, path, headers: withLength(headers, body) }, body, timeoutMs),
    close: () => agent.destroy(),
  };
}

function exchanged(options: RequestOptions, body: string, timeoutMs: number): Promise<Exchanged> {
  return new Promise((resolve) => {
    let failure: NonNullable<Exchanged['failure']> = 'connection';
    const outgoing = request(options);
    const timer = setTimeout(() => {
      failure = 'timeout';
      outgoing.destroy(new Error('no answer in time'));
    }, timeoutMs);
    const end = (answer: Exchanged): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    outgoing.once('error', () => end({ status: 0, body: '', failure }));
    outgoing.once('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', () => end({ status: 0, body: '', failure }));
      answer.once('end', () =>
        end({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          ...regionIn(answer.headers),
        }),
      );
    });
    outgoing.end(body);
  });
}

function regionIn({ [REGION_HEADER]: region }: IncomingHttpHeaders): { region?: string } {
  return typeof region === 'string' ? { region } : {};
}

function withLength(headers: Request['headers'], body: string): Record<string, string> {
  return body === ''
    ? { ...headers }
    : {
        ...headers,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      };
}
