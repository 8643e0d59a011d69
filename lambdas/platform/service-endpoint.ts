import { type AwsVariable, optional, required } from './environment.ts';

const PARSED = new Map<string, URL>();

/**
 * Where a service is called in a region, in the order of
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 * @param host what its host begins with, such as `sqs`
 * @param region this function's own if nothing is said
 */
export function serviceEndpoint(override: AwsVariable, host: string, region?: string): URL {
  const text = optional(override) ?? optional('AWS_ENDPOINT_URL') ?? regional(host, region);
  const url = PARSED.get(text) ?? new URL(text);
  PARSED.set(text, url);
  return url;
}

function regional(host: string, region: string = required('AWS_REGION')): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${host}.${region}.${suffix}`;
}
