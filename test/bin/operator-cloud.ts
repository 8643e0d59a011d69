import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { configuration } from '../../bin/configuration.ts';
import { namesOf, URGENCIES } from '../../lambdas/contract/names.ts';
import { createDynamoEngine } from '../../local/engines/dynamodb/create-dynamo-engine.ts';
import type { Engine } from '../../local/engines/engine.ts';
import { createKinesisEngine } from '../../local/engines/kinesis/kinesis-engine.ts';
import { createSqsEngine } from '../../local/engines/sqs/sqs-engine.ts';
import { createKeyRing } from '../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../local/faults/fault-board.ts';
import { REGION, resource } from '../local/engines/resource.ts';

export const NAMES = namesOf(configuration.app);

/** The engines of one region, and the operator's commands beside them. */
export interface OperatorCloud {
  /** For the clients of tests. */
  readonly access: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** Runs a command of `bin` as a person would; what it printed, warnings included. */
  run(command: string, ...options: string[]): Promise<string>;
  close(): Promise<void>;
}

/** Tables, queues and the stream that the commands want, on the local engines behind their real wire. `around` may stand in Kinesis's way. */
export async function startOperatorCloud(
  around: (kinesis: Engine) => Engine = (engine) => engine,
): Promise<OperatorCloud> {
  const faults = createFaultBoard();
  const dynamodb = createDynamoEngine({ regions: [REGION], faults });
  const sqs = createSqsEngine({ faults });
  const kinesis = around(createKinesisEngine());
  const engines = [dynamodb, sqs, kinesis];
  const front = await startWireFront({
    port: 0,
    accounts: createKeyRing(),
    allow: () => true,
    engines,
    faults,
  });
  sqs.setBaseUrl(front.url);
  for (const name of [NAMES.tables.eventStore, NAMES.tables.operations]) {
    await dynamodb.provision(table(name));
  }
  for (const queue of [...URGENCIES.map(NAMES.queue), NAMES.asks]) {
    await sqs.provision(resource('AWS::SQS::Queue', queue));
  }
  await kinesis.provision(resource('AWS::Kinesis::Stream', NAMES.stream, { ShardCount: 1 }));
  return {
    access: { endpoint: front.url, region: REGION, credentials: CREDENTIALS },
    run: (command, ...options) => run(front.url, command, options),
    close: async () => {
      await front.close();
      await Promise.all(engines.map((engine) => engine.close()));
    },
  };
}

const CREDENTIALS = { accessKeyId: 'operator', secretAccessKey: 'operator' };

async function run(endpoint: string, command: string, options: readonly string[]): Promise<string> {
  // Without the switch of test/setup.ts: the commands have to be quiet by themselves.
  const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _, ...env } = process.env;
  const args = ['--import', 'tsx', `bin/${command}.ts`, '--region', REGION, ...options];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    env: {
      ...env,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    },
  });
  return stdout + stderr;
}

function table(name: string) {
  const keys = { pk: 'HASH', sk: 'RANGE' };
  return resource('AWS::DynamoDB::GlobalTable', name, {
    TableName: name,
    KeySchema: Object.entries(keys).map(([AttributeName, KeyType]) => ({ AttributeName, KeyType })),
    AttributeDefinitions: Object.keys(keys).map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    BillingMode: 'PAY_PER_REQUEST',
    Replicas: [{ Region: REGION }],
  });
}
