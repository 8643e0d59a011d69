import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { ExchangeOrder } from '../../children/exchange.ts';
import { type Child, startChild, withChild } from '../../harness/child-process.ts';

const OUT = 'dist/bench/load/exchange.cjs';
const WARM_UP = 2_000;
const TIMES = 5_000;

/**
 * Milliseconds of CPU that an HTTP exchange over an open connection takes of two processes of bare Node together,
 * which neither sign, read JSON nor store anything.
 */
export async function bareExchangeMs(): Promise<number> {
  await build({
    entryPoints: ['bench/children/exchange.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return withChild(end(), (server) => withChild(end(), (client) => between(client, server)));
}

function end(): Child {
  return startChild(resolve(OUT), [], {});
}

async function between(client: Child, server: Child): Promise<number> {
  const { port } = await order<{ port: number }>(server, { do: 'listen' });
  await order(client, { do: 'ask', port, times: WARM_UP });
  const before = await cpuMsOf(server);
  const { cpuMs } = await order<{ cpuMs: number }>(client, { do: 'ask', port, times: TIMES });
  return (cpuMs + (await cpuMsOf(server)) - before) / TIMES;
}

async function cpuMsOf(server: Child): Promise<number> {
  return (await order<{ cpuMs: number }>(server, { do: 'cpu' })).cpuMs;
}

function order<A>(child: Child, message: ExchangeOrder): Promise<A> {
  return child.ask<A>(message);
}
