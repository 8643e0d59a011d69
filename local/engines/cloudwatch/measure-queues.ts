import type { SqsEngine } from '../sqs/sqs-engine.ts';
import type { MetricLog } from './metric-log.ts';

const PERIOD_MS = 15_000;

/** Notes how full queues are, as SQS tells CloudWatch, until the answer is called. */
export function measureQueues(
  sqs: Pick<SqsEngine, 'depths'>,
  regions: readonly string[],
  log: MetricLog,
): () => void {
  const note = (): void => {
    const atMs = Date.now();
    for (const region of regions) {
      for (const { queue, visible, oldestAgeSeconds } of sqs.depths(region)) {
        const name = { region, namespace: 'AWS/SQS', dimensions: { QueueName: queue } };
        log.add({ ...name, metric: 'ApproximateNumberOfMessagesVisible' }, [visible], atMs);
        log.add({ ...name, metric: 'ApproximateAgeOfOldestMessage' }, [oldestAgeSeconds], atMs);
      }
    }
  };
  const timer = setInterval(note, PERIOD_MS).unref();
  return () => clearInterval(timer);
}
