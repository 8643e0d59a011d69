import type { Marks } from '../../../lambdas/contract/routing.ts';
import type { Beat } from '../../../lambdas/watch/observation.ts';
import type { MarkStore } from '../../../lambdas/watch/ports.ts';
import { watching } from '../../../lambdas/watch/watching.ts';

export const REGIONS = ['a', 'b', 'c'];
export const apiOf = (region: string) => `http://${region}`;

/** Three regions with one table and one store between them. */
export function world(standing: Marks = {}) {
  const down = new Set<string>();
  const table = new Map<string, Beat>();
  const announced = new Map<string, (readonly string[])[]>(REGIONS.map((region) => [region, []]));
  const unheard = new Set<string>();
  const store: { marks: Marks; version: number; isAway?: boolean } = { marks: standing, version: 0 };
  const calls = { read: 0, write: 0, save: 0 };
  let nowMs = 1_000_000;
  const markStore: MarkStore = {
    async read() {
      if (store.isAway) throw new Error('The store is away.');
      calls.read += 1;
      return store.marks;
    },
    async readForWriting() {
      if (store.isAway) throw new Error('The store is away.');
      calls.read += 1;
      return { marks: store.marks, version: String(store.version) };
    },
    async write(marks, version) {
      calls.write += 1;
      if (version !== String(store.version)) {
        return 'conflict';
      }
      Object.assign(store, { marks, version: store.version + 1 });
      return 'written';
    },
  };
  const observer = (region: string) =>
    watching({
      region,
      regions: REGIONS,
      api: apiOf(region),
      observations: {
        load: async () => [...table.values()],
        save: async (observation) => {
          calls.save += 1;
          table.set(observation.region, observation);
        },
      },
      markStore,
      probe: async (api) => !down.has(api),
      announce: async (lost) => {
        if (unheard.has(region)) return false;
        announced.get(region)?.push(lost);
        return true;
      },
      nowMs: () => nowMs,
    });
  const watches = new Map(REGIONS.map((region) => [region, observer(region)]));
  const seconds = async (count: number, living = REGIONS) => {
    for (let at = 0; at < count; at += 1) {
      nowMs += 1_000;
      await Promise.all(living.map((region) => watches.get(region)?.tick()));
    }
  };
  return {
    down,
    table,
    announced,
    unheard,
    store,
    calls,
    seconds,
    restart: (region: string) => watches.set(region, observer(region)),
  };
}
