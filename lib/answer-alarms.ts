import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Metric } from '../lambdas/contract/metrics.ts';
import type { AiConfiguration } from './ai-configuration.ts';
import type { Alarms } from './alarms.ts';
import { sumOf } from './own-metrics.ts';
import type { ServiceFunction } from './service-function.ts';

const FAILED_PERCENT = 5;
/** Fewer questions say nothing of a rate. */
const LEAST_QUESTIONS = 20;
/** Of the answers from the cache that were looked into, in hundredths. */
const WRONG_PERCENT = 2;
const LEAST_AUDITS = 50;
/** One in ten questions that are not of batch has waited longer: those that are interactive would have given up. */
const WAIT_MS = 60_000;
const REFUSED_PERCENT = 50;
const QUARTER = Duration.minutes(15);
const HOUR = Duration.hours(1);
const SHIFT = Duration.hours(6);
/** Jobs are given up after 22 hours. */
const OLDEST = Duration.hours(23);

/** Alarms on answers that fail, on wrong ones from the cache, on quotas without room, and on what answers cost. */
export function alarmOnAnswers(alarms: Alarms, { dollarsPerHour }: AiConfiguration): void {
  alarms.add('answers-fail', {
    metric: failedPercent(),
    threshold: FAILED_PERCENT,
    evaluationPeriods: 1,
    runbook: 'answers-fail',
  });
  alarms.add('answers-wrong', {
    metric: wrongPercent(),
    threshold: WRONG_PERCENT,
    evaluationPeriods: 1,
    runbook: 'answers-wrong',
  });
  alarms.add('answers-quota-wait', {
    metric: waitMs(),
    threshold: WAIT_MS,
    evaluationPeriods: 2,
    runbook: 'answers-no-quota',
  });
  alarms.add('answers-quota-refusals', {
    metric: refusedPercent(),
    threshold: REFUSED_PERCENT,
    evaluationPeriods: 2,
    runbook: 'answers-no-quota',
  });
  alarms.add('answers-cost', {
    metric: dollarsInHour(),
    threshold: dollarsPerHour,
    evaluationPeriods: 1,
    runbook: 'answers-cost',
  });
}

/** Alarms on jobs that come to nothing, on questions that they leave waiting, and on a schedule that stands still. */
export function alarmOnBatchJobs(alarms: Alarms, gather: ServiceFunction): void {
  alarms.add('batch-jobs-failed', {
    metric: sumOf(Metric.batchJobsFailed, 'gather', HOUR),
    threshold: 1,
    evaluationPeriods: 1,
    runbook: 'answers-batch',
  });
  alarms.add('batch-oldest', {
    metric: sumOf(Metric.batchOldest, 'gather', QUARTER).with({ statistic: 'Maximum' }),
    threshold: OLDEST.toMilliseconds(),
    evaluationPeriods: 1,
    runbook: 'answers-batch',
  });
  alarms.addSilence('gather-silent', {
    metric: gather.metricInvocations({ period: QUARTER }),
    runbook: 'answers-batch',
  });
}

/** A service that is silent spends nothing; some deployments have no batch jobs. */
function dollarsInHour(): IMetric {
  return new MathExpression({
    expression:
      'FILL(answers, 0) + FILL(batch, 0) + FILL(vectors, 0) + FILL(verdicts, 0) + FILL(summaries, 0)',
    usingMetrics: {
      answers: sumOf(Metric.modelDollars, 'answer', HOUR),
      batch: sumOf(Metric.modelDollars, 'gather', HOUR),
      vectors: sumOf(Metric.modelDollars, 'ask', HOUR),
      verdicts: sumOf(Metric.modelDollars, 'judge', HOUR),
      summaries: sumOf(Metric.summaryDollars, 'summarize', HOUR),
    },
    period: HOUR,
  });
}

function failedPercent(): IMetric {
  return new MathExpression({
    expression: `IF(failed + finished >= ${LEAST_QUESTIONS}, 100 * failed / (failed + finished), 0)`,
    usingMetrics: {
      failed: sumOf(Metric.completionsFailed, 'answer', QUARTER),
      finished: sumOf(Metric.completionsFinished, 'answer', QUARTER),
    },
    period: QUARTER,
  });
}

function waitMs(): IMetric {
  return sumOf(Metric.modelWait, 'answer', QUARTER).with({ statistic: 'p90' });
}

function refusedPercent(): IMetric {
  return new MathExpression({
    expression: `IF(refused + called >= ${LEAST_QUESTIONS}, 100 * refused / (refused + called), 0)`,
    usingMetrics: {
      refused: sumOf(Metric.modelRefusals, 'answer', QUARTER),
      called: sumOf(Metric.modelCalls, 'answer', QUARTER),
    },
    period: QUARTER,
  });
}

function wrongPercent(): IMetric {
  return new MathExpression({
    expression: `IF(audits >= ${LEAST_AUDITS}, 100 * wrong / audits, 0)`,
    usingMetrics: {
      audits: sumOf(Metric.cacheAudits, 'judge', SHIFT),
      wrong: sumOf(Metric.cacheWrong, 'judge', SHIFT),
    },
    period: SHIFT,
  });
}
