import './plain-errors.ts';
import './quiet-sdk.ts';
import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  paginateQuery,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { letterPk } from '../lambdas/contract/keys.ts';
import { namesOf, URGENCIES, type Urgency } from '../lambdas/contract/names.ts';
import { ended, optionsOf } from './arguments.ts';
import { configuration } from './configuration.ts';

const USAGE = `Sends archived dead letters back to their queue, then deletes them from the archive.
Applying a letter again is harmless; one that dies again is archived anew.
  npm run redrive -- --region eu-west-1 --list
  npm run redrive -- --region eu-west-1 --message <message id>
  npm run redrive -- --region eu-west-1 --all [--per-second 50]`;

const options = optionsOf(USAGE, { texts: ['region', 'message', 'per-second'], flags: ['list', 'all'] });
const region = options.region ?? ended(`--region is missing.\n${USAGE}`);
if (!options.list && !options.all && options.message === undefined) {
  ended(`Say which: --list, --message or --all.\n${USAGE}`);
}
const names = namesOf(configuration.app);
const dynamo = new DynamoDBClient({ region });
const sqs = new SQSClient({ region, useQueueUrlAsEndpoint: false });
const perSecond = Number(options['per-second'] ?? 50);
if (!(perSecond > 0)) ended(`--per-second is "${options['per-second']}"; it must be a number above 0.`);
const pauseMs = 1000 / perSecond;

let sent = 0;
for (const urgency of URGENCIES) {
  for (const [messageId, letter] of await lettersOf(urgency)) {
    if (options.list) {
      console.log(`${urgency}  ${letter.sentAt}  ${messageId}  ${letter.reason}`);
    } else if (options.all || options.message === messageId) {
      await send(urgency, letter.body);
      // Only now: whoever dies in between sends it twice, which is harmless, instead of never.
      await remove(letter);
      sent++;
    }
  }
}
if (!options.list) {
  console.log(`${sent} sent back and deleted from the archive.`);
}
if (options.message !== undefined && sent === 0) {
  console.error(`No letter of ${region} has the id "${options.message}"; --list shows those that there are.`);
  process.exitCode = 1;
}

interface Letter {
  readonly sentAt: string;
  readonly reason: string;
  readonly body: string;
  /** Of its parts in the archive. */
  readonly keys: readonly Key[];
}

type Key = Record<string, AttributeValue>;

/** The archive of a queue: message id → letter, its parts put together. */
async function lettersOf(urgency: Urgency): Promise<Map<string, Letter>> {
  const input: QueryCommandInput = {
    TableName: names.tables.operations,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: letterPk(names.deadLetters(urgency)) } },
  };
  const parts = new Map<string, Letter & { bytes: Buffer }>();
  for await (const page of paginateQuery({ client: dynamo }, input)) {
    for (const item of page.Items ?? []) {
      const [sentAt = '', messageId = ''] = item.sk?.S?.split('#') ?? [];
      const before = parts.get(messageId) ?? { bytes: Buffer.alloc(0), keys: [] };
      const bytes = Buffer.concat([before.bytes, item.body?.B ?? Buffer.alloc(0)]);
      const keys = [...before.keys, keyOf(item)];
      parts.set(messageId, { sentAt, reason: item.reason?.S ?? '', bytes, body: bytes.toString(), keys });
    }
  }
  return parts;
}

function keyOf({ pk, sk }: Key): Key {
  return { ...(pk && { pk }), ...(sk && { sk }) };
}

async function send(urgency: Urgency, MessageBody: string): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: names.queue(urgency) }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** A redriven letter that dies again comes back under a new message id; the old one would be there forever. */
async function remove({ keys }: Letter): Promise<void> {
  for (const Key of keys) {
    await dynamo.send(new DeleteItemCommand({ TableName: names.tables.operations, Key }));
  }
}
