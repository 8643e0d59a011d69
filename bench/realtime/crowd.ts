import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Connected, ConnectOrder } from '../children/connect.ts';
import { startChild } from '../harness/child-process.ts';
import type { Way } from '../harness/raw-device.ts';

/** Connections in a process of their own. */
export interface Crowd {
  /** Connects more until there are so many. */
  grow(way: Way, to: number): Promise<Connected>;
  listen(): Promise<Connected>;
  tell(): Promise<Connected>;
  stop(): Promise<void>;
}

const OUT = 'dist/bench/realtime/connect.cjs';

export async function startCrowd(): Promise<Crowd> {
  await build({
    entryPoints: ['bench/children/connect.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const child = startChild(resolve(OUT), [], {});
  const order = (message: ConnectOrder) => child.ask<Connected>(message);
  return {
    grow: (way, to) => order({ do: 'grow', way, to }),
    listen: () => order({ do: 'listen' }),
    tell: () => order({ do: 'tell' }),
    stop: child.stop,
  };
}
