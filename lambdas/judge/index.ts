import { awsCacheStores } from '../answers/aws-cache.ts';
import { awsLimiters } from '../answers/aws-limiters.ts';
import { punctual } from '../answers/punctual.ts';
import { sqsRedelivery } from '../answers/redelivery.ts';
import { bedrockModel } from '../bedrock/bedrock-model.ts';
import { lazyRuntime } from '../bedrock/runtime-client.ts';
import { Env } from '../contract/environment.ts';
import { aiSettings } from '../platform/ai-environment.ts';
import { callDynamoDb } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { powertoolsLog } from '../platform/logger.ts';
import { powertoolsMeter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { judging } from './judging.ts';
import { modelJudge } from './model-judge.ts';

const log = powertoolsLog();
const meter = powertoolsMeter();
const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
const settings = aiSettings();
const region = required('AWS_REGION');
const QueueUrl = required(Env.looksQueueUrl);
const guard = guarded('SQS');
const limiters = awsLimiters(db, required(Env.operationsTable), settings);

/** Looks into answers when there is time. */
export const handler = judging({
  ...awsCacheStores(db),
  judge: modelJudge({
    settings,
    log,
    meter,
    model: bedrockModel(lazyRuntime(), { wholeMs: 20_000, silenceMs: 10_000 }),
    limiterOf: ({ name: model, modelId }) => punctual(limiters({ region, modelId, model }), pause),
  }),
  events: dynamoEventStore(db, required(Env.eventStoreTable)),
  redelivery: sqsRedelivery([QueueUrl], guard, log),
  again: async (look, DelaySeconds) => {
    await guard(() => callSqs('SendMessage', { QueueUrl, MessageBody: encodeMessage(look), DelaySeconds }));
  },
  log,
  meter,
  nowMs: Date.now,
});
