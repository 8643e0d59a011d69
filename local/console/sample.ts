import type { Mark } from '../../lambdas/contract/routing.ts';
import type { Backlog } from '../engines/dynamodb/replication.ts';
import type { RegionStatus, Status } from '../start/status.ts';
import type { Activity } from './activity.ts';
import type { LatencySummary } from './latency-window.ts';
import type { Observer, RequestCounts } from './observer.ts';

/** How one region is, for somebody who looks once a second. Counts are sums since the start. */
export interface RegionSample extends RegionStatus, RequestCounts {
  readonly mark: Mark | undefined;
  /** By metric. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Of functions to AWS services, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly accept: LatencySummary | undefined;
  /** From accept's answer to the first push to devices of this region. */
  readonly visible: LatencySummary | undefined;
}

/** How everything is. */
export interface Sample extends Omit<Status, 'regions'> {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly regions: Readonly<Record<string, RegionSample>>;
  /** Replication that is on its way, for each pair of regions that has any. */
  readonly links: readonly Backlog[];
  readonly accept: LatencySummary | undefined;
  readonly visible: LatencySummary | undefined;
}

export interface SampleSources {
  readonly status: () => Promise<Status>;
  readonly marks: () => Readonly<Record<string, Mark>>;
  readonly links: () => readonly Backlog[];
  readonly observer: Observer;
  readonly activity: Activity;
}

const PERIOD_MS = 1_000;

/** Takes one sample. */
export async function takeSample({
  status,
  marks,
  links,
  observer,
  activity,
}: SampleSources): Promise<Sample> {
  const { regions, ...rest } = await status();
  const marked = marks();
  const sampled = Object.entries(regions).map(([region, one]): [string, RegionSample] => [
    region,
    {
      ...one,
      ...observer.requestsOf(region),
      mark: marked[region],
      metrics: activity.metricsOf(region),
      calls: observer.callsOf(region),
      accept: observer.acceptLatency(region),
      visible: observer.visibleLatency(region),
    },
  ]);
  return {
    ...rest,
    atMs: Date.now(),
    regions: Object.fromEntries(sampled),
    links: links(),
    accept: observer.acceptLatency(),
    visible: observer.visibleLatency(),
  };
}

/** Somebody who watches samples. */
export interface Sampling {
  /** Takes a sample now and one a second until the answer is called. */
  watch(): () => void;
}

/** Takes samples, and follows events, for as long as anybody watches. */
export function createSampling(sources: SampleSources): Sampling {
  let watchers = 0;
  let timer: NodeJS.Timeout | undefined;
  const tick = async (): Promise<void> => {
    const sample = await takeSample(sources);
    sources.activity.tell('sample', { ...sample });
  };
  return {
    watch() {
      watchers++;
      sources.observer.watch(true);
      void tick();
      timer ??= setInterval(() => void tick(), PERIOD_MS).unref();
      return () => {
        watchers--;
        if (watchers > 0) return;
        clearInterval(timer);
        timer = undefined;
        sources.observer.watch(false);
      };
    },
  };
}
