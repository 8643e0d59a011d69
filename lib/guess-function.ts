import { Duration } from 'aws-cdk-lib';
import { CompositePrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type IVersion,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { namesOf } from '../lambdas/contract/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { Configuration } from './configuration.ts';

/**
 * The Lambda@Edge function that guesses what a question is. Its stack is in us-east-1, from where CloudFront copies
 * the version everywhere. There it has neither variables nor Graviton.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export class GuessFunction extends Construct {
  readonly version: IVersion;

  constructor(scope: Construct, id: string, { app }: Configuration) {
    super(scope, id);
    // Without a permission, not even to log: a group of its logs would appear in every region, and never end.
    const role = new Role(this, 'Role', {
      assumedBy: new CompositePrincipal(
        new ServicePrincipal('lambda.amazonaws.com'),
        new ServicePrincipal('edgelambda.amazonaws.com'),
      ),
    });
    const fn = new LambdaFunction(this, 'Function', {
      functionName: namesOf(app).fn('guess'),
      role,
      description: 'Guesses what a question is, before a region is asked',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: Code.fromAsset('dist/functions/guess'),
      memorySize: 128,
      timeout: Duration.seconds(1),
    });
    // CDK's classes do not fit its interfaces under exactOptionalPropertyTypes.
    this.version = fn.currentVersion as IVersion;
    acknowledge(fn, {
      'Serverless-LambdaTracing': 'Lambda@Edge has no X-Ray.',
      'Serverless-LambdaDLQ': 'CloudFront waits for what it answers; nobody invokes it asynchronously.',
    });
  }
}
