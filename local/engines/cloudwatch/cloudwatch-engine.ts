import { AwsError, type Engine } from '../engine.ts';
import type { MetricLog, Minute } from './metric-log.ts';

interface Query {
  readonly Id?: string;
  readonly MetricStat?: {
    readonly Metric?: {
      readonly Namespace?: string;
      readonly MetricName?: string;
      readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period?: number;
    readonly Stat?: string;
  };
  readonly [other: string]: unknown;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const MOST_QUERIES = 500;
const PERIOD_SECONDS = 60;

/** CloudWatch, as far as somebody may ask for what functions, queues and the API have measured. */
export function createCloudWatchEngine(log: MetricLog): Engine {
  return {
    services: ['monitoring'],
    types: [],
    operations: ['GetMetricData'],
    provision: async () => {},
    // AWS gives the action no resource.
    access: ({ operation }) => [{ action: `cloudwatch:${operation}`, resource: '*' }],
    async call({ region, operation, input }) {
      if (operation !== 'GetMetricData') {
        throw new AwsError('InvalidAction', `The local CloudWatch has GetMetricData only, not ${operation}.`);
      }
      const within = spanOf(input);
      const queries = (input.MetricDataQueries ?? []) as readonly Query[];
      refuseTooMany(queries);
      return {
        MetricDataResults: queries.map((query) => resultOf(query, region, within, log)),
        Messages: [],
      };
    },
    close: async () => {},
  };
}

interface Span {
  readonly begin: number;
  readonly end: number;
}

function spanOf({ StartTime, EndTime }: Record<string, unknown>): Span {
  const [begin, end] = [Number(StartTime), Number(EndTime)];
  if (!(begin < end)) {
    throw invalid(`StartTime is ${StartTime} and EndTime ${EndTime}; they must be seconds, the start first.`);
  }
  return { begin, end };
}

function refuseTooMany(queries: readonly Query[]): void {
  const ids = queries.map(({ Id }) => Id ?? '');
  if (ids.length === 0 || ids.length > MOST_QUERIES) {
    throw invalid(`MetricDataQueries has ${ids.length} members; there must be 1 to ${MOST_QUERIES}.`);
  }
  const wrong = ids.find((id, at) => !/^[a-z]\w{0,254}$/.test(id) || ids.indexOf(id) !== at);
  if (wrong !== undefined) {
    throw invalid(`The Id "${wrong}" must begin with a lower case letter and stand there once.`);
  }
}

function resultOf({ Id, MetricStat }: Query, region: string, { begin, end }: Span, log: MetricLog): object {
  const { Metric, Period, Stat = '' } = MetricStat ?? {};
  if (Metric === undefined || Period !== PERIOD_SECONDS) {
    throw invalid(
      `Query ${Id}: the local CloudWatch knows a MetricStat with a Period of ${PERIOD_SECONDS} seconds, and no expressions.`,
    );
  }
  const { Namespace = '', MetricName = '', Dimensions = [] } = Metric;
  const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const minutes = [...log.minutes({ region, namespace: Namespace, metric: MetricName, dimensions })]
    .filter(([at]) => at >= begin && at < end)
    // The newest first, where nothing is said of ScanBy.
    .sort(([one], [other]) => other - one);
  return {
    Id,
    Label: MetricName,
    Timestamps: minutes.map(([at]) => at),
    Values: minutes.map(([, minute]) => statisticOf(minute, Stat)),
    StatusCode: 'Complete',
  };
}

function statisticOf({ sum, maximum, values }: Minute, statistic: string): number {
  if (statistic === 'Sum') return sum;
  if (statistic === 'Maximum') return maximum;
  const percent = /^p(\d{1,2}(?:\.\d+)?)$/.exec(statistic)?.[1];
  if (percent === undefined) throw invalid(`The local CloudWatch has no statistic "${statistic}".`);
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((Number(percent) / 100) * sorted.length) - 1)] ?? 0;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
