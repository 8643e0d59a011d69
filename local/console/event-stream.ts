import type { IncomingMessage, ServerResponse } from 'node:http';
import { ACTIVITY_KINDS, type Activity, type ActivityKind } from './activity.ts';
import { BadRequest, oneOf } from './bad-request.ts';
import type { Sampling } from './sample.ts';

/** What a client may leave unread before events are dropped for it. */
const MAX_UNREAD_BYTES = 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** The kinds that `?kinds=sample,log` asks for; all but samples if it is left out. @throws BadRequest */
export function kindsIn(url = '/'): ReadonlySet<ActivityKind> {
  const asked = new URL(url, 'http://localhost').searchParams.get('kinds');
  if (asked === null) return new Set(ACTIVITY_KINDS.filter((kind) => kind !== 'sample'));
  if (asked === '') throw new BadRequest(`kinds is empty; there are ${ACTIVITY_KINDS.join(', ')}.`);
  return new Set(asked.split(',').map((kind) => oneOf('kinds', kind, ACTIVITY_KINDS) as ActivityKind));
}

/** Streams everything that happens from now on as server-sent events; a client that does not read loses events, not memory. */
export function streamActivity(
  request: IncomingMessage,
  response: ServerResponse,
  { activity, sampling }: { activity: Activity; sampling: Sampling },
): void {
  const kinds = kindsIn(request.url);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': connected\n\n');
  let dropped = 0;
  const write = (event: string, detail: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(detail)}\n\n`);
  };
  const unsubscribe = activity.subscribe(({ kind, detail }) => {
    if (!kinds.has(kind)) return;
    if (response.writableLength > MAX_UNREAD_BYTES) {
      dropped += 1;
      return;
    }
    if (dropped > 0) write('dropped', { count: dropped });
    dropped = 0;
    write(kind, detail);
  });
  const endSamples = kinds.has('sample') ? sampling.watch() : () => {};
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
  request.once('close', () => {
    clearInterval(heartbeat);
    endSamples();
    unsubscribe();
  });
}
