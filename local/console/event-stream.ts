import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from './activity.ts';

/** What a client may leave unread before events are dropped for it. */
const MAX_UNREAD_BYTES = 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** Streams everything that happens from now on as server-sent events; a client that does not read loses events, not memory. */
export function streamActivity(request: IncomingMessage, response: ServerResponse, activity: Activity): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': connected\n\n');
  let dropped = 0;
  const write = (event: string, detail: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(detail)}\n\n`);
  };
  const unsubscribe = activity.subscribe(({ kind, detail }) => {
    if (response.writableLength > MAX_UNREAD_BYTES) {
      dropped += 1;
      return;
    }
    if (dropped > 0) write('dropped', { count: dropped });
    dropped = 0;
    write(kind, detail);
  });
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
  request.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
