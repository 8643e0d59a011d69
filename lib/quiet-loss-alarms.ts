import { Duration } from 'aws-cdk-lib';
import { Metric } from '../lambdas/contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import type { Limits } from './limits.ts';
import { sumOf } from './own-metrics.ts';

const MINUTE = Duration.minutes(1);

/** Alarms on what is done less well without an error: reads that find no place to wait, read marks that no table takes. */
export function alarmOnQuietLosses(alarms: Alarms, { maxWaiters }: Limits): void {
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
