import type { MetricName } from '../contract/metrics.ts';
import type { Meter } from '../platform/metrics.ts';

/**
 * Counts one of two outcomes, and none of the other: CloudWatch reckons no share where one of the two has no data, and
 * an alarm on failures would be silent just when nothing succeeds.
 */
export function countOneOf(meter: Meter, happened: MetricName, other: MetricName): void {
  meter.count(happened);
  meter.count(other, 0);
}
