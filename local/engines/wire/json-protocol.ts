import { AwsError } from '../engine.ts';
import type { WireRequest, WireResponse } from './dual-server.ts';
import type { DecodedCall, Protocol } from './protocol.ts';
import { queryError } from './query-error.ts';

// `DynamoDB_20120810.PutItem`, `AmazonSQS.SendMessage`
const TARGET = /^[A-Za-z0-9_]+\.([A-Za-z0-9]+)$/;
const JSON_1_0 = 'application/x-amz-json-1.0';
const JSON_1_1 = 'application/x-amz-json-1.1';

// What clients of SQS speak that are older than November 2023.
const QUERY_PROTOCOL =
  'The local cloud has no query protocol; use a newer client, such as AWS CLI 2.14 or 1.30, or boto3 1.33.';

/** Operations of SQS that have no output answer with no body at all. */
const SILENT = new Set([
  'ChangeMessageVisibility',
  'DeleteMessage',
  'DeleteQueue',
  'PurgeQueue',
  'SetQueueAttributes',
  'TagQueue',
  'UntagQueue',
]);

/**
 * AWS JSON 1.0 and 1.1: the operation in `X-Amz-Target`, everything else in a JSON document.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function jsonProtocol(service: string): Protocol {
  // Kinesis is on 1.1, DynamoDB and SQS on 1.0; the documents are the same.
  const contentType = service === 'kinesis' ? JSON_1_1 : JSON_1_0;
  return {
    decode,
    encode: (output, operation) =>
      service === 'sqs' && SILENT.has(operation)
        ? { status: 200, headers: { 'content-type': contentType }, body: '' }
        : response(200, contentType, output),
    encodeError: (error) => errorResponse(error, service, contentType),
  };
}

function decode(request: WireRequest): DecodedCall {
  const target = request.headers['x-amz-target']?.toString() ?? '';
  const operation = TARGET.exec(target)?.[1];
  if (operation === undefined) {
    const isQuery = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    throw new AwsError('UnknownOperationException', isQuery ? QUERY_PROTOCOL : unknownTarget(target));
  }
  return { operation, input: parsed(request.body.toString()) };
}

function parsed(text: string): Record<string, unknown> {
  const document = json(text === '' ? '{}' : text);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new AwsError('SerializationException', 'The body is not a JSON object.');
  }
  return document as Record<string, unknown>;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AwsError('SerializationException', `The body is not JSON: ${(error as Error).message}`);
  }
}

function unknownTarget(target: string): string {
  return `The header X-Amz-Target is "${target}", but must name service and operation, as in DynamoDB_20120810.GetItem.`;
}

function errorResponse(error: AwsError, service: string, contentType: string): WireResponse {
  const document = {
    __type: `com.amazonaws.${service}#${error.code}`,
    message: error.message,
    ...error.members,
  };
  const { status, headers, body } = response(error.statusCode, contentType, document);
  const forQueryClients = service === 'sqs' ? { 'x-amzn-query-error': queryError(error) } : {};
  return { status, headers: { ...headers, 'x-amzn-errortype': error.code, ...forQueryClients }, body };
}

function response(status: number, contentType: string, document: Record<string, unknown>): WireResponse {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(document) };
}
