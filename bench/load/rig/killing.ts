import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import type { Generated } from '../generate/outcome.ts';
import { type Outage, outageOf } from '../judge/outage.ts';

interface Killing {
  begin(): void;
  /** Brings the region back, and tells what its death did; nothing where none was to die. Throws where it could not be killed. */
  end(generated: Generated): Promise<Outage | undefined>;
}

/** Lets the last region go dark so many seconds after the beginning. */
export function killing(cloud: CloudProcess, atSeconds: number | undefined): Killing {
  const region = cloud.regions.at(-1) ?? '';
  let timer: NodeJS.Timeout | undefined;
  let killed: Promise<number> | undefined;
  const kill = async (): Promise<number> => {
    await cloud.faults({ regions: { [region]: 'down' } });
    return Date.now();
  };
  return {
    begin: () => {
      if (atSeconds !== undefined) {
        timer = setTimeout(() => {
          killed = kill();
          // What fails during the load is told at its end.
          killed.catch(() => {});
        }, atSeconds * 1_000);
      }
    },
    end: async ({ outcomes, beganEpochMs }) => {
      clearTimeout(timer);
      const killedEpochMs = await killed;
      if (killedEpochMs === undefined) {
        return undefined;
      }
      await cloud.faults();
      return outageOf(outcomes, region, killedEpochMs - beganEpochMs);
    },
  };
}
