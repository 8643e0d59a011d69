import { FIGURE_NAMES, FIGURE_PERIOD_SECONDS, FIGURE_PERIODS, FIGURES } from '../contract/figures.ts';
import { callAwsJson, type JsonService } from '../platform/aws-json-call.ts';

/** CloudWatch's GetMetricData, as far as it is used. Times are seconds since 1970. */
export interface MetricDataInput {
  readonly StartTime: number;
  /** Excluded. */
  readonly EndTime: number;
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly MetricStat: {
      readonly Metric: {
        readonly Namespace: string;
        readonly MetricName: string;
        readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
      };
      readonly Period: number;
      readonly Stat: string;
    };
  }[];
}

/** Values by the beginning of their periods; periods in which nothing was measured are missing. */
export interface MetricDataOutput {
  readonly MetricDataResults?: readonly {
    readonly Id: string;
    readonly Timestamps: readonly number[];
    readonly Values: readonly number[];
  }[];
}

/** One call of CloudWatch. */
export type GetMetricData = (input: MetricDataInput) => Promise<MetricDataOutput>;

const CLOUD_WATCH: JsonService = {
  name: 'CloudWatch',
  id: 'monitoring',
  target: 'GraniteServiceVersion20100801',
  override: 'AWS_ENDPOINT_URL_CLOUDWATCH',
  tries: 2,
  tryTimeoutMs: 3_000,
  firstPauseMs: 200,
  parse: JSON.parse,
};

export const getMetricData: GetMetricData = async (input) =>
  callAwsJson(CLOUD_WATCH, { action: 'GetMetricData', body: JSON.stringify(input) });

/** All figures of an app in one call, the last whole minutes before now. */
export function metricDataInput(app: string, nowMs: number): MetricDataInput {
  const endSeconds = Math.floor(nowMs / 1_000 / FIGURE_PERIOD_SECONDS) * FIGURE_PERIOD_SECONDS;
  return {
    StartTime: endSeconds - FIGURE_PERIODS * FIGURE_PERIOD_SECONDS,
    EndTime: endSeconds,
    MetricDataQueries: FIGURE_NAMES.map((Id) => {
      const { namespace: Namespace, metric: MetricName, dimension, statistic: Stat } = FIGURES[Id];
      const [Name, Value] = dimension(app);
      const Metric = { Namespace, MetricName, Dimensions: [{ Name, Value }] };
      return { Id, MetricStat: { Metric, Period: FIGURE_PERIOD_SECONDS, Stat } };
    }),
  };
}
