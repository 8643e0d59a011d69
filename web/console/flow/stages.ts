import { Metric } from '../../../lambdas/contract/metrics.ts';
import { count, duration, rate, some } from '../../parts/format.ts';
import type { QueueDepth, RegionSample, Sample } from '../cloud-types.ts';
import { perSecond } from '../per-second.ts';

/** What one stage of one region shows. */
export interface StageCell {
  /** How much goes through, in words. */
  readonly rate: string;
  readonly notes: readonly string[];
  /** What somebody should look at. */
  readonly warning: string | undefined;
  /** Whether anything goes through just now. */
  readonly isBusy: boolean;
}

/** What stands at a stage, over several regions. */
export interface Held {
  readonly howMany: number;
  readonly what: string;
  readonly oldestMs?: number;
}

export interface Stage extends StageParts {
  look(samples: readonly Sample[], region: string): StageCell;
}

interface StageParts {
  readonly name: string;
  /** What it does, in a few words. */
  readonly about: string;
  /** What goes through. */
  readonly unit: string;
  countIn(region: RegionSample): number | undefined;
  held(sample: Sample | undefined, regions: readonly string[]): Held;
  notes(region: RegionSample): readonly string[];
  warning?(samples: readonly Sample[], region: string): string | undefined;
}

/** The stages in the order in which a write passes them. */
export const STAGES: readonly Stage[] = [
  stage({
    name: 'Edge',
    about: 'chooses a region',
    unit: 'requests',
    countIn: ({ requests }) => requests,
    held: ofFunctions('accept', 'read'),
    notes: () => [],
    warning: (samples, region) => perSecondOf('5xx', samples, (at) => at.regions[region]?.errors),
  }),
  stage({
    name: 'accept',
    about: 'answers 202, one message each',
    unit: 'accepted',
    countIn: ({ metrics }) => metrics[Metric.accepted],
    held: ofFunctions('accept'),
    notes: ({ accept }) =>
      accept === undefined ? [] : [`P50 ${duration(accept.p50)}`, `P95 ${duration(accept.p95)}`],
  }),
  stage({
    name: 'Queues',
    about: 'interactive and bulk',
    unit: 'in',
    countIn: ({ metrics }) => metrics[Metric.accepted],
    held: queued,
    notes: ({ queues }) => working(queues).map(([name, depth]) => queueWords(name, depth)),
    warning: (samples, region) => {
      const letters = samples.at(-1)?.regions[region]?.deadLetters ?? 0;
      return letters > 0 ? some(letters, 'dead letter') : undefined;
    },
  }),
  stage({
    name: 'apply',
    about: 'appends batches',
    unit: 'applied',
    countIn: ({ applied }) => applied,
    held: ofFunctions('apply'),
    notes: ({ functions }) => [some(countsOf(functions, 'apply')?.environments ?? 0, 'environment')],
    warning: (samples, region) =>
      perSecondOf('failures', samples, (at) => countsOf(at.regions[region]?.functions, 'apply')?.errors),
  }),
  stage({
    name: 'Tables',
    about: 'a lane for each region',
    unit: 'commits',
    countIn: ({ metrics }) => metrics[Metric.commits],
    held: replicating,
    notes: ({ streamLag }) => [
      streamLag === 0 ? 'all replicas here' : `${some(streamLag, 'item')} on the way here`,
    ],
  }),
  stage({
    name: 'Stream',
    about: 'Kinesis, for consumers',
    unit: 'records',
    countIn: ({ calls }) => calls.PutRecords,
    held: () => ({ howMany: 0, what: 'waiting' }),
    notes: () => [],
  }),
  stage({
    name: 'relay',
    about: 'pushes to topics',
    unit: 'commits',
    countIn: ({ metrics }) => metrics[Metric.relayed],
    held: ofFunctions('relay'),
    notes: ({ visible }) => (visible === undefined ? [] : [`P50 ${duration(visible.p50)} since accept`]),
  }),
  stage({
    name: 'Devices',
    about: 'connected by MQTT',
    unit: 'pushes',
    countIn: ({ metrics }) => metrics[Metric.pushed],
    held: (sample, regions) => ({
      howMany: sum(regions, (region) => sample?.regions[region]?.devices),
      what: 'connected',
    }),
    notes: ({ devices }) => [some(devices, 'device')],
  }),
];

function stage(parts: StageParts): Stage {
  return {
    ...parts,
    look(samples, region) {
      const flow = perSecond(samples, (at) => {
        const one = at.regions[region];
        return one && parts.countIn(one);
      });
      const latest = samples.at(-1)?.regions[region];
      return {
        rate: `${rate(flow)} ${parts.unit}/s`,
        notes: latest === undefined ? [] : parts.notes(latest),
        warning: parts.warning?.(samples, region),
        isBusy: flow > 0,
      };
    },
  };
}

function perSecondOf(
  what: string,
  samples: readonly Sample[],
  countIn: (sample: Sample) => number | undefined,
): string | undefined {
  const flow = perSecond(samples, countIn);
  return flow > 0 ? `${rate(flow)} ${what}/s` : undefined;
}

/** Events that functions of these names work on. */
function ofFunctions(...names: readonly string[]): Stage['held'] {
  return (sample, regions) => ({
    howMany: sum(regions, (region) =>
      sum(names, (name) => countsOf(sample?.regions[region]?.functions, name)?.inFlight),
    ),
    what: 'at work',
  });
}

function queued(sample: Sample | undefined, regions: readonly string[]): Held {
  const depths = regions.flatMap((region) =>
    working(sample?.regions[region]?.queues ?? {}).map(([, depth]) => depth),
  );
  const howMany = sum(depths, ({ visible, inFlight }) => visible + inFlight);
  const oldest = Math.max(0, ...depths.map(({ oldestAgeSeconds }) => oldestAgeSeconds));
  return { howMany, what: 'queued', ...(howMany > 0 && { oldestMs: oldest * 1_000 }) };
}

function replicating(sample: Sample | undefined): Held {
  const links = sample?.links ?? [];
  const oldest = links.map(({ oldestAtMs }) => Math.max(0, (sample?.atMs ?? 0) - oldestAtMs));
  return {
    howMany: sum(links, ({ pending }) => pending),
    what: 'replicating',
    ...(links.length > 0 && { oldestMs: Math.max(...oldest) }),
  };
}

/** The two queues of apply. Those of models end alike, and have longer names. */
function working(queues: Readonly<Record<string, QueueDepth>>): [string, QueueDepth][] {
  return ['interactive', 'bulk'].flatMap((urgency): [string, QueueDepth][] => {
    const alike = Object.keys(queues).filter((name) => name.endsWith(`-${urgency}`));
    const [name] = alike.sort((one, other) => one.length - other.length);
    const depth = name === undefined ? undefined : queues[name];
    return depth === undefined ? [] : [[urgency, depth]];
  });
}

function queueWords(urgency: string, { visible, inFlight, oldestAgeSeconds }: QueueDepth): string {
  const depth = `${urgency}: ${count(visible + inFlight)}`;
  return visible + inFlight === 0 ? depth : `${depth}, oldest ${duration(oldestAgeSeconds * 1_000)}`;
}

function countsOf(functions: RegionSample['functions'] | undefined, name: string) {
  const [, counts] = Object.entries(functions ?? {}).find(([full]) => full.endsWith(`-${name}`)) ?? [];
  return counts;
}

function sum<T>(all: readonly T[], of: (one: T) => number | undefined): number {
  return all.reduce((total, one) => total + (of(one) ?? 0), 0);
}
