import {
  BatchWriteItemCommand,
  DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { HELD_PK, heldSk, JOBS_PK } from '../../lambdas/contract/keys.ts';
import type { ModelTask } from '../../lambdas/contract/model-task.ts';
import { chunked } from '../../lambdas/store/chunked.ts';
import type { CloudClient } from '../../local/testing/cloud-client.ts';
import { until } from '../../local/testing/cloud-process.ts';

const TABLE = 'meridian-Operations';
const MODELS = ['swift', 'clever'];
const LEAST_RECORDS = 100;
const LONG_MS = 60_000;
let questions = 0;

/** Questions of people whom nobody knows, such that gather uses everything that it may. */
export async function gatherEverything(client: CloudClient, region: string, asker: string): Promise<void> {
  const endpoint = client.endpoints.regions[region]?.aws ?? '';
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const db = new DynamoDBClient({ region, endpoint, credentials });
  try {
    const enough = MODELS.flatMap((model) => Array.from({ length: LEAST_RECORDS }, () => task(asker, model)));
    await hold(db, enough);
    const jobs = await until(
      async () => {
        await client.invoke(region, 'meridian-gather');
        return jobsIn(db);
      },
      (all) => all.length === MODELS.length && all.every(({ awsId }) => awsId !== undefined),
      LONG_MS,
    );
    await until(
      () =>
        Promise.all(jobs.map(({ awsId }) => client.aws(region, 'bedrock', `/model-invocation-job/${awsId}`))),
      (all) => all.every(({ json }) => json.status === 'Completed'),
      LONG_MS,
    );
    // One of them is given up, and questions of either model are asked by themselves.
    await takeForOld(db, jobs[0]?.id ?? '');
    await hold(
      db,
      MODELS.map((model) => task(asker, model, 0)),
    );
    await until(
      async () => {
        await client.invoke(region, 'meridian-gather');
        return jobsIn(db);
      },
      (all) => all.length === 0,
      LONG_MS,
    );
  } finally {
    db.destroy();
  }
}

/** @param acceptedAtMs long ago where it waits for nobody any more */
function task(asker: string, model: string, acceptedAtMs = Date.now()): ModelTask {
  questions++;
  const completion = `01900000-0000-7000-8000-${String(questions).padStart(12, '0')}`;
  const text = `What is gadget ${questions} for?`;
  const scope = 'gathered'.padEnd(32, '0');
  return {
    v: 1,
    ask: {
      v: 1,
      sessionId: `${asker}.${completion}`,
      completion,
      asker,
      tenant: asker,
      question: { text, priority: 'batch', stream: false },
      askedAt: new Date().toISOString(),
      traceparent: '',
    },
    model,
    tier: 'default',
    prompt: { system: [{ text: 'Be brief.' }], turns: [{ role: 'user', content: [{ text }] }] },
    inputTokens: 50,
    maxOutputTokens: 200,
    how: { cache: 'miss', route: 'on-demand', why: 'cheapest' },
    // The first of each hundred is kept, beside something that is like it.
    ...(questions % LEAST_RECORDS === 1 && { cache: ticket(scope, text, asker) }),
    spentDollars: 0,
    attempts: { acceptedAtMs, refusals: 0, failures: 0 },
  };
}

function ticket(scope: string, question: string, userKey: string): NonNullable<ModelTask['cache']> {
  const prompt = String(questions).padStart(32, '0');
  const grey = { prompt: '0'.repeat(32), verdict: 'grey', similarity: 0.9, evidence: 0 } as const;
  const vector = { bytes: Buffer.alloc(256, 1).toString('base64'), scale: 1 };
  return { scope, prompt, question, userKey, ttl: 'general', holder: 'nobody', askers: [], vector, grey };
}

async function hold(db: DynamoDBClient, tasks: readonly ModelTask[]): Promise<void> {
  for (const some of chunked(tasks, 25)) {
    const puts = some.map((one) => {
      const { sessionId, completion: id, asker } = one.ask;
      const sk = { S: heldSk(sessionId, { id, asker }) };
      return { PutRequest: { Item: { pk: { S: HELD_PK }, sk, task: { S: JSON.stringify(one) } } } };
    });
    await db.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: puts } }));
  }
}

async function jobsIn(db: DynamoDBClient): Promise<{ id: string; awsId: string | undefined }[]> {
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: JOBS_PK } },
    }),
  );
  return Items.map(({ sk, awsId }) => ({ id: String(sk?.S), awsId: awsId?.S }));
}

async function takeForOld(db: DynamoDBClient, id: string): Promise<void> {
  await db.send(
    new UpdateItemCommand({
      TableName: TABLE,
      Key: { pk: { S: JOBS_PK }, sk: { S: id } },
      UpdateExpression: 'SET oldestMs = :old',
      ExpressionAttributeValues: { ':old': { N: '0' } },
    }),
  );
}
