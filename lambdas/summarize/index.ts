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
import { dynamoDb } from '../store/dynamo-db.ts';
import { dynamoEventStore } from '../store/dynamo-event-store.ts';
import { dynamoSummaryStore } from '../store/dynamo-summary-store.ts';
import { modelSummarizer } from './model-summarizer.ts';
import { summarizing } from './summarizing.ts';

const log = powertoolsLog();
const meter = powertoolsMeter();
const db = dynamoDb(callDynamoDb, guarded('DynamoDB', { timeoutMs: 8_000 }));
const settings = aiSettings();
const region = required('AWS_REGION');
const limiters = awsLimiters(db, required(Env.operationsTable), settings);

/** Makes the summaries of long conversations. */
export const handler = summarizing({
  events: dynamoEventStore(db, required(Env.eventStoreTable)),
  summaries: dynamoSummaryStore(db, required(Env.answersTable), Date.now),
  summarizer: modelSummarizer({
    settings,
    log,
    meter,
    // Four portions, and reads around each, within the function's three minutes.
    model: bedrockModel(lazyRuntime(), { wholeMs: 30_000, silenceMs: 15_000 }),
    limiterOf: ({ name: model, modelId }) => punctual(limiters({ region, modelId, model }), pause),
  }),
  redelivery: sqsRedelivery([required(Env.summariesQueueUrl)], guarded('SQS'), log),
  log,
  meter,
  nowMs: Date.now,
});
