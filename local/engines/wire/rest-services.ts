import type { RestService } from './rest-json-protocol.ts';

// An ARN comes percent-encoded, its slash too, but a caller with curl may leave the slash as it is.
const STORE = '/key-value-stores/(?<KvsARN>arn:[^/]+/[^/]+|[^/]+)';

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
