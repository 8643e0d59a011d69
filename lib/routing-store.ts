import { CfnOutput } from 'aws-cdk-lib';
import { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * CloudFront's KeyValueStore of marked regions. The primary's stack defines it, not the edge's: every region's
 * watch needs its ARN and the edge needs every region's API, which would be a cycle.
 */
export class RoutingStore extends Construct {
  readonly keyValueStore: KeyValueStore;

  constructor(scope: Construct, id: string, { app }: Configuration) {
    super(scope, id);
    this.keyValueStore = new KeyValueStore(this, 'Store', {
      keyValueStoreName: namesOf(app).keyValueStore,
      comment: 'Regions that are down or draining; written by watch, read by the edge function',
    });
    new CfnOutput(this, 'StoreArn', {
      description: 'The --store of npm run drain',
      value: this.keyValueStore.keyValueStoreArn,
    });
  }

  grantMark(fn: ServiceFunction): void {
    const actions = ['DescribeKeyValueStore', 'GetKey', 'PutKey'];
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `cloudfront-keyvaluestore:${action}`),
        resources: [this.keyValueStore.keyValueStoreArn],
      }),
    );
    fn.addEnvironment(Env.keyValueStoreArn, this.keyValueStore.keyValueStoreArn);
  }
}
