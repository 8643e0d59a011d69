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
import { namesOf, URGENCIES } from '../lambdas/contract/names.ts';
import { ended, optionsOf } from './arguments.ts';
import { configuration } from './configuration.ts';
import { knownRegion } from './known-region.ts';

const USAGE = `Sends archived dead letters back to their queue, then deletes them from the archive.
Applying a letter again is harmless; one that dies again is archived anew.
  npm run redrive -- --region eu-west-1 --list
  npm run redrive -- --region eu-west-1 --message <message id>
  npm run redrive -- --region eu-west-1 --all [--per-second 50]`;

/** A letter in a quarter of an hour: of a pause above 24.8 days a timer of Node's would make none. */
const LEAST_PER_SECOND = 0.001;

const options = optionsOf(USAGE, { texts: ['region', 'message', 'per-second'], flags: ['list', 'all'] });
const region = knownRegion(options.region ?? ended(`--region is missing.\n${USAGE}`));
const asked = (['list', 'message', 'all'] as const).filter((name) => options[name] !== undefined);
if (asked.length === 0) ended(`Say which: --list, --message or --all.\n${USAGE}`);
// --all beside --message would send what was not named, and beside --list nothing at all.
if (asked.length > 1) ended(`--${asked.join(' does not go with --')}; give one of them.\n${USAGE}`);
const names = namesOf(configuration.app);
const dynamo = new DynamoDBClient({ region });
const sqs = new SQSClient({ region, useQueueUrlAsEndpoint: false });
const perSecond = Number(options['per-second'] ?? 50);
if (!(perSecond >= LEAST_PER_SECOND)) {
  ended(`--per-second is "${options['per-second']}"; it must be a number, at least ${LEAST_PER_SECOND}.`);
}
const pauseMs = 1000 / perSecond;

/** What `--list` calls a queue → its dead letters, and where they go back to. */
const QUEUES: Readonly<Record<string, { readonly deadLetters: string; readonly source: string }>> = {
  ...Object.fromEntries(
    URGENCIES.map((urgency) => [
      urgency,
      { deadLetters: names.deadLetters(urgency), source: names.queue(urgency) },
    ]),
  ),
  ...(configuration.ai && { asks: { deadLetters: names.answersDeadLetters, source: names.asks } }),
};

let found = 0;
let sent = 0;
for (const [name, { deadLetters, source }] of Object.entries(QUEUES)) {
  for await (const letter of lettersOf(deadLetters)) {
    found++;
    if (options.list) {
      console.log(`${name}  ${letter.sentAt}  ${letter.messageId}  ${letter.reason}`);
    } else if (options.all || options.message === letter.messageId) {
      await send(source, Buffer.concat(letter.parts).toString());
      // Only now: whoever dies in between sends it twice, which is harmless, instead of never.
      await remove(letter);
      sent++;
    }
  }
}
if (options.list) {
  // Not on stdout, where each line is a letter.
  if (found === 0) console.error(`No dead letters in ${region}.`);
} else {
  console.log(`${sent} sent back and deleted from the archive.`);
}
if (options.message !== undefined && sent === 0) {
  console.error(`No letter of ${region} has the id "${options.message}"; --list shows those that there are.`);
  process.exitCode = 1;
}

interface Letter {
  readonly sentAt: string;
  readonly messageId: string;
  readonly reason: string;
  readonly parts: Uint8Array[];
  /** Of its parts in the archive. */
  readonly keys: Key[];
}

type Key = Readonly<Record<string, AttributeValue>>;

/** The archive of a queue, one letter after the other: there may be more than fit into memory. */
async function* lettersOf(deadLetters: string): AsyncGenerator<Letter> {
  let letter: Letter | undefined;
  for await (const item of itemsOf(deadLetters)) {
    const [sentAt = '', messageId = ''] = String(item.sk?.S).split('#');
    // Parts of a letter are neighbours.
    if (letter?.messageId !== messageId) {
      if (letter) yield letter;
      letter = { sentAt, messageId, reason: String(item.reason?.S), parts: [], keys: [] };
    }
    letter.parts.push(item.body?.B ?? new Uint8Array());
    letter.keys.push(keyOf(item));
  }
  if (letter) yield letter;
}

async function* itemsOf(deadLetters: string): AsyncGenerator<Key> {
  const input: QueryCommandInput = {
    TableName: names.tables.operations,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: letterPk(deadLetters) } },
    ...(options.list && { ProjectionExpression: 'pk, sk, reason' }),
  };
  for await (const { Items = [] } of paginateQuery({ client: dynamo }, input)) yield* Items;
}

function keyOf({ pk, sk }: Key): Key {
  return { ...(pk && { pk }), ...(sk && { sk }) };
}

async function send(QueueName: string, MessageBody: string): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** A redriven letter that dies again comes back under a new message id; the old one would be there forever. */
async function remove({ keys }: Letter): Promise<void> {
  for (const Key of keys) {
    await dynamo.send(new DeleteItemCommand({ TableName: names.tables.operations, Key }));
  }
}
