import {
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Principal } from '../../../../local/engines/engine.ts';
import { createSqsEngine } from '../../../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

export const QUEUE = 'AWS::SQS::Queue';
export const OPERATOR: Principal = { kind: 'operator' };
export const arn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
export const redriveTo = (name: string, maxReceiveCount: number) => ({
  RedrivePolicy: { deadLetterTargetArn: arn(name), maxReceiveCount },
});

const ends: (() => Promise<void>)[] = [];

/** Ends what a test has begun. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

/** An engine with the queue `q`, whose dead letters go to `dead`, and a client of it over the wire. */
export async function served() {
  const faults = createFaultBoard();
  const engine = createSqsEngine({ faults });
  const front = await startWireFront({
    port: 0,
    accounts: createKeyRing(),
    allow: () => true,
    engines: [engine],
    faults,
  });
  engine.setBaseUrl(front.url);
  const sqs = clientIn(REGION);
  ends.push(async () => {
    sqs.destroy();
    await front.close();
    await engine.close();
  });
  await engine.provision(resource(QUEUE, 'dead'));
  await engine.provision(resource(QUEUE, 'q', redriveTo('dead', 1)));

  function clientIn(region: string, options = {}): SQSClient {
    const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
    return new SQSClient({ endpoint: front.url, region, credentials, maxAttempts: 1, ...options });
  }

  const urlOf = (name: string) => `${front.url}/${ACCOUNT}/${name}`;
  const send = (MessageBody: string, options = {}) =>
    sqs.send(new SendMessageCommand({ QueueUrl: urlOf('q'), MessageBody, ...options }));

  async function receive(options: Partial<ReceiveMessageCommandInput> = {}) {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf('q'),
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        ...options,
      }),
    );
    return Messages ?? [];
  }

  return { engine, sqs, clientIn, urlOf, send, receive };
}
