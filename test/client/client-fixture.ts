import { createMeridian, type Meridian, type MeridianOptions, memoryStorage } from '../../client/index.ts';
import type { Ports } from '../../client/ports.ts';
import { FakeMeridian } from './fake-meridian.ts';
import { seededBytes, type VirtualTime, virtualTime } from './virtual-time.ts';

export interface Fixture {
  readonly time: VirtualTime;
  readonly server: FakeMeridian;
  /** What a reload finds. */
  readonly kept: Map<string, string>;
  /** Starts the program, or starts it again. */
  start(options?: Partial<MeridianOptions>, parts?: Partial<Ports>): Promise<Meridian>;
}

export const REGIONS = ['us', 'eu', 'ap'];

/** A client in virtual time before a small fake of the service. */
export function fixture(seed = 1): Fixture {
  const time = virtualTime();
  const server = new FakeMeridian(time, REGIONS);
  const kept = new Map<string, string>();
  let life = 0;
  return {
    time,
    server,
    kept,
    start: (options = {}, parts = {}) =>
      createMeridian({
        edge: 'http://edge',
        getToken: () => 'token',
        regions: REGIONS,
        ...options,
        ports: {
          fetch: server.fetch,
          webSocket: undefined,
          nowMs: time.nowMs,
          after: time.after,
          randomBytes: seededBytes(seed, `life ${life++}`),
          storage: memoryStorage(kept),
          ...parts,
        },
      }),
  };
}
