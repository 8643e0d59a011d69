import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Endpoints } from '../../../local/start/endpoints.ts';
import type { GeneratorOrder } from '../../children/generate-load.ts';
import { startChild } from '../../harness/child-process.ts';
import type { Generated } from '../generate/outcome.ts';
import type { LoadOptions } from '../generate/run-load.ts';

/** The generator in a process of its own: what the cloud or this process does must not make it late. */
export interface GeneratorProcess {
  readonly pid: number;
  /** Makes users until there are so many. They stay, also when the cloud is started anew on the same folder. */
  users(endpoints: Endpoints, howMany: number): Promise<void>;
  load(load: LoadOptions): Promise<Generated>;
  stop(): Promise<void>;
}

const OUT = 'dist/bench/load/generate-load.cjs';

/** Builds and starts it: a loader that compiles while it runs would make it late as well. */
export async function startGenerator(): Promise<GeneratorProcess> {
  await build({
    entryPoints: ['bench/children/generate-load.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const child = startChild(resolve(OUT), [], {});
  const order = <A>(message: GeneratorOrder) => child.ask<A>(message);
  return {
    pid: child.pid,
    users: async (endpoints, howMany) => void (await order({ do: 'users', endpoints, howMany })),
    load: (load) => order({ do: 'load', load }),
    stop: child.stop,
  };
}
