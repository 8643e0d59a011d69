import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/** A request to an HTTP API, by a socket or handed over by the edge. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly httpVersion: string;
  /** Names in lower case, with every value that came. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly remoteAddress: string;
  /** Of the API. */
  readonly localPort: string;
  readonly body: Readable;
  /** Aborted where nobody waits for the answer any more before it is out. */
  readonly unheard: AbortSignal;
}

/** The request that came by a socket. */
export function apiRequestOf(message: IncomingMessage, response: ServerResponse): ApiRequest {
  const { method = 'GET', url = '/', httpVersion, headersDistinct: headers, socket } = message;
  return {
    method,
    url,
    httpVersion,
    headers,
    remoteAddress: socket.remoteAddress ?? '127.0.0.1',
    localPort: String(socket.localPort ?? ''),
    body: message,
    unheard: unheardOf(response),
  };
}

/** Aborted where the connection closes before the answer is out: its viewer gave up. */
export function unheardOf(response: ServerResponse): AbortSignal {
  const closing = new AbortController();
  const closed = (): void => {
    if (!response.writableFinished) closing.abort();
  };
  if (response.destroyed) closed();
  else response.once('close', closed);
  return closing.signal;
}
