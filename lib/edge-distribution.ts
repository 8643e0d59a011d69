import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionRuntime,
  HttpVersion,
  type IKeyValueStore,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import { addApis } from './edge-apis.ts';
import type { Issuer } from './sign-in.ts';
import type { SiteBucket } from './site-bucket.ts';
import { SiteHeaders } from './site-headers.ts';

export interface EdgeDistributionProps {
  readonly configuration: Configuration;
  readonly site: SiteBucket;
  readonly issuer: Issuer;
  readonly firewallArn: string;
  readonly marks: IKeyValueStore;
  /** Host of each region's API. */
  readonly apiHosts: ReadonlyMap<string, string>;
}

/**
 * CloudFront keeps these errors for ten seconds even where the cache policy keeps nothing, and heeds `no-store` only
 * for 404, 414 and 501; one 503 would be everybody's who asks the same, whichever region could answer by then.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const NEVER_KEPT = [404, 414, 500, 501, 502, 503, 504];

const MINUTE = Duration.minutes(1);
/** Of all requests; 503 while a region is not marked yet is no more. */
const ERROR_PERCENT = 5;
const ROUTE_ALARMS = {
  'edge-function-errors': 'FunctionExecutionErrors',
  'edge-function-answers': 'FunctionValidationErrors',
  'edge-function-throttles': 'FunctionThrottles',
};

/** CloudFront: the site by default, and under `/v1/` the API of the region that the edge function chooses. */
export class EdgeDistribution extends Construct {
  private readonly distribution: Distribution;
  private readonly route: EdgeFunction;

  constructor(scope: Construct, id: string, props: EdgeDistributionProps) {
    super(scope, id);
    const { configuration, site, firewallArn } = props;
    this.route = this.routeFunction(props);
    const distribution = new Distribution(this, 'Distribution', {
      comment: configuration.app,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(site.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: new SiteHeaders(this, 'SiteHeaders', props).policy,
      },
      defaultRootObject: 'index.html',
      webAclId: firewallArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: site.logs,
      logFilePrefix: 'edge/',
      errorResponses: NEVER_KEPT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      ...this.domain(configuration),
    });
    this.distribution = distribution;
    addApis(this, distribution, { ...props, route: this.route });
    new CfnOutput(this, 'Address', {
      description: 'Where viewers come in',
      value: `https://${configuration.domain?.name ?? distribution.distributionDomainName}`,
    });
    acknowledge(distribution, {
      'AwsSolutions-CFR1': 'Users are everywhere; no country is shut out.',
      ...(!configuration.domain && {
        'AwsSolutions-CFR4':
          "CloudFront's own domain fixes its TLS policy; a domain of one's own gets TLS 1.2 of 2021.",
      }),
    });
  }

  /** Whatever keeps viewers from every region: no region's own alarm sees it. */
  alarmOn(alarms: Alarms): void {
    alarms.add('edge-5xx', {
      metric: this.distribution.metric5xxErrorRate({ period: MINUTE }),
      threshold: ERROR_PERCENT,
      evaluationPeriods: 5,
      runbook: 'edge-errors',
    });
    for (const [name, metricName] of Object.entries(ROUTE_ALARMS)) {
      alarms.add(name, {
        metric: this.metricOfRoute(metricName),
        threshold: 1,
        evaluationPeriods: 3,
        runbook: 'edge-errors',
      });
    }
  }

  /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-functions.html */
  private metricOfRoute(metricName: string): Metric {
    const dimensionsMap = { FunctionName: this.route.functionName, Region: 'Global' };
    return new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap,
      period: MINUTE,
      statistic: 'Sum',
    });
  }

  private domain({ domain }: Configuration): Partial<DistributionProps> {
    return domain
      ? {
          domainNames: [domain.name],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }
      : {};
  }

  private routeFunction({ configuration: { app }, marks }: EdgeDistributionProps): EdgeFunction {
    return new EdgeFunction(this, 'Route', {
      functionName: `${app}-route`,
      comment: 'Chooses the region of an API request',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: 'dist/edge/route.js' }),
      keyValueStore: marks,
    });
  }
}
