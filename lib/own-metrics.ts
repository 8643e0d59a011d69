import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS_NAMESPACE, type MetricName } from '../lambdas/contract/metrics.ts';
import type { FunctionName } from '../lambdas/contract/names.ts';

/** What a function has counted. The service is the one dimension that Powertools gives. */
export function sumOf(metricName: MetricName, service: FunctionName, period: Duration): Metric {
  const dimensionsMap = { service };
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, dimensionsMap, period, statistic: 'Sum' });
}
