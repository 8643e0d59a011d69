import { awsAnswers } from '../answers/aws-answers.ts';
import { sqsRedelivery } from '../answers/redelivery.ts';
import { Env } from '../contract/environment.ts';
import { required } from '../platform/environment.ts';
import { guarded } from '../platform/resilience.ts';
import { asking } from './asking.ts';

const aws = awsAnswers();

/** Decides how questions are answered. */
export const handler = asking({
  ...aws,
  redelivery: sqsRedelivery([required(Env.asksQueueUrl)], guarded('SQS'), aws.log),
  intents: () => undefined,
});
