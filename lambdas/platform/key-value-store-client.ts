import { CloudFrontKeyValueStoreClient } from '@aws-sdk/client-cloudfront-keyvaluestore';
// The store is global, so its calls are signed for all regions at once: SigV4A, which the SDK takes from this import.
import '@aws-sdk/signature-v4a';

/** A client of CloudFront's KeyValueStore with three attempts and a timeout on each. */
export function keyValueStoreClient(): CloudFrontKeyValueStoreClient {
  return new CloudFrontKeyValueStoreClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
}
