import { Metric } from '../../lambdas/contract/metrics.ts';
import type { LogLine } from '../lambda/log-line.ts';

/** Something that happened, as the console streams it. */
export interface ActivityEvent {
  readonly kind: ActivityKind;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const ACTIVITY_KINDS = ['metric', 'log', 'fault', 'sample', 'redrive'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Hears of everything that functions log, and counts what the status tells. */
export interface Activity {
  log(line: LogLine): void;
  fault(faults: object): void;
  /** Tells whoever listens of something that is no log line. */
  tell(kind: 'sample' | 'redrive', detail: Readonly<Record<string, unknown>>): void;
  /** Events applied in a region since this start, as its functions' metrics count them. */
  appliedIn(region: string): number;
  /** Sums of all metrics of a region since this start, by name. */
  metricsOf(region: string): Readonly<Record<string, number>>;
  /** @returns the way to unsubscribe */
  subscribe(listener: (event: ActivityEvent) => void): () => void;
}

/** Makes an activity without a past. */
export function createActivity(): Activity {
  const listeners = new Set<(event: ActivityEvent) => void>();
  const totals = new Map<string, Record<string, number>>();
  const emit = (kind: ActivityKind, detail: Readonly<Record<string, unknown>>): void => {
    for (const listener of listeners) listener({ kind, detail });
  };
  const metricsOf = (region: string) => totals.get(region) ?? {};
  const add = (region: string, name: string, value: number): void => {
    const sums = metricsOf(region);
    totals.set(region, sums);
    sums[name] = (sums[name] ?? 0) + value;
  };
  return {
    log: (line) => {
      const { region, functionName, text } = line;
      const metrics = metricsIn(text);
      for (const [name, value] of metrics) {
        add(region, name, value);
        emit('metric', { region, functionName, name, value });
      }
      if (metrics.length === 0) emit('log', { ...line });
    },
    fault: (faults) => emit('fault', { ...faults }),
    tell: emit,
    appliedIn: (region) => metricsOf(region)[Metric.applied] ?? 0,
    metricsOf,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface MetricDocument {
  readonly _aws: { readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { Name: string }[] }[] };
  readonly [name: string]: unknown;
}

/**
 * The metrics of a log line in CloudWatch's embedded metric format; a value may be a list of values.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function metricsIn(line: string): [name: string, value: number][] {
  // Most lines are none, and parsing each would cost this thread more than the functions cost theirs.
  if (!line.includes('"CloudWatchMetrics"')) return [];
  const document = parsed(line);
  const names =
    document?._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)) ?? [];
  return names.map((name) => [name, sum(document?.[name])]);
}

function parsed(line: string): MetricDocument | undefined {
  try {
    return JSON.parse(line) as MetricDocument;
  } catch {
    return undefined;
  }
}

function sum(value: unknown): number {
  return [value].flat().reduce((total: number, each) => total + Number(each), 0);
}
