import { PolicyError } from './policy-error.ts';
import type { Statement } from './statement.ts';

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/** AWS's own policies that the app's roles use. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: LOGS,
  AWSLambdaSQSQueueExecutionRole: [
    ...LOGS,
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
  ],
  AWSXRayDaemonWriteAccess: [
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ],
};

/**
 * The statements of one of AWS's own policies.
 * @throws PolicyError for a policy that is not written down here
 */
export function managedStatements(arn: string): Statement[] {
  const policy = arn.split('/').at(-1) ?? arn;
  const actions = ACTIONS[policy];
  if (actions === undefined) {
    throw new PolicyError(
      `The managed policy ${arn} is not known here, only ${Object.keys(ACTIONS).join(', ')}. Grant what the role needs, or add the policy to local/iam/managed-policies.ts.`,
    );
  }
  const everywhere = { resources: ['*'], exceptActions: false, exceptResources: false, conditions: [] };
  return [{ policy, effect: 'Allow', actions, ...everywhere }];
}
