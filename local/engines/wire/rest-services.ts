import type { RestService } from './rest-json-protocol.ts';

// An ARN comes percent-encoded, its slash too, but a caller with curl may leave the slash as it is.
const STORE = '/key-value-stores/(?<KvsARN>arn:[^/]+/[^/]+|[^/]+)';

// A model's id, or an ARN whose slash is percent-encoded.
const MODEL = '/model/(?<modelId>[^/]+)';
const JOB = '/model-invocation-job/(?<jobIdentifier>.+?)';

/** Services that are spoken to by method and path, by signing name; all others are on AWS JSON. */
export const REST_SERVICES: Readonly<Record<string, RestService>> = {
  'cloudfront-keyvaluestore': {
    routes: [
      { method: 'GET', operation: 'DescribeKeyValueStore', path: new RegExp(`^${STORE}$`) },
      { method: 'GET', operation: 'ListKeys', path: new RegExp(`^${STORE}/keys$`) },
      { method: 'POST', operation: 'UpdateKeys', path: new RegExp(`^${STORE}/keys$`) },
      { method: 'GET', operation: 'GetKey', path: new RegExp(`^${STORE}/keys/(?<Key>.+)$`) },
      { method: 'PUT', operation: 'PutKey', path: new RegExp(`^${STORE}/keys/(?<Key>.+)$`) },
      { method: 'DELETE', operation: 'DeleteKey', path: new RegExp(`^${STORE}/keys/(?<Key>.+)$`) },
    ],
    requestHeaders: { 'if-match': 'IfMatch' },
    responseHeaders: { ETag: 'etag' },
    numbers: ['MaxResults'],
    flags: [],
  },
  // The control plane and the runtime sign alike.
  bedrock: {
    routes: [
      { method: 'POST', operation: 'Converse', path: new RegExp(`^${MODEL}/converse$`) },
      {
        method: 'POST',
        operation: 'ConverseStream',
        path: new RegExp(`^${MODEL}/converse-stream$`),
        eventStream: 'stream',
      },
      {
        method: 'POST',
        operation: 'InvokeModel',
        path: new RegExp(`^${MODEL}/invoke$`),
        payload: 'body',
        responsePayload: 'body',
      },
      { method: 'POST', operation: 'CountTokens', path: new RegExp(`^${MODEL}/count-tokens$`) },
      { method: 'POST', operation: 'CreateModelInvocationJob', path: /^\/model-invocation-job$/ },
      { method: 'GET', operation: 'ListModelInvocationJobs', path: /^\/model-invocation-jobs$/ },
      { method: 'POST', operation: 'StopModelInvocationJob', path: new RegExp(`^${JOB}/stop$`) },
      { method: 'GET', operation: 'GetModelInvocationJob', path: new RegExp(`^${JOB}$`) },
    ],
    requestHeaders: {},
    responseHeaders: {
      contentType: 'content-type',
      inputTokenCount: 'x-amzn-bedrock-input-token-count',
      outputTokenCount: 'x-amzn-bedrock-output-token-count',
    },
    numbers: ['maxResults'],
    flags: [],
  },
  lambda: {
    routes: [
      {
        method: 'POST',
        operation: 'Invoke',
        path: /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/invocations$/,
        payload: 'Payload',
        responsePayload: 'Payload',
      },
    ],
    requestHeaders: { 'x-amz-invocation-type': 'InvocationType' },
    responseHeaders: { FunctionError: 'x-amz-function-error' },
    numbers: [],
    flags: [],
  },
  iotdata: {
    routes: [
      { method: 'POST', operation: 'Publish', path: /^\/topics\/(?<topic>.+)$/, payload: 'payload' },
      { method: 'GET', operation: 'GetConnection', path: /^\/connections\/(?<clientId>[^/]+)$/ },
      { method: 'DELETE', operation: 'DeleteConnection', path: /^\/connections\/(?<clientId>[^/]+)$/ },
      {
        method: 'GET',
        operation: 'ListSubscriptions',
        path: /^\/connections\/(?<clientId>[^/]+)\/subscriptions$/,
      },
    ],
    requestHeaders: {},
    responseHeaders: {},
    numbers: ['qos', 'maxResults'],
    flags: ['retain', 'cleanSession', 'preventWillMessage', 'includeSocketInformation'],
  },
};
