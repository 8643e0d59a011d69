import { AssemblyError } from './assembly-error.ts';
import { attributeOf, type Identity, type LocalAddresses, referenceOf } from './identity.ts';
import { iotHostOf } from './iot-host.ts';
import { resolve, type Scope } from './resolve.ts';
import type { Stack } from './stack.ts';

/** Answers what the intrinsic functions of any stack refer to. */
export interface References {
  scopeOf(stack: Stack, logicalId: string): Scope;
  identityOf(stack: Stack, logicalId: string): Identity;
}

/** References across all stacks of an app; values of other stacks are resolved where they stand. */
export function createReferences(stacks: readonly Stack[], addresses: LocalAddresses): References {
  const references: References = {
    scopeOf: (stack, logicalId) => ({
      place: `Stack ${stack.name}, resource ${logicalId}`,
      reference: (name) => reference(stack, name, references, addresses),
      attribute: (target, name) => attribute(references.identityOf(stack, target), name, stack, addresses),
      stackOutput: (stackName, region, name) => {
        const found = stacks.find(
          (each) => each.name === stackName && each.region === (region ?? stack.region),
        );
        return outputOf(found, stackName, name, references);
      },
      importedValue: (name) => importedValue(stacks, name, references),
    }),
    identityOf: (stack, logicalId) => identityOf(stack, logicalId, references),
  };
  return references;
}

function reference(stack: Stack, name: string, references: References, addresses: LocalAddresses): unknown {
  const pseudo = pseudoParametersOf(stack);
  if (name in pseudo) {
    return pseudo[name];
  }
  return name in stack.parameters
    ? stack.parameters[name]
    : referenceOf(references.identityOf(stack, name), addresses);
}

function pseudoParametersOf(stack: Stack): Record<string, string | undefined> {
  return {
    'AWS::AccountId': stack.accountId,
    'AWS::NoValue': undefined,
    'AWS::Partition': 'aws',
    'AWS::Region': stack.region,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.accountId}:stack/${stack.name}/local`,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

function identityOf(stack: Stack, logicalId: string, references: References): Identity {
  const resource = stack.resources[logicalId];
  if (resource === undefined) {
    throw new AssemblyError(
      `Stack ${stack.name} refers to ${logicalId}, which its template does not have. Synthesize the app again.`,
    );
  }
  return {
    type: resource.Type,
    region: stack.region,
    accountId: stack.accountId,
    stackName: stack.name,
    logicalId,
    property: (name) => resolve(resource.Properties?.[name], references.scopeOf(stack, logicalId)),
  };
}

function attribute(identity: Identity, name: string, stack: Stack, addresses: LocalAddresses): string {
  const value =
    identity.type === 'Custom::AWS' ? described(identity, name) : attributeOf(identity, name, addresses);
  if (value === undefined) {
    throw new AssemblyError(
      `Stack ${stack.name}, resource ${identity.logicalId}: the local cloud does not know the attribute ${name} of ${identity.type}. Add it to local/assembly/identity.ts.`,
    );
  }
  return value;
}

type Described = (identity: Identity, parameters: Readonly<Record<string, string>>) => string;

/** By the SDK's operation and what is wanted of its answer. */
const DESCRIBED: Readonly<Record<string, Described>> = {
  // CloudFormation does not tell a replica's stream.
  // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1988
  'describetable Table.LatestStreamArn': ({ region, accountId }, { TableName }) =>
    `arn:aws:dynamodb:${region}:${accountId}:table/${TableName}/stream/local`,
  'describeendpoint endpointAddress': ({ region }) => iotHostOf(region),
};

/** What the app asks an AWS service with a custom resource while it is deployed. */
function described(identity: Identity, attributeName: string): string | undefined {
  const call = String(identity.property('Update') ?? identity.property('Create'));
  const { action, parameters = {} } = JSON.parse(call) as {
    action: string;
    parameters?: Record<string, string>;
  };
  return DESCRIBED[`${action.toLowerCase()} ${attributeName}`]?.(identity, parameters);
}

function outputOf(
  stack: Stack | undefined,
  stackName: string,
  name: string,
  references: References,
): unknown {
  const output = stack?.outputs[name];
  if (stack === undefined || output === undefined) {
    throw new AssemblyError(
      `Output ${name} of stack ${stackName} is asked for, and no synthesized stack has it. Synthesize all stacks of the app.`,
    );
  }
  return resolve(output.Value, references.scopeOf(stack, name));
}

function importedValue(stacks: readonly Stack[], name: string, references: References): unknown {
  for (const stack of stacks) {
    for (const [id, output] of Object.entries(stack.outputs)) {
      if (resolve(output.Export?.Name, references.scopeOf(stack, id)) === name) {
        return outputOf(stack, stack.name, id, references);
      }
    }
  }
  throw new AssemblyError(`No synthesized stack exports ${name}. Synthesize all stacks of the app.`);
}
