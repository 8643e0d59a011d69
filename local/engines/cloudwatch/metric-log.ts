/** What CloudWatch knows a metric by. */
export interface MetricName {
  readonly region: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** One minute of one metric. */
export interface Minute {
  readonly sum: number;
  readonly maximum: number;
  /** For percentiles; of a busy minute the first ones. */
  readonly values: readonly number[];
}

/** What was measured in the last minutes. It is forgotten at a stop. */
export interface MetricLog {
  add(name: MetricName, values: readonly number[], atMs: number): void;
  /** By the beginning of the minute, in seconds since 1970. */
  minutes(name: MetricName): ReadonlyMap<number, Minute>;
}

const MINUTE_SECONDS = 60;
const KEPT_MINUTES = 60;
const MOST_VALUES = 5_000;

export function createMetricLog(): MetricLog {
  const kept = new Map<string, Map<number, Minute>>();
  return {
    add(name, values, atMs) {
      const key = keyOf(name);
      const minutes = kept.get(key) ?? new Map<number, Minute>();
      kept.set(key, minutes);
      const begin = Math.floor(atMs / 1_000 / MINUTE_SECONDS) * MINUTE_SECONDS;
      minutes.set(begin, merged(minutes.get(begin), values));
      const [oldest] = minutes.keys();
      if (minutes.size > KEPT_MINUTES && oldest !== undefined) minutes.delete(oldest);
    },
    minutes: (name) => kept.get(keyOf(name)) ?? new Map(),
  };
}

function merged(before: Minute | undefined, values: readonly number[]): Minute {
  const { sum = 0, maximum = Number.NEGATIVE_INFINITY, values: earlier = [] } = before ?? {};
  const room = MOST_VALUES - earlier.length;
  return {
    sum: values.reduce((total, value) => total + value, sum),
    maximum: values.reduce((most, value) => Math.max(most, value), maximum),
    values: room > 0 ? [...earlier, ...values.slice(0, room)] : earlier,
  };
}

function keyOf({ region, namespace, metric, dimensions }: MetricName): string {
  const sorted = Object.entries(dimensions).sort(([one], [other]) => one.localeCompare(other));
  return JSON.stringify([region, namespace, metric, sorted]);
}
