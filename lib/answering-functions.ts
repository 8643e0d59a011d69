import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PRIORITIES } from '../lambdas/contract/completions.ts';
import type { AnsweringFunctionName } from '../lambdas/contract/names.ts';
import type { AiConfiguration } from './ai-configuration.ts';
import type { Configuration } from './configuration.ts';
import type { Sizing } from './region-functions.ts';
import { ServiceFunction } from './service-function.ts';

/** How long ask may work on one batch of questions. */
export const ASK_TIMEOUT = Duration.seconds(30);
/** How long an answer may take, with time to say that it failed. */
export const ANSWER_TIMEOUT = Duration.minutes(5);

/** How long judge may work on one batch of looks, each of them a call or two of a model. */
export const JUDGE_TIMEOUT = Duration.minutes(3);

/** How long summarize may work on one batch of conversations, at once, each of them a few calls of a model. */
export const SUMMARIZE_TIMEOUT = Duration.minutes(3);

/** Those that answer questions one by one; what makes batch jobs of them comes with these. */
export type SingleFunctionName = Exclude<AnsweringFunctionName, 'gather'>;

/** They, without permissions. */
export function answeringFunctions(
  scope: Construct,
  configuration: Configuration,
  region: string,
  ai: AiConfiguration,
): Record<SingleFunctionName, ServiceFunction> {
  const sizes = sizingOf(ai);
  const make = (fn: SingleFunctionName) =>
    new ServiceFunction(scope, { configuration, region, fn, ...sizes[fn] });
  return { ask: make('ask'), answer: make('answer'), judge: make('judge'), summarize: make('summarize') };
}

function sizingOf({ models, concurrency }: AiConfiguration): Record<SingleFunctionName, Sizing> {
  const answersAtOnce = PRIORITIES.reduce((sum, priority) => sum + concurrency[priority], 0);
  return {
    ask: {
      description: 'Decides how a question is answered',
      memoryMib: 1024,
      timeout: ASK_TIMEOUT,
    },
    answer: {
      description: 'Asks models, and tells what they say as it comes',
      memoryMib: 512,
      timeout: ANSWER_TIMEOUT,
      // Lambda throttles an event source whose consumers have no environment, and each throttle counts as a receive.
      reservedConcurrency: models.length * answersAtOnce,
    },
    judge: {
      description: 'Looks into answers from the cache when there is time',
      memoryMib: 512,
      timeout: JUDGE_TIMEOUT,
    },
    summarize: {
      description: 'Makes summaries of long conversations',
      memoryMib: 512,
      timeout: SUMMARIZE_TIMEOUT,
    },
  };
}
