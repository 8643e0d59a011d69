import type { AiSettings } from '../contract/ai-settings.ts';
import type { ModelQueues } from '../platform/ai-environment.ts';
import type { Guard } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import type { Waiting } from '../store/progress-store.ts';
import type { Completions, Estimate } from './ports.ts';

const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesDelayed'] as const;
const SECONDS_PER_MINUTE = 60;

interface Known {
  readonly settings: AiSettings | undefined;
  readonly queues: ModelQueues;
  readonly guard: Guard;
  nowMs(): number;
}

/**
 * Reckons a wait by how many wait in the same queue, and by how many requests a minute the model's quota takes. SQS
 * keeps no order among them and counts them about, so that this is an estimate and no promise.
 */
export function queueEstimate({ settings, queues, guard, nowMs }: Known): Completions['estimate'] {
  return async ({ model, priority, tryMs }: Waiting): Promise<Estimate | undefined> => {
    const rate = settings?.models.find(({ name }) => name === model)?.requestsPerMinute;
    const url = model === undefined ? undefined : queues(model, priority);
    if (rate === undefined || url === undefined) {
      return undefined;
    }
    const position = Math.max(1, await guard(() => waitingIn(url)));
    const seconds = Math.max((tryMs - nowMs()) / 1_000, (position * SECONDS_PER_MINUTE) / rate);
    return { position, estimateSeconds: Math.max(0, Math.ceil(seconds)) };
  };
}

async function waitingIn(QueueUrl: string): Promise<number> {
  const answer = await callSqs('GetQueueAttributes', { QueueUrl, AttributeNames: COUNTS });
  const { Attributes = {} } = answer as { Attributes?: Record<string, string> };
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
