import { type CloudProcess, forget, startCloudProcess } from '../../../local/testing/cloud-process.ts';
import { bareExchangeMs } from './bare-exchange.ts';
import { type GeneratorProcess, startGenerator } from './generator-process.ts';
import type { Rig } from './measure.ts';

/** A rig whose cloud can be another one on the same data: users and sessions stay. */
export interface OpenRig {
  readonly rig: Rig;
  restart(args: readonly string[]): Promise<void>;
}

/** A cloud and a generator for as long as some work takes. */
export async function withRig<T>(work: (open: OpenRig) => Promise<T>): Promise<T> {
  // While nothing else of this benchmark runs.
  const exchangeMs = await bareExchangeMs();
  let cloud: CloudProcess = await startCloudProcess();
  let generator: GeneratorProcess | undefined;
  try {
    const started = await startGenerator();
    generator = started;
    return await work({
      get rig() {
        return { cloud, generator: started, bareExchangeMs: exchangeMs };
      },
      restart: async (args) => {
        await cloud.stop();
        cloud = await startCloudProcess(cloud.folder, args);
      },
    });
  } finally {
    await generator?.stop();
    await cloud.stop();
    await forget(cloud);
  }
}
