import { resolve } from 'node:path';
import type { ExchangeOrder, Kind } from '../../children/exchange.ts';
import { buildAsFunction } from '../../harness/build.ts';
import { type Child, startChild, withChild } from '../../harness/child-process.ts';

/** Milliseconds of CPU that two processes take together to speak to each other once over an open connection. */
export interface LeastCost {
  /** Between two processes of bare Node, which neither sign, read JSON nor store anything. */
  readonly exchangeMs: number;
  /** Of a function's own client with a service that does nothing. */
  readonly callMs: number;
}

const OUT = 'dist/bench/load/exchange.mjs';
const TIMES = 5_000;
/** Exchanges before, for each that is measured. */
const WARM_UP = 0.4;
const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
};

/** Measures both on this machine, each so many times. */
export async function leastCost(times = TIMES): Promise<LeastCost> {
  await buildAsFunction('bench/children/exchange.ts', OUT);
  return withChild(end(), (server) =>
    withChild(end(), async (client) => {
      const { port } = await order<{ port: number }>(server, { do: 'listen' });
      const between = { client, server, port };
      return {
        exchangeMs: await costOf('bare', times, between),
        callMs: await costOf('call', times, between),
      };
    }),
  );
}

function end(): Child {
  return startChild(resolve(OUT), [], ENVIRONMENT);
}

interface Between {
  readonly client: Child;
  readonly server: Child;
  readonly port: number;
}

async function costOf(kind: Kind, times: number, { client, server, port }: Between): Promise<number> {
  await order(client, { do: 'ask', kind, port, times: Math.ceil(times * WARM_UP) });
  const before = await cpuMsOf(server);
  const { cpuMs } = await order<{ cpuMs: number }>(client, { do: 'ask', kind, port, times });
  return (cpuMs + (await cpuMsOf(server)) - before) / times;
}

async function cpuMsOf(server: Child): Promise<number> {
  return (await order<{ cpuMs: number }>(server, { do: 'cpu' })).cpuMs;
}

function order<A>(child: Child, message: ExchangeOrder): Promise<A> {
  return child.ask<A>(message);
}
