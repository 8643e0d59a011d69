import { type BedrockEngine, createBedrockEngine } from '../engines/bedrock/bedrock-engine.ts';
import { createCloudWatchEngine } from '../engines/cloudwatch/cloudwatch-engine.ts';
import type { MetricLog } from '../engines/cloudwatch/metric-log.ts';
import { createDynamoEngine, type DynamoEngine } from '../engines/dynamodb/create-dynamo-engine.ts';
import type { CloudResource, Engine } from '../engines/engine.ts';
import { createIotEngine, type IotEngine } from '../engines/iot/iot-engine.ts';
import {
  createKeyValueStoreEngine,
  type KeyValueStoreEngine,
} from '../engines/key-value-store/key-value-store-engine.ts';
import { createKinesisEngine } from '../engines/kinesis/kinesis-engine.ts';
import { createLambdaEngine, type LambdaEngine } from '../engines/lambda/lambda-engine.ts';
import { createS3Engine } from '../engines/s3/s3-engine.ts';
import { createSqsEngine, type SqsEngine } from '../engines/sqs/sqs-engine.ts';
import type { FaultBoard } from '../faults/faults.ts';

/** The emulated services of all regions. */
export interface Engines {
  readonly dynamodb: DynamoEngine;
  readonly sqs: SqsEngine;
  readonly iot: IotEngine;
  readonly keyValues: KeyValueStoreEngine;
  readonly bedrock: BedrockEngine;
  readonly lambda: LambdaEngine;
  readonly all: readonly Engine[];
}

/** Opens every engine on its own folder inside `folder`. */
export function openEngines(
  inside: (name: string) => string,
  regions: readonly string[],
  { faults, metrics }: { readonly faults: FaultBoard; readonly metrics: MetricLog },
): Engines {
  const now = (region: string) => Date.now() + (faults.current.clock[region] ?? 0);
  const dynamodb = createDynamoEngine({ folder: inside('dynamodb'), regions, faults, now });
  const sqs = createSqsEngine({ folder: inside('sqs'), faults });
  const kinesis = createKinesisEngine({ folder: inside('kinesis') });
  const iot = createIotEngine({ regions, faults });
  const keyValues = createKeyValueStoreEngine({ folder: inside('key-values') });
  const bedrock = createBedrockEngine({ folder: inside('bedrock'), faults });
  const s3 = createS3Engine({ folder: inside('s3') });
  const lambda = createLambdaEngine();
  const cloudWatch = createCloudWatchEngine(metrics);
  const all = [dynamodb, sqs, kinesis, iot, keyValues, bedrock, s3, lambda, cloudWatch];
  return { dynamodb, sqs, iot, keyValues, bedrock, lambda, all };
}

/** Creates what the templates describe, in their order, since a queue names its dead-letter queue. */
export async function provision(engines: Engines, resources: readonly CloudResource[]): Promise<void> {
  // Models are in no template; inference profiles, batch jobs and functions belong to the account of what is.
  const accountId = resources[0]?.accountId ?? '';
  engines.bedrock.ownedBy(accountId);
  engines.lambda.ownedBy(accountId);
  for (const resource of resources) {
    const engine = engines.all.find(({ types }) => types.includes(resource.type));
    await engine?.provision(resource);
  }
}
