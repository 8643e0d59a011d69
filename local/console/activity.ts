import { Metric } from '../../lambdas/contract/metrics.ts';
import type { MetricLog } from '../engines/cloudwatch/metric-log.ts';
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

/** Makes an activity without a past, which notes metrics where CloudWatch finds them. */
export function createActivity(log?: Pick<MetricLog, 'add'>): Activity {
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
      const { region, functionName, text, atMs } = line;
      const metrics = metricsIn(text);
      for (const { name, values, ...known } of metrics) {
        const value = values.reduce((total, each) => total + each, 0);
        add(region, name, value);
        log?.add({ region, metric: name, ...known }, values, atMs);
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

interface Directive {
  readonly Namespace: string;
  readonly Dimensions?: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

interface MetricDocument {
  readonly _aws: { readonly CloudWatchMetrics: readonly Directive[] };
  readonly [name: string]: unknown;
}

interface Measured {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * The metrics of a log line in CloudWatch's embedded metric format; a value may be a list of values.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function metricsIn(line: string): Measured[] {
  // Most lines are none, and parsing each would cost this thread more than the functions cost theirs.
  if (!line.includes('"CloudWatchMetrics"')) return [];
  const document = parsed(line);
  if (document === undefined) return [];
  return document._aws.CloudWatchMetrics.flatMap((directive) => measuredBy(directive, document));
}

/** The functions have one set of dimensions. */
function measuredBy(
  { Namespace, Dimensions: [names = []] = [], Metrics }: Directive,
  document: MetricDocument,
): Measured[] {
  const dimensions = Object.fromEntries(names.map((name) => [name, String(document[name])]));
  return Metrics.map(({ Name: name }) => ({
    namespace: Namespace,
    ...{ dimensions, name },
    values: [document[name]].flat().map(Number),
  }));
}

function parsed(line: string): MetricDocument | undefined {
  try {
    return JSON.parse(line) as MetricDocument;
  } catch {
    return undefined;
  }
}
