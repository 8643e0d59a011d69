import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { namesOf } from '../lambdas/contract/names.ts';
import { AnswerQueue } from './answer-queue.ts';
import { ASK_TIMEOUT, JUDGE_TIMEOUT, SUMMARIZE_TIMEOUT } from './answering-functions.ts';
import type { Configuration } from './configuration.ts';

/** The queues on the way to an answer that belong to no model. */
export interface AnswerQueues {
  /** Of all the others, and of the models' queues. */
  readonly deadLetters: AnswerQueue;
  /** Questions that ask decides. */
  readonly asks: AnswerQueue;
  /** What judge looks into. */
  readonly looks: AnswerQueue;
  /** Conversations that summarize shortens. */
  readonly summaries: AnswerQueue;
}

/** They, each with the age at which somebody should know that its messages wait. */
export function answerQueues(scope: Construct, { app }: Configuration): AnswerQueues {
  const names = namesOf(app);
  const deadLetters = new AnswerQueue(scope, 'answers-dead-letters', {
    queueName: names.answersDeadLetters,
    visibilityTimeout: sixTimes(ASK_TIMEOUT),
  });
  const queue = (id: string, queueName: string, visibilityTimeout: Duration, oldestInSeconds: number) =>
    new AnswerQueue(scope, id, { queueName, deadLetters, visibilityTimeout, oldestInSeconds });
  return {
    deadLetters,
    // Not six times the timeout: somebody waits for the answer. A question that comes twice is decided once.
    asks: queue('asks', names.asks, ASK_TIMEOUT, 60),
    looks: queue('looks', names.looks, sixTimes(JUDGE_TIMEOUT), 86_400),
    summaries: queue('summaries', names.summaries, sixTimes(SUMMARIZE_TIMEOUT), 3_600),
  };
}

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
function sixTimes(timeout: Duration): Duration {
  return Duration.seconds(6 * timeout.toSeconds());
}
