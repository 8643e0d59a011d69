import { awsAnswers } from '../answers/aws-answers.ts';
import { awsCachePorts } from '../answers/aws-cache.ts';
import { awsLimiters } from '../answers/aws-limiters.ts';
import { sqsRedelivery } from '../answers/redelivery.ts';
import { bedrockModel } from '../bedrock/bedrock-model.ts';
import type { Model } from '../bedrock/model.ts';
import { lazyRuntime } from '../bedrock/runtime-client.ts';
import { resuming } from '../cache/resuming.ts';
import { Env } from '../contract/environment.ts';
import { modelQueueUrls } from '../platform/ai-environment.ts';
import { required } from '../platform/environment.ts';
import { guarded } from '../platform/resilience.ts';
import { answering } from './answering.ts';

/** Time is left after it to say that there is no answer. */
const PATIENCE = { wholeMs: 240_000, silenceMs: 30_000 };

const aws = awsAnswers();
const models = new Map<string, Model>();

function modelsIn(region: string): Model {
  const model = models.get(region) ?? bedrockModel(lazyRuntime(region), PATIENCE);
  models.set(region, model);
  return model;
}

/** Asks models, and tells what they say. */
export const handler = answering({
  ...aws,
  completions: aws.events,
  resume: resuming(awsCachePorts(aws)),
  redelivery: sqsRedelivery(modelQueueUrls(), guarded('SQS'), aws.log),
  limiterOf: awsLimiters(aws.db, required(Env.operationsTable), aws.settings),
  modelsIn,
});
