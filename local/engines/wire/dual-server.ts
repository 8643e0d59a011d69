import {
  createServer as createHttp1,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { listen } from '../../loopback/listen.ts';
import { readBody } from '../../loopback/read-body.ts';

/** A request, whichever version of HTTP brought it. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly host: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A whole body, or pieces that are sent as they come; an error among them drops the connection. */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** What answers a request; undefined drops the connection. */
export type Answer = (request: WireRequest) => Promise<WireResponse | undefined>;

export interface DualServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

// First bytes of every HTTP/2 connection without TLS, RFC 9113 §3.4.
const PREFACE = 'PRI';
// Kinesis takes 10 MiB of records in base64 inside JSON; DynamoDB 16 MiB. Nothing legal is larger than this.
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/**
 * Listens on 127.0.0.1 for HTTP/1.1 and h2c on one port, told apart by the first bytes, because the SDK's clients
 * for streaming services speak HTTP/2 with prior knowledge where the endpoint is `http:`. Port 0 takes a free one.
 * @throws PortTaken
 */
export async function startDualServer(port: number, answer: Answer): Promise<DualServer> {
  const http1 = createHttp1((request, response) => void exchange(request, response, answer));
  const http2 = createHttp2((request, response) => void exchange(request, response, answer));
  http1.keepAliveTimeout = 60_000;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    track(socket, sockets);
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const isHttp2 = first.subarray(0, PREFACE.length).toString('latin1') === PREFACE;
      (isHttp2 ? http2 : http1).emit('connection', socket);
      if (!isHttp2) socket.resume();
    });
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      http1.closeAllConnections();
      await closed;
    },
  };
}

function track(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}

async function exchange(
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
  answer: Answer,
): Promise<void> {
  try {
    const answered = await answer(await received(request));
    if (answered) await write(response, answered);
    else drop(request);
  } catch {
    // The caller went away, or sent more than any service takes.
    drop(request);
  }
}

async function received(request: IncomingMessage | Http2ServerRequest): Promise<WireRequest> {
  const { method = 'GET', url = '/', headers } = request;
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) throw new Error('body too large');
  const host = headers[':authority'] ?? headers.host;
  return { method, url, headers, host: host?.toString(), body };
}

function write(
  response: ServerResponse | Http2ServerResponse,
  { status, headers, body }: WireResponse,
): Promise<void> | void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (typeof body !== 'string' && Symbol.asyncIterator in body) return stream(response, body);
  const bytes = Buffer.from(body);
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}

/**
 * Sends pieces as they come, no faster than the caller takes them, until the caller goes away. What was sent before
 * an error is on its way before the error drops the connection.
 */
async function stream(
  response: ServerResponse | Http2ServerResponse,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  let isOpen = true;
  response.once('close', () => {
    isOpen = false;
  });
  for await (const piece of pieces) {
    // Leaving the loop tells whoever makes the pieces.
    if (!isOpen) return;
    await sent(response, piece);
  }
  response.end();
}

function sent(response: ServerResponse | Http2ServerResponse, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    const done = () => {
      response.removeListener('close', resolve);
      resolve();
    };
    // Node's two kinds of response take the same by two signatures.
    if ('stream' in response) response.write(piece, 'utf8', done);
    else response.write(piece, done);
  });
}

function drop(request: IncomingMessage | Http2ServerRequest): void {
  if ('stream' in request) request.stream.session?.destroy();
  else request.socket.destroy();
}
