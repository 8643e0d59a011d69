import type * as Sdk from '@aws-sdk/client-bedrock-runtime';
import type { NodeHttpHandlerOptions } from '@smithy/node-http-handler';

/** The SDK with one client of it. */
export interface Runtime {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.BedrockRuntimeClient;
}

/** Loads the SDK and makes the client when it is called first. */
export type RuntimeOf = () => Promise<Runtime>;

/** Milliseconds. */
const TRANSPORT: NodeHttpHandlerOptions = {
  connectionTimeout: 1_000,
  // Until the answer begins; a long prompt is read before that.
  requestTimeout: 60_000,
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 50 },
  httpsAgent: { keepAlive: true, maxSockets: 50 },
};

/**
 * Bedrock's client over HTTP/1.1, made at the first call: an answer from the cache never loads the SDK, which costs
 * more than everything else of a cold start. The SDK would take HTTP/2, over which a stream that is cut ends without
 * a word and a dead session hangs (aws-sdk-js-v3 #7041). One attempt: a retry that the limiter does not know of takes
 * from the quota behind its back.
 * @param region another than the function's own
 */
export function lazyRuntime(region?: string): RuntimeOf {
  let runtime: Promise<Runtime> | undefined;
  return () => {
    runtime ??= load(region);
    return runtime;
  };
}

async function load(region: string | undefined): Promise<Runtime> {
  const [sdk, { NodeHttpHandler }] = await Promise.all([
    import('@aws-sdk/client-bedrock-runtime'),
    import('@smithy/node-http-handler'),
  ]);
  const client = new sdk.BedrockRuntimeClient({
    ...(region !== undefined && { region }),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(TRANSPORT),
  });
  return { sdk, client };
}
