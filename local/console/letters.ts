import { letterPk } from '../../lambdas/contract/keys.ts';
import type { CloudResource, Engine } from '../engines/engine.ts';
import { membersOf, oneOf } from './bad-request.ts';

/** A dead letter in a region's archive. */
export interface Letter extends LetterName {
  /** When it was first sent. */
  readonly sentAt: string;
  readonly reason: string;
  readonly bytes: number;
  readonly body: string;
}

export interface LetterPlace {
  readonly region: string;
  /** The dead-letter queue that it came from. */
  readonly queue: string;
}

export interface LetterName extends LetterPlace {
  readonly messageId: string;
}

/** The archives of dead letters, as an operator sees them. */
export interface Letters {
  /** Those of all regions that can be read now, youngest first. */
  list(): Promise<{ letters: Letter[]; unreadable: string[] }>;
  /** A region and a dead-letter queue that there are. @throws BadRequest */
  placeOf(given: { readonly region?: unknown; readonly queue?: unknown }): LetterPlace;
  find(name: LetterName): Promise<Letter | undefined>;
  /** Puts a letter back on the queue that it died on, with its body or another one, then takes it out of the archive. */
  redrive(letter: Letter, body: string): Promise<void>;
  /** `{"region","queue","body"}`: puts a message straight onto a dead-letter queue. @throws BadRequest */
  bury(body: unknown): Promise<object>;
}

export interface LettersOptions {
  readonly regions: readonly string[];
  readonly resources: readonly CloudResource[];
  /** Of each region, not replicated. */
  readonly table: string;
  readonly dynamodb: Pick<Engine, 'call'>;
  readonly sqs: Pick<Engine, 'call'>;
}

interface Part {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
  readonly bytes: { readonly N: string };
  readonly reason: { readonly S: string };
  readonly body: { readonly B: string };
}

const OPERATOR = { kind: 'operator' } as const;
const MOST = 1_000;

export function createLetters(options: LettersOptions): Letters {
  const { regions, dynamodb, table } = options;
  const sources = sourceQueues(options.resources);
  const queues = [...sources.keys()];
  const list = async () => {
    const read = await Promise.allSettled(regions.map((region) => lettersOf(options, region, queues)));
    const letters = read.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    return {
      letters: letters.sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1)).slice(0, MOST),
      unreadable: regions.filter((_, at) => read[at]?.status === 'rejected'),
    };
  };
  const placeOf: Letters['placeOf'] = ({ region, queue }) => ({
    region: oneOf('region', region, regions),
    queue: oneOf('queue', queue, queues),
  });
  return {
    list,
    placeOf,
    async find({ region, queue, messageId }) {
      const letters = await lettersOf(options, region, [queue]);
      return letters.find((letter) => letter.messageId === messageId);
    },
    async redrive({ region, queue, messageId }, body) {
      await send(options, region, sources.get(queue) ?? '', body);
      // Only now: whoever dies in between sends it twice, which is harmless, instead of never.
      const parts = await partsOf(options, region, queue);
      for (const { pk, sk } of parts.filter((part) => nameIn(part).messageId === messageId)) {
        const input = { TableName: table, Key: { pk, sk } };
        await dynamodb.call({ region, operation: 'DeleteItem', input, principal: OPERATOR });
      }
    },
    async bury(given) {
      const { body, ...place } = membersOf(given, ['region', 'queue', 'body']);
      const { region, queue } = placeOf(place);
      return send(options, region, queue, String(body ?? ''));
    },
  };
}

/** Dead-letter queue → the queue that gives up to it, for queues whose letters are archived. */
export function sourceQueues(resources: readonly CloudResource[]): ReadonlyMap<string, string> {
  const queues = resources.filter(({ type }) => type === 'AWS::SQS::Queue');
  return new Map(
    queues.flatMap(({ physicalName, properties }) => {
      const policy = properties.RedrivePolicy as { deadLetterTargetArn?: string } | undefined;
      const target = policy?.deadLetterTargetArn?.split(':').at(-1);
      return target === undefined ? [] : [[target, physicalName]];
    }),
  );
}

async function lettersOf(
  options: LettersOptions,
  region: string,
  queues: readonly string[],
): Promise<Letter[]> {
  const parts = await Promise.all(queues.map((queue) => partsOf(options, region, queue)));
  return queues.flatMap((queue, at) => assembled(region, queue, parts[at] ?? []));
}

async function partsOf({ dynamodb, table }: LettersOptions, region: string, queue: string): Promise<Part[]> {
  const parts: Part[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const input = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: letterPk(queue) } },
      ScanIndexForward: false,
      ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
    };
    const page = await dynamodb.call({ region, operation: 'Query', input, principal: OPERATOR });
    parts.push(...(page.Items as Part[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined && parts.length < MOST);
  return parts.sort((a, b) => (a.sk.S < b.sk.S ? -1 : 1));
}

/** A long letter is kept in parts. */
function assembled(region: string, queue: string, parts: readonly Part[]): Letter[] {
  const bodies = new Map<string, { part: Part; bytes: Buffer[] }>();
  for (const part of parts) {
    const { messageId } = nameIn(part);
    const known = bodies.get(messageId) ?? { part, bytes: [] };
    known.bytes.push(Buffer.from(part.body.B, 'base64'));
    bodies.set(messageId, known);
  }
  return [...bodies].map(([messageId, { part, bytes }]) => ({
    region,
    queue,
    messageId,
    sentAt: nameIn(part).sentAt,
    reason: part.reason.S,
    bytes: Number(part.bytes.N),
    body: Buffer.concat(bytes).toString(),
  }));
}

function nameIn({ sk }: Part): { sentAt: string; messageId: string } {
  const [sentAt = '', messageId = ''] = sk.S.split('#');
  return { sentAt, messageId };
}

async function send({ sqs }: LettersOptions, region: string, QueueName: string, MessageBody: string) {
  const call = (operation: string, input: Record<string, unknown>) =>
    sqs.call({ region, operation, input, principal: OPERATOR });
  const { QueueUrl } = await call('GetQueueUrl', { QueueName });
  const { MessageId } = await call('SendMessage', { QueueUrl, MessageBody });
  return { messageId: MessageId };
}
