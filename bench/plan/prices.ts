/** A list price, and where it was read. */
export interface Price {
  readonly dollars: number;
  readonly per: string;
  readonly source: string;
  /** False where no page that shows the figure could be opened on the day of the look-up. */
  readonly seen: boolean;
}

/** The day on which prices and quotas were looked up. */
export const LOOKED_UP = '2026-11-20';

/**
 * List prices of us-east-1 without free tiers and discounts by volume, taken for every region. Tokyo is dearer: an
 * edge's gigabyte costs $0.114 there.
 */
export const PRICES = {
  httpApi: seen(1.0, 'a million requests', 'https://www.apigatewaycost.com/aws'),
  lambdaRequests: seen(0.2, 'a million requests', 'https://cloudchipr.com/blog/aws-lambda-pricing'),
  /** On arm64. */
  lambdaGbSecond: seen(0.000_013_333_4, 'a GB-second', 'https://cloudchipr.com/blog/aws-lambda-pricing'),
  /** A standard queue, 64 KB. */
  sqsRequests: seen(0.4, 'a million requests', 'https://cloudburn.io/blog/amazon-sqs-pricing'),
  /** On demand. A global table bills a write unit in each replica. */
  writeUnits: seen(
    0.625,
    'a million units',
    'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
  ),
  readUnits: seen(
    0.125,
    'a million units',
    'https://airbyte.com/data-engineering-resources/dynamodb-pricing',
  ),
  tableGb: seen(0.25, 'a GB and month', 'https://aws.amazon.com/dynamodb/pricing/'),
  backupGb: unseen(0.2, 'a GB and month', 'https://aws.amazon.com/dynamodb/pricing/on-demand/'),
  kinesisGb: seen(
    0.08,
    'a GB taken in',
    'https://www.trek10.com/blog/amazon-kinesis-data-streams-on-demand-vs.-provisioned-billing-mode-cost-comparison',
  ),
  kinesisStreamHour: seen(
    0.04,
    'a stream and hour',
    'https://www.trek10.com/blog/amazon-kinesis-data-streams-on-demand-vs.-provisioned-billing-mode-cost-comparison',
  ),
  /** Past the first 24 hours. */
  kinesisKeptGb: unseen(0.1, 'a GB and month', 'https://aws.amazon.com/kinesis/data-streams/pricing/'),
  interRegionGb: unseen(0.02, 'a GB', 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'),
  cloudFrontRequests: unseen(1.0, 'a million HTTPS requests', 'https://aws.amazon.com/cloudfront/pricing/'),
  cloudFrontGb: seen(0.085, 'a GB to viewers', 'https://aws.amazon.com/cloudfront/pricing/'),
  cloudFrontOriginGb: unseen(0.02, 'a GB to origins', 'https://aws.amazon.com/cloudfront/pricing/'),
  cloudFrontFunctions: seen(0.1, 'a million invocations', 'https://cur.vantage.sh/aws/amazoncloudfront/'),
  keyValueReads: unseen(0.03, 'a million reads', 'https://aws.amazon.com/cloudfront/pricing/'),
  wafAcl: seen(5, 'an ACL and month', 'https://c3x.dev/blog/aws-waf-cost-explained/'),
  wafRule: seen(1, 'a rule or rule group and month', 'https://c3x.dev/blog/aws-waf-cost-explained/'),
  wafRequests: seen(0.6, 'a million requests', 'https://c3x.dev/blog/aws-waf-cost-explained/'),
  logsGb: seen(
    0.5,
    'a GB taken in',
    'https://www.factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards/',
  ),
  logsKeptGb: unseen(0.03, 'a GB and month', 'https://aws.amazon.com/cloudwatch/pricing/'),
  alarm: unseen(0.1, 'an alarm and month', 'https://aws.amazon.com/cloudwatch/pricing/'),
  metric: seen(0.3, 'a metric and month', 'https://signoz.io/guides/cloudwatch-pricing'),
  secret: unseen(0.4, 'a secret or replica and month', 'https://aws.amazon.com/secrets-manager/pricing/'),
  iotConnectionMinutes: seen(
    0.08,
    'a million minutes',
    'https://raw.githubusercontent.com/api-evangelist/amazon-iot-core/refs/heads/main/plans/amazon-iot-core-plans-pricing.yml',
  ),
  /** Each started 5 KB. */
  iotMessages: seen(
    1.0,
    'a million messages',
    'https://raw.githubusercontent.com/api-evangelist/amazon-iot-core/refs/heads/main/plans/amazon-iot-core-plans-pricing.yml',
  ),
  /** The tier of sign-in's pool. */
  cognitoUser: seen(
    0.015,
    'an active user and month',
    'https://raw.githubusercontent.com/api-evangelist/amazon-cognito/refs/heads/main/plans/amazon-cognito-plans-pricing.yml',
  ),
} as const;

/** Active users that Cognito never bills; the one free tier that changes the picture. Same source as the price. */
export const COGNITO_FREE_USERS = 10_000;

/** What AWS allows unasked, and where it was read. */
export interface Quota {
  readonly most: number;
  readonly unit: string;
  readonly source: string;
}

/** Default quotas, which AWS raises on request; each for one region and account unless it says otherwise. */
export const QUOTAS = {
  lambdaConcurrency: quota(
    1_000,
    'concurrent executions',
    'https://docs.aws.amazon.com/lambda/latest/dg/limits.html',
  ),
  apiRequests: quota(
    10_000,
    'requests a second',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  ),
  tableWriteUnits: quota(
    40_000,
    'write units a second and table',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Limits.html',
  ),
  tableReadUnits: quota(
    40_000,
    'read units a second and table',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Limits.html',
  ),
  /** Of a stream on demand outside N. Virginia, Oregon and Ireland, where it is 10 GB. */
  streamBytes: quota(
    200_000_000,
    'bytes a second and stream',
    'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html',
  ),
  /** Of the whole distribution. */
  edgeRequests: quota(
    250_000,
    'requests a second and distribution',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  ),
  /** Sign-in and refresh; the pool is in one region. */
  signIns: quota(
    120,
    'sign-ins and refreshes a second',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
  ),
  iotConnections: quota(
    500_000,
    'connections',
    'https://docs.aws.amazon.com/general/latest/gr/iot-core.html',
  ),
  iotConnects: quota(500, 'connects a second', 'https://docs.aws.amazon.com/general/latest/gr/iot-core.html'),
  iotPublishes: quota(
    20_000,
    'messages out a second',
    'https://docs.aws.amazon.com/general/latest/gr/iot-core.html',
  ),
} as const;

/** How Lambda polls a standard queue: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
export const POLLING = { batchesAtStart: 5, moreAMinute: 300 } as const;

/** Throughput of one shard: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
export const SHARD = { bytesPerSecond: 1_000_000, recordsPerSecond: 1_000 } as const;

/** Memory that comes with one whole vCPU: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export const MIB_PER_VCPU = 1_769;

function quota(most: number, unit: string, source: string): Quota {
  return { most, unit, source };
}

function seen(dollars: number, per: string, source: string): Price {
  return { dollars, per, source, seen: true };
}

function unseen(dollars: number, per: string, source: string): Price {
  return { dollars, per, source, seen: false };
}
