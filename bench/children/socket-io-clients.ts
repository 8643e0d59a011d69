import { io, type Socket } from 'socket.io-client';
import { answering } from './answering.ts';

/** What clients of the server that is measured beside ours are asked to do. */
export type ClientsOrder =
  | { readonly do: 'grow'; readonly port: number; readonly to: number }
  | { readonly do: 'tell' }
  /** Cuts the connections below the protocol, as a network does. */
  | { readonly do: 'cut' }
  | { readonly do: 'back' };

export interface ClientsTold {
  readonly up: number;
  /** Messages that each got since the last order but this one, and when the last came. Milliseconds since 1970. */
  readonly messages: readonly number[];
  readonly lastAtMs: number;
  readonly recovered: number;
}

const OPENED_AT_ONCE = 64;

const sockets: Socket[] = [];
let messages: number[] = [];
let lastAtMs = 0;

answering(async (order: ClientsOrder): Promise<ClientsTold> => {
  if (order.do === 'grow') await grow(order.port, order.to);
  if (order.do === 'cut') for (const { io: manager } of sockets) manager.engine.close();
  if (order.do === 'back') for (const socket of sockets) socket.connect();
  const told = {
    up: sockets.filter(({ connected }) => connected).length,
    messages,
    lastAtMs,
    recovered: sockets.filter(({ recovered }) => recovered).length,
  };
  if (order.do !== 'tell') messages = sockets.map(() => 0);
  return told;
});

async function grow(port: number, to: number): Promise<void> {
  const opening = Array.from({ length: OPENED_AT_ONCE }, async () => {
    while (sockets.length < to) await opened(port);
  });
  await Promise.all(opening);
}

function opened(port: number): Promise<void> {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    perMessageDeflate: { threshold: Number.MAX_SAFE_INTEGER },
  });
  const at = sockets.push(socket) - 1;
  socket.on('message', () => {
    messages[at] = (messages[at] ?? 0) + 1;
    lastAtMs = performance.timeOrigin + performance.now();
  });
  return new Promise((resolve) => socket.once('connect', () => resolve()));
}
