import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { configuration } from '../../bin/configuration.ts';
import { Alarms } from '../../lib/alarms.ts';
import { AnswersTable } from '../../lib/answers-table.ts';
import type { ServiceFunction } from '../../lib/service-function.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A function that may do what one grant gives. */
function templateOf(grant: 'grantAnswer' | 'grantLook' | 'grantKeep'): Template {
  const app = new App({ outdir: temporaryFolder('cdk'), builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Answers', { env: { account: '111111111111', region: 'us-east-1' } });
  const table = new AnswersTable(stack, 'answers', configuration);
  const fn = new LambdaFunction(stack, 'fn', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('//'),
  });
  // What a service function has beside this is an asset that is not built here.
  table[grant](fn as unknown as ServiceFunction);
  table.alarmOn(new Alarms(stack, 'alarms', configuration));
  return Template.fromStack(stack);
}

describe('the table of answers', () => {
  test('is this region’s own, lets items expire and cannot be deleted by accident', () => {
    templateOf('grantAnswer').hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      TableName: `${configuration.app}-Answers`,
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [Match.objectLike({ Region: 'us-east-1', DeletionProtectionEnabled: true })],
      StreamSpecification: Match.absent(),
    });
  });

  test.each([
    ['grantAnswer', ['GetItem', 'Query', 'PutItem', 'UpdateItem']],
    ['grantLook', ['GetItem', 'Query', 'PutItem', 'UpdateItem']],
    ['grantKeep', ['GetItem', 'PutItem', 'Query']],
  ] as const)('%s allows %j and nothing else, and names the table', (grant, actions) => {
    const template = templateOf(grant);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: actions.map((action) => `dynamodb:${action}`), Effect: 'Allow' }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ ANSWERS_TABLE: `${configuration.app}-Answers` }) },
    });
  });

  test('raises an alarm where writes are throttled', () => {
    templateOf('grantAnswer').hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `${configuration.app}-answers-write-throttles`,
      AlarmDescription: 'docs/runbook.md#table-throttles',
      MetricName: 'WriteThrottleEvents',
    });
  });
});
