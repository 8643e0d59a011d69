import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Metric } from '../lambdas/contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import type { Limits } from './limits.ts';
import { sumOf } from './own-metrics.ts';

const MINUTE = Duration.minutes(1);
const RETRIED_PERCENT = 50;

/**
 * Alarms on what is done less well without an error: messages that come to nothing each time, reads that find no place
 * to wait, read marks that no table takes.
 */
export function alarmOnQuietLosses(alarms: Alarms, { maxWaiters }: Limits): void {
  alarms.add('apply-retries', {
    metric: retriedPercent(),
    threshold: RETRIED_PERCENT,
    evaluationPeriods: 5,
    runbook: 'queue-age',
  });
  if (maxWaiters > 0) {
    alarms.add('waiters-full', {
      metric: sumOf(Metric.waitersFull, 'read', MINUTE),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'waiters-full',
    });
  }
  alarms.add('marks-dropped', {
    metric: sumOf(Metric.marksDropped, 'apply', MINUTE),
    threshold: 1,
    evaluationPeriods: 1,
    runbook: 'marks-dropped',
  });
}

/** Of what apply took in hand; SQS leaves a message out of the age of its queue once it was received three times. */
function retriedPercent(): IMetric {
  return new MathExpression({
    expression: 'IF(retried > 0, 100 * retried / (retried + applied), 0)',
    usingMetrics: {
      retried: sumOf(Metric.retried, 'apply', MINUTE),
      applied: sumOf(Metric.applied, 'apply', MINUTE),
    },
    period: MINUTE,
  });
}
