import { awsAnswers } from '../answers/aws-answers.ts';
import { awsCachePorts } from '../answers/aws-cache.ts';
import { awsHolding } from '../answers/aws-holding.ts';
import { sqsRedelivery } from '../answers/redelivery.ts';
import { answerCache } from '../cache/answer-cache.ts';
import { Env } from '../contract/environment.ts';
import { knownAnswers } from '../domain/intents/known-answers.ts';
import { trainedModel } from '../domain/intents/trained-model.ts';
import { required } from '../platform/environment.ts';
import { guarded } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import { dynamoSnapshotStore } from '../store/dynamo-snapshot-store.ts';
import { dynamoSummaryStore } from '../store/dynamo-summary-store.ts';
import { asking } from './asking.ts';
import { configuredAnswers } from './configured-answers.ts';
import { personalFrom } from './personal.ts';

const aws = awsAnswers();
const ports = awsCachePorts(aws);
const QueueUrl = required(Env.asksQueueUrl);
const guard = guarded('The queue of questions');
const summariesUrl = required(Env.summariesQueueUrl);
const summariesGuard = guarded('The queue of summaries');

/** Decides how questions are answered. */
export const handler = asking({
  ...aws,
  redelivery: sqsRedelivery([QueueUrl], guard, aws.log),
  cache: answerCache(ports),
  hold: awsHolding(aws),
  embedder: { id: ports.embedder.id, dimensions: ports.embedder.dimensions },
  again: async (ask, DelaySeconds) => {
    const message = { QueueUrl, MessageBody: encodeMessage(ask), DelaySeconds, MessageGroupId: ask.tenant };
    await guard(() => callSqs('SendMessage', message));
  },
  summaries: dynamoSummaryStore(aws.db, required(Env.answersTable), Date.now),
  summarize: async (due) => {
    const message = { QueueUrl: summariesUrl, MessageBody: encodeMessage(due), MessageGroupId: due.tenant };
    await summariesGuard(() => callSqs('SendMessage', message));
  },
  personal: personalFrom(
    { events: aws.events, snapshots: dynamoSnapshotStore(aws.db, required(Env.profileTable)) },
    required(Env.lanes).split(','),
  ),
  intents: knownAnswers(configuredAnswers, trainedModel),
});
