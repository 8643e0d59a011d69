import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { askedOfAws } from './asked-of-aws.ts';

/** The site's files, which only CloudFront may read, and the bucket of the edge's access logs. */
export class SiteBucket extends Construct {
  readonly bucket: IBucket;
  readonly logs: IBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.logs = asBucket(
      new Bucket(this, 'Logs', {
        ...CLOSED,
        // CloudFront's standard logs are delivered by ACL.
        objectOwnership: ObjectOwnership.OBJECT_WRITER,
        lifecycleRules: [{ expiration: Duration.days(90) }],
      }),
    );
    this.bucket = asBucket(
      new Bucket(this, 'Site', {
        ...CLOSED,
        versioned: true,
        serverAccessLogsBucket: this.logs,
        serverAccessLogsPrefix: 'site/',
      }),
    );
  }

  /** Puts a JSON file there when the stack is deployed, if it is another one than before. `path` begins with a slash. */
  write(path: string, content: object): void {
    const key = path.slice(1);
    askedOfAws(this, key, {
      service: 'S3',
      action: 'putObject',
      parameters: {
        Bucket: this.bucket.bucketName,
        Key: key,
        Body: Stack.of(this).toJsonString(content),
        ContentType: 'application/json',
        CacheControl: 'no-cache',
      },
      path: 'ETag',
      name: key,
      resources: [this.bucket.arnForObjects(key)],
    });
  }
}

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} as const;

// CDK's classes say `undefined` where its interfaces say optional, which exactOptionalPropertyTypes tells apart.
function asBucket(bucket: Bucket): IBucket {
  return bucket as IBucket;
}
