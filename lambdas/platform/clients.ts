import { KinesisClient } from '@aws-sdk/client-kinesis';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';

/** How long a client waits and how often it tries. Milliseconds. */
const TRANSPORT: NodeHttpHandlerOptions = {
  connectionTimeout: 1_000,
  requestTimeout: 3_000,
  // Without it the SDK only warns that the time is up, and goes on waiting.
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 50 },
  httpsAgent: { keepAlive: true, maxSockets: 50 },
};
const MAX_ATTEMPTS = 3;

/**
 * A Kinesis client over HTTP/1.1, with keep-alive, three attempts and a timeout on each. The SDK would take HTTP/2, whose sessions outlive a frozen environment only
 * in part: the first write after a thaw meets a dead session and costs a whole timeout.
 */
export function kinesisClient(): KinesisClient {
  return new KinesisClient({ maxAttempts: MAX_ATTEMPTS, requestHandler: transport() });
}

/** An SQS client that sends to its own endpoint, whatever host a queue URL names. */
export function sqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: transport(),
    useQueueUrlAsEndpoint: false,
  });
}

function transport(): NodeHttpHandler {
  return new NodeHttpHandler(TRANSPORT);
}
