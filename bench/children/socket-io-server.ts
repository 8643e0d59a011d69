import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answering } from './answering.ts';

/** What the server that is measured beside ours is asked to do. */
export type ServerOrder =
  | { readonly do: 'listen' }
  /** Sends so many messages to the room; when the first one was sent, in milliseconds since 1970. */
  | { readonly do: 'send'; readonly messages: number };

/** As its documentation recommends: https://socket.io/docs/v4/connection-state-recovery */
const RECOVERY = { maxDisconnectionDuration: 10 * 60_000, skipMiddlewares: true };
const ROOM = 'room';

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  connectionStateRecovery: RECOVERY,
});
io.on('connection', (socket) => {
  if (!socket.recovered) void socket.join(ROOM);
});

answering(async (order: ServerOrder) => {
  if (order.do === 'send') {
    const sentAtMs = performance.timeOrigin + performance.now();
    for (let n = 0; n < order.messages; n++) io.to(ROOM).emit('message', { text: `message ${n}` });
    return { sentAtMs };
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { port: (http.address() as AddressInfo).port };
});
