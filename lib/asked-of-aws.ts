import { Stack } from 'aws-cdk-lib';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface Question {
  readonly service: string;
  readonly action: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What of the answer is wanted. */
  readonly path: string;
  /** What the thing asked about is called; by default, what is wanted. */
  readonly name?: string;
  /** ARNs that the call is about; left out where AWS gives the action none. */
  readonly resources?: readonly string[];
}

/** CDK keeps the one function of a stack that asks under this id. */
const ASKING_FUNCTION = `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll('-', '')}`;

/** What AWS answers while the stack is deployed, for names that AWS chooses and CloudFormation does not tell. */
export function askedOfAws(scope: Construct, id: string, question: Question): string {
  const { service, action, parameters, path, name, resources } = question;
  const asked = new AwsCustomResource(scope, id, {
    onUpdate: {
      service,
      action,
      parameters,
      outputPaths: [path],
      physicalResourceId:
        name === undefined ? PhysicalResourceId.fromResponse(path) : PhysicalResourceId.of(name),
    },
    policy: AwsCustomResourcePolicy.fromSdkCalls({
      resources: resources === undefined ? AwsCustomResourcePolicy.ANY_RESOURCE : [...resources],
    }),
    installLatestAwsSdk: false,
  });
  if (resources === undefined) {
    acknowledge(asked, { 'AwsSolutions-IAM5[Resource::*]': `AWS gives ${service}:${action} no resource.` });
  }
  acknowledgeAskingFunction(Stack.of(scope));
  return asked.getResponseField(path);
}

function acknowledgeAskingFunction(stack: Stack): void {
  const why =
    "CDK's own function: it runs for seconds while the stack is deployed, and its failure fails that.";
  acknowledge(stack.node.findChild(ASKING_FUNCTION), {
    'AwsSolutions-L1': why,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
      why,
    'Serverless-LambdaDefaultMemorySize': why,
    'Serverless-LambdaDLQ': why,
    'Serverless-LambdaTracing': why,
  });
}
