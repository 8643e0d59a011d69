import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

export interface Exchange {
  readonly method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  readonly endpoint: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Whether to open a new connection instead of taking an idle one. */
  readonly fresh: boolean;
  /** Ends the exchange when it is aborted. */
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
  /** AWS's name of the error, where REST services tell it. */
  readonly errorType: string | undefined;
}

const CONNECT_TIMEOUT_MS = 1_000;
const KEEP_ALIVE = { keepAlive: true, maxSockets: 50, scheduling: 'lifo' } as const;
const AGENTS = { 'http:': new http.Agent(KEEP_ALIVE), 'https:': new https.Agent(KEEP_ALIVE) };

/** One HTTP request over a kept connection. Rejects when the connection fails or the whole reply takes too long. */
export function exchange(message: Exchange): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = begin(message);
    const timer = setTimeout(
      () => request.destroy(new Error(`No answer within ${message.timeoutMs} ms.`)),
      message.timeoutMs,
    );
    request.once('socket', (socket) => limitConnecting(request, socket));
    request.once('response', (response) => collect(response, resolve, reject));
    request.once('error', reject);
    request.once('close', () => clearTimeout(timer));
    request.end(message.body);
  });
}

function begin({ method, endpoint, headers, fresh, signal }: Exchange): http.ClientRequest {
  const { hostname, port, pathname: path } = endpoint;
  const to = { method, hostname, port, path, headers, ...(signal && { signal }) };
  return endpoint.protocol === 'http:'
    ? http.request({ ...to, agent: fresh ? false : AGENTS['http:'] })
    : https.request({ ...to, agent: fresh ? false : AGENTS['https:'] });
}

/** A new connection that hangs is given up early, while there is time for another. */
function limitConnecting(request: http.ClientRequest, socket: Socket): void {
  if (!socket.connecting) {
    return;
  }
  const timer = setTimeout(
    () => request.destroy(new Error(`No connection within ${CONNECT_TIMEOUT_MS} ms.`)),
    CONNECT_TIMEOUT_MS,
  );
  socket.once('connect', () => clearTimeout(timer));
  request.once('close', () => clearTimeout(timer));
}

function collect(
  response: http.IncomingMessage,
  resolve: (reply: Reply) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.once('error', reject);
  response.once('end', () =>
    resolve({
      status: response.statusCode ?? 0,
      body: Buffer.concat(chunks).toString('utf8'),
      errorType: response.headers['x-amzn-errortype']?.toString(),
    }),
  );
}
