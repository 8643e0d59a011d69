import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import type { ListenOrder, Told } from '../children/listen.ts';
import { type Child, startChild } from '../harness/child-process.ts';
import type { Crowd } from './crowd.ts';
import type { Chances } from './flaky-socket.ts';
import type { Findings } from './listening.ts';
import type { Logged } from './logged.ts';

/** All devices, in a few processes of their own. */
export interface Fleet {
  tell(): Promise<Told>;
  compare(logged: Logged): Promise<Findings[]>;
  stop(): Promise<void>;
}

const OUT = 'dist/bench/push/listen.cjs';
const DEVICES_A_PROCESS = 200;

export async function openFleet(
  cloud: CloudProcess,
  { sessions, devices }: Crowd,
  { chances, seed }: { chances: Chances; seed: number },
): Promise<Fleet> {
  await build({
    entryPoints: ['bench/children/listen.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const shares = Array.from({ length: Math.ceil(devices.length / DEVICES_A_PROCESS) }, (_, at) =>
    devices.slice(at * DEVICES_A_PROCESS, (at + 1) * DEVICES_A_PROCESS),
  );
  const children = shares.map((): Child => startChild(resolve(OUT), [], {}));
  const order = <A>(message: ListenOrder) => Promise.all(children.map((child) => child.ask<A>(message)));
  const common = { edge: cloud.endpoints.edge, regions: cloud.regions, sessions, chances, seed };
  await Promise.all(
    children.map((child, at) => child.ask({ do: 'open', ...common, devices: shares[at] } as ListenOrder)),
  );
  return {
    tell: async () => (await order<Told>({ do: 'tell' })).reduce(summed),
    compare: async (logged) =>
      (await order<{ findings: Findings[] }>({ do: 'compare', logged })).flatMap(({ findings }) => findings),
    stop: async () => void (await Promise.all(children.map((child) => child.stop()))),
  };
}

function summed(one: Told, other: Told): Told {
  const names = Object.keys(one) as (keyof Told)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Told;
}
