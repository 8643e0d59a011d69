import {
  BedrockRuntimeClient,
  type BedrockRuntimeClient as Client,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import {
  type BedrockEngineOptions,
  createBedrockEngine,
} from '../../../../local/engines/bedrock/bedrock-engine.ts';
import { createS3Engine } from '../../../../local/engines/s3/s3-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { createBackplane } from '../../../../local/engines/wire/backplane.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION, resource } from '../resource.ts';

export const MICRO = 'amazon.nova-micro-v1:0';
export const HAIKU = 'anthropic.claude-3-haiku-20240307-v1:0';
export const SONNET = 'us.anthropic.claude-sonnet-4-20250514-v1:0';
export const TITAN = 'amazon.titan-embed-text-v2:0';
export const BUCKET = 'app-batch';

export const TRANSPORTS = ['HTTP/1.1', 'h2c'] as const;
export type Transport = (typeof TRANSPORTS)[number];

const closing: (() => unknown)[] = [];

export async function closeBedrock(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** The stand-in without latency behind the wire, with S3 beside it, and the unmodified SDK in front. */
export async function startBedrock(
  options: Partial<BedrockEngineOptions> = {},
  allow: Authorize = () => true,
) {
  const faults = createFaultBoard();
  const latency = { firstTokenMs: 0, perTokenMs: 0 };
  const bedrock = createBedrockEngine({ faults, latency, batchQueuedMs: 1, ...options });
  const s3 = createS3Engine();
  const engines = [bedrock, s3];
  bedrock.ownedBy(ACCOUNT);
  bedrock.connect(createBackplane(engines, allow, faults));
  await s3.provision(resource('AWS::S3::Bucket', BUCKET));
  const accounts = createKeyRing();
  const wire = await startWireFront({ port: 0, accounts, allow, engines, faults });
  const credentials = accounts.issue({ kind: 'role', roleArn: `arn:aws:iam::${ACCOUNT}:role/answer` });
  const common = { endpoint: wire.url, region: REGION, credentials, maxAttempts: 1 };
  closing.push(() => bedrock.close());
  closing.push(() => wire.close());
  const client = (transport: Transport = 'HTTP/1.1'): Client => {
    // Without a handler of its own, this client speaks HTTP/2.
    const handler = transport === 'h2c' ? {} : { requestHandler: new NodeHttpHandler() };
    const made = new BedrockRuntimeClient({ ...common, ...handler });
    closing.push(() => made.destroy());
    return made;
  };
  return { bedrock, s3, faults, url: wire.url, common, client, close: closeBedrock };
}

/** The input of Converse for one question. */
export function asking(text: string, more: Record<string, unknown> = {}, modelId = MICRO) {
  return {
    modelId,
    messages: [{ role: 'user' as const, content: [{ text }] }],
    inferenceConfig: { maxTokens: 400 },
    ...more,
  };
}

/** Everything of a stream: its events until it ends, and how. */
export async function heard(stream: AsyncIterable<ConverseStreamOutput> | undefined) {
  const events: ConverseStreamOutput[] = [];
  let error: unknown;
  try {
    for await (const event of stream ?? []) events.push(event);
  } catch (caught) {
    error = caught;
  }
  const text = events.map(({ contentBlockDelta }) => contentBlockDelta?.delta?.text ?? '').join('');
  const stop = events.find(({ messageStop }) => messageStop)?.messageStop;
  const metadata = events.find((event) => event.metadata)?.metadata;
  return { events, text, stop, metadata, error };
}
