import type { Construct } from 'constructs';
import type { Priority } from '../lambdas/contract/completions.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { AiConfiguration } from './ai-configuration.ts';
import { AnswerQueue } from './answer-queue.ts';
import { ANSWER_TIMEOUT } from './answering-functions.ts';

/** The queues of each model, by its name. */
export type ModelQueues = ReadonlyMap<string, Readonly<Record<Priority, AnswerQueue>>>;

interface ModelQueuesProps {
  readonly app: string;
  readonly models: AiConfiguration['models'];
  readonly deadLetters: AnswerQueue;
}

/** Age at which somebody should know that questions wait. */
const OLDEST_SECONDS: Readonly<Record<Priority, number>> = {
  interactive: 60,
  standard: 600,
  batch: 86_400,
};

/** One queue for each model and class: where one waits for its quota, no other need wait. */
export function modelQueues(scope: Construct, { app, models, deadLetters }: ModelQueuesProps): ModelQueues {
  const queue = (model: string, priority: Priority) =>
    new AnswerQueue(scope, `model-${model}-${priority}`, {
      queueName: namesOf(app).modelQueue(model, priority),
      deadLetters,
      // Not six times the timeout: who asked would wait half an hour for what a crash interrupted. answer shortens it
      // further while it works, and a throttled receive costs nobody anything but time.
      visibilityTimeout: ANSWER_TIMEOUT,
      oldestInSeconds: OLDEST_SECONDS[priority],
    });
  const queuesOf = (model: string) => ({
    interactive: queue(model, 'interactive'),
    standard: queue(model, 'standard'),
    batch: queue(model, 'batch'),
  });
  return new Map(models.map(({ name }) => [name, queuesOf(name)]));
}
