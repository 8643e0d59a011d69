import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackHost, isLoopbackOrigin } from '../engines/wire/loopback.ts';

/** Whether a request is addressed to another name than this machine's, or comes from a page of another site. */
export function isForeign({ headers }: IncomingMessage): boolean {
  return !isLoopbackHost(headers.host) || !isLoopbackOrigin(headers.origin);
}

/** Answers 403 with a sentence. */
export function refuseForeign(response: ServerResponse): void {
  response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    'The local cloud answers to 127.0.0.1 and localhost only, and to pages that come from there.\n',
  );
}
