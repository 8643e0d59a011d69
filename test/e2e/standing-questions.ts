import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { messageSk, PROGRESS_SK, progressPk, sessionPk } from '../../lambdas/contract/keys.ts';

interface Where {
  readonly endpoint: string;
  readonly region: string;
  readonly session: string;
}

const MODELS = ['swift', 'clever'];
const PRIORITIES = ['interactive', 'standard', 'batch'];
const FAR_MS = Date.now() + 3_600_000;

/** Questions that nobody will ever answer, one in each queue and one that is being answered; their ids. */
export async function standingQuestions(where: Where): Promise<string[]> {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const db = new DynamoDBClient({ region: where.region, endpoint: where.endpoint, credentials });
  const waiting = MODELS.flatMap((model) => PRIORITIES.map((priority) => ({ model, priority })));
  const answered = { model: 'swift', priority: 'standard', run: 1, leaseUntilMs: FAR_MS };
  const ids: string[] = [];
  for (const [at, progress] of [...waiting, answered].entries()) {
    const id = `01900000-0000-7000-8000-00000000010${at}`;
    await put(db, 'EventStore', questionItem(where.session, id, progress.priority));
    await put(db, 'Operations', progressItem(where.session, id, progress));
    ids.push(id);
  }
  db.destroy();
  return ids;
}

type Item = Record<string, AttributeValue>;

function questionItem(session: string, id: string, priority: string): Item {
  const asker = session.slice(0, 32);
  const event = {
    specversion: '1.0',
    id,
    source: asker,
    type: 'completion.requested',
    subject: session,
    time: new Date().toISOString(),
    data: { text: 'Why?', priority, stream: true },
  };
  return {
    pk: { S: sessionPk(session) },
    sk: { S: messageSk(id, asker) },
    event: { S: JSON.stringify(event) },
  };
}

function progressItem(session: string, id: string, progress: Record<string, string | number>): Item {
  const values = { queuedMs: 0, tryMs: 0, worker: 'nobody', leaseUntilMs: 0, ...progress };
  const attributes = Object.entries(values).map(([name, value]): [string, AttributeValue] => [
    name,
    typeof value === 'number' ? { N: String(value) } : { S: value },
  ]);
  return {
    pk: { S: progressPk(session, { id, asker: session.slice(0, 32) }) },
    sk: { S: PROGRESS_SK },
    ...Object.fromEntries(attributes),
  };
}

async function put(db: DynamoDBClient, table: string, Item: Item): Promise<void> {
  await db.send(new PutItemCommand({ TableName: `meridian-${table}`, Item }));
}
