import type { ModelTask } from '../contract/model-task.ts';
import type { ModelQueues } from '../platform/ai-environment.ts';
import { broken } from '../platform/errors.ts';
import type { Guard } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import { placeOf } from './ends.ts';

/** Questions on their way to models. */
export interface Tasks {
  /** Puts a question into its model's queue, withheld for so long, and notes where it waits. @param seconds at most 900 */
  send(task: ModelTask, seconds: number): Promise<void>;
}

export interface TaskPorts {
  readonly queues: ModelQueues;
  readonly guard: Guard;
  readonly progress: Pick<ProgressStore, 'wait'>;
  nowMs(): number;
}

/** Each tenant's as a group: SQS then keeps a busy tenant from making others wait. */
export function sqsTasks({ queues, guard, progress, nowMs }: TaskPorts): Tasks {
  return {
    async send(task, DelaySeconds) {
      const { ask, model, attempts } = task;
      const { priority } = ask.question;
      const QueueUrl = queues(model, priority);
      if (QueueUrl === undefined) {
        throw broken('no-queue', `The model "${model}" has no queue for ${priority}.`);
      }
      await progress.wait(placeOf(ask), {
        priority,
        model,
        queuedMs: attempts.acceptedAtMs,
        tryMs: nowMs() + DelaySeconds * 1_000,
      });
      const message = {
        QueueUrl,
        MessageBody: encodeMessage(task),
        DelaySeconds,
        MessageGroupId: ask.tenant,
      };
      await guard(() => callSqs('SendMessage', message));
    },
  };
}
