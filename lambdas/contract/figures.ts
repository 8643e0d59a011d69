import { METRICS_NAMESPACE, Metric, type MetricName } from './metrics.ts';
import { type FunctionName, namesOf, type Urgency } from './names.ts';

/** One statistic of one CloudWatch metric. */
export interface Figure {
  readonly namespace: string;
  readonly metric: string;
  /** CloudWatch knows a metric by its dimensions. */
  dimension(app: string): readonly [name: string, value: string];
  readonly statistic: 'Sum' | 'Maximum' | 'p50' | 'p95' | 'p99';
}

/** What operators are shown of a region, a value a minute. CloudWatch bills each of them, each time that they are asked for. */
export const FIGURES = {
  accepted: counted('accept', Metric.accepted),
  rejected: counted('accept', Metric.rejected),
  unavailable: counted('accept', Metric.unavailable),
  applied: counted('apply', Metric.applied),
  retried: counted('apply', Metric.retried),
  relayed: counted('relay', Metric.relayed),
  buried: counted('bury', Metric.buried),
  regionsSeenDown: { ...counted('watch', Metric.regionsSeenDown), statistic: 'Maximum' },
  acceptP50: running('accept', 'p50'),
  acceptP95: running('accept', 'p95'),
  acceptP99: running('accept', 'p99'),
  commitP50: { ...counted('apply', Metric.acceptToCommit), statistic: 'p50' },
  commitP95: { ...counted('apply', Metric.acceptToCommit), statistic: 'p95' },
  commitP99: { ...counted('apply', Metric.acceptToCommit), statistic: 'p99' },
  pushP50: { ...counted('relay', Metric.commitToPush), statistic: 'p50' },
  pushP95: { ...counted('relay', Metric.commitToPush), statistic: 'p95' },
  pushP99: { ...counted('relay', Metric.commitToPush), statistic: 'p99' },
  interactiveDepth: queued('interactive', 'queue', 'ApproximateNumberOfMessagesVisible'),
  interactiveAge: queued('interactive', 'queue', 'ApproximateAgeOfOldestMessage'),
  interactiveDead: queued('interactive', 'deadLetters', 'ApproximateNumberOfMessagesVisible'),
  bulkDepth: queued('bulk', 'queue', 'ApproximateNumberOfMessagesVisible'),
  bulkAge: queued('bulk', 'queue', 'ApproximateAgeOfOldestMessage'),
  bulkDead: queued('bulk', 'deadLetters', 'ApproximateNumberOfMessagesVisible'),
} as const satisfies Record<string, Figure>;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];

/** CloudWatch's finest period of what it is sent without asking for more. */
export const FIGURE_PERIOD_SECONDS = 60;
/** How far back an answer goes. */
export const FIGURE_PERIODS = 15;

function counted(fn: FunctionName, metric: MetricName): Figure {
  return { namespace: METRICS_NAMESPACE, metric, dimension: () => ['service', fn], statistic: 'Sum' };
}

function running(fn: FunctionName, statistic: Figure['statistic']): Figure {
  const dimension = (app: string) => ['FunctionName', namesOf(app).fn(fn)] as const;
  return { namespace: 'AWS/Lambda', metric: 'Duration', dimension, statistic };
}

function queued(urgency: Urgency, which: 'queue' | 'deadLetters', metric: string): Figure {
  const dimension = (app: string) => ['QueueName', namesOf(app)[which](urgency)] as const;
  return { namespace: 'AWS/SQS', metric, dimension, statistic: 'Maximum' };
}
