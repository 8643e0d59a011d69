import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

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
