import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, type MetricName } from '../contract/metrics.ts';

/** Where functions count and measure. A test hands in one that remembers. */
export interface Meter {
  count(name: MetricName, howMany?: number): void;
  milliseconds(name: MetricName, durationMs: number): void;
  /** Writes what was counted since the last flush, as one line of CloudWatch's embedded metric format. */
  flush(): void;
}

/** CloudWatch metrics by way of standard output, with `POWERTOOLS_SERVICE_NAME` as their one dimension. */
export function powertoolsMeter(): Meter {
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE });
  return {
    count: (name, howMany = 1) => {
      metrics.addMetric(name, MetricUnit.Count, howMany);
    },
    milliseconds: (name, durationMs) => {
      metrics.addMetric(name, MetricUnit.Milliseconds, durationMs);
    },
    flush: () => {
      // Powertools warns on every publishing without a metric, which is no fault of a quiet function.
      if (metrics.hasStoredMetrics()) {
        metrics.publishStoredMetrics();
      }
    },
  };
}
