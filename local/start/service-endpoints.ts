/**
 * Services whose clients may run in functions, as the SDKs name them in `AWS_ENDPOINT_URL_<SERVICE>`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html
 */
const SERVICES = [
  'BEDROCK',
  'BEDROCK_RUNTIME',
  'CLOUDWATCH',
  'DYNAMODB',
  'DYNAMODB_STREAMS',
  'IOT_DATA_PLANE',
  'KINESIS',
  'S3',
  'SQS',
];

/**
 * Where functions find each service: this local cloud, or the endpoint that the person's own environment names for
 * it, such as DynamoDB Local's.
 */
export function serviceEndpoints(
  wireUrl: string,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const endpoints: Record<string, string> = { AWS_ENDPOINT_URL: wireUrl };
  for (const service of SERVICES) {
    const name = `AWS_ENDPOINT_URL_${service}`;
    endpoints[name] = environment[name] ?? wireUrl;
  }
  // This client puts the account id before the host, and a name takes that where an address does not.
  const keyValueStore = 'AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE';
  endpoints[keyValueStore] = environment[keyValueStore] ?? wireUrl.replace('127.0.0.1', 'localhost');
  return endpoints;
}
