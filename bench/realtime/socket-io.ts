import { resolve } from 'node:path';
import { build } from 'esbuild';
import { until } from '../../local/testing/cloud-process.ts';
import type { ClientsOrder, ClientsTold } from '../children/socket-io-clients.ts';
import type { ServerOrder } from '../children/socket-io-server.ts';
import { type Child, startChild, withChild } from '../harness/child-process.ts';
import type { Measured } from '../row.ts';

const FOLDER = 'dist/bench/realtime';
const WITHIN_MS = 120_000;

/**
 * The same fan-out and catch-up with Socket.IO, its recovery on and its adapter in memory: server and clients in
 * processes of their own, as ours. It keeps messages in one process for two minutes or as long as it is told.
 */
export async function socketIo(connections: number, missed: number): Promise<Measured[]> {
  await build({
    entryPoints: ['socket-io-server', 'socket-io-clients'].map((name) => `bench/children/${name}.ts`),
    outdir: FOLDER,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const start = (name: string): Child => startChild(resolve(FOLDER, `${name}.cjs`), [], {});
  return withChild(start('socket-io-server'), (server) =>
    withChild(start('socket-io-clients'), (clients) => measured(server, clients, connections, missed)),
  );
}

async function measured(
  server: Child,
  clients: Child,
  connections: number,
  missed: number,
): Promise<Measured[]> {
  const ask = (order: ClientsOrder) => clients.ask<ClientsTold>(order);
  const send = (messages: number) =>
    server.ask<{ sentAtMs: number }>({ do: 'send', messages } satisfies ServerOrder);
  const { port } = await server.ask<{ port: number }>({ do: 'listen' } satisfies ServerOrder);
  // One alone for the catch-up, since recovery goes through all that was sent for each who comes back.
  await ask({ do: 'grow', port, to: 1 });
  await send(1);
  await ask({ do: 'cut' });
  await send(missed);
  const beganMs = performance.timeOrigin + performance.now();
  await ask({ do: 'back' });
  const back = await heard(ask, missed);
  await ask({ do: 'grow', port, to: connections });
  const { sentAtMs } = await send(1);
  const room = await heard(ask, 1);
  return [
    {
      name: `Socket.IO: ${missed} missed events shown`,
      value: (back.lastAtMs - beganMs) / 1_000,
      unit: 's',
      note: `${back.recovered} of 1 recovered, ${back.messages[0]} came`,
    },
    {
      name: `Socket.IO: sent → the last of ${room.up} devices in a room`,
      value: room.lastAtMs - sentAtMs,
      unit: 'ms',
      note: 'nothing is stored, nobody is asked who belongs to the room, one region',
    },
  ];
}

function heard(ask: (order: ClientsOrder) => Promise<ClientsTold>, messages: number): Promise<ClientsTold> {
  const isHeard = (told: ClientsTold) => told.up > 0 && told.messages.every((count) => count >= messages);
  return until(() => ask({ do: 'tell' }), isHeard, WITHIN_MS);
}
