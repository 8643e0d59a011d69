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

/** A count is as good for others who ask within so long. */
const COUNT_IS_GOOD_MS = 1_000;

/**
 * Reckons a wait by how many wait in the same queue, and by how many requests a minute the model's quota takes. SQS
 * keeps no order among them and counts them about, so that this is an estimate and no promise. Where they cannot be
 * counted there is none: the rest of a status does not need it.
 */
export function queueEstimate({ settings, queues, guard, nowMs }: Known): Completions['estimate'] {
  const counts = new Map<string, { readonly untilMs: number; readonly count: Promise<number | undefined> }>();
  const countIn = (url: string): Promise<number | undefined> => {
    const known = counts.get(url);
    if (known !== undefined && known.untilMs > nowMs()) {
      return known.count;
    }
    const count = guard(() => waitingIn(url)).catch(() => undefined);
    counts.set(url, { untilMs: nowMs() + COUNT_IS_GOOD_MS, count });
    return count;
  };
  return async ({ model, priority, tryMs }: Waiting): Promise<Estimate | undefined> => {
    const rate = settings?.models.find(({ name }) => name === model)?.requestsPerMinute;
    const url = model === undefined ? undefined : queues(model, priority);
    const count = rate === undefined || url === undefined ? undefined : await countIn(url);
    if (rate === undefined || count === undefined) {
      return undefined;
    }
    const position = Math.max(1, count);
    const seconds = Math.max((tryMs - nowMs()) / 1_000, (position * SECONDS_PER_MINUTE) / rate);
    return { position, estimateSeconds: Math.max(0, Math.ceil(seconds)) };
  };
}

async function waitingIn(QueueUrl: string): Promise<number> {
  const answer = await callSqs('GetQueueAttributes', { QueueUrl, AttributeNames: COUNTS });
  const { Attributes = {} } = answer as { Attributes?: Record<string, string> };
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
