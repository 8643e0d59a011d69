import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { isForeign, refuseForeign } from './guard.ts';
import { listen } from './listen.ts';

/** A listener on 127.0.0.1. */
export interface LoopbackServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** Answers with another listener from now on; an address may be needed before what answers at it exists. */
  answerWith(listener: RequestListener): void;
  /** Hands requests for WebSockets to a listener; until then, and from other sites, they are cut off. */
  upgradeWith(listener: UpgradeListener): void;
  /** Takes no new connection, lets running requests end, and cuts those that last longer. */
  close(graceMs?: number): Promise<void>;
}

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

const FOREIGN_UPGRADE = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Serves on the loopback interface only; requests for or from other sites are refused before `listener`.
 * @throws PortTaken where somebody listens on `port` already; 0 takes any free port
 */
export async function serveLoopback(
  port: number,
  firstListener: RequestListener = answerStarting,
): Promise<LoopbackServer> {
  let listener = firstListener;
  const server = createServer((request, response) => {
    if (isForeign(request)) return refuseForeign(response);
    listener(request, response);
  });
  // Longer than the edge's pool keeps an idle socket: else it would write into one that is just being closed.
  server.keepAliveTimeout = 65_000;
  let upgrade: UpgradeListener = (_, socket) => socket.destroy();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands it over without a listener: whoever is gone before the answer would end the process.
    socket.on('error', () => socket.destroy());
    if (isForeign(request)) socket.end(FOREIGN_UPGRADE);
    else upgrade(request, socket, head);
  });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    answerWith: (next) => {
      listener = next;
    },
    upgradeWith: (next) => {
      upgrade = next;
    },
    close: (graceMs = 500) => close(server, graceMs),
  };
}

function answerStarting(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end('{"message":"Service Unavailable"}');
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
