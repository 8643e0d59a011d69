import type { CloudResource } from '../engines/engine.ts';
import { managedStatements } from './managed-policies.ts';
import { type PolicyDocument, statementsOf } from './policy-document.ts';
import type { Statement } from './statement.ts';

/** Role ARN → all statements that hold for it: managed, inline, and of policies that name the role. */
export function statementsOfRoles(resources: readonly CloudResource[]): Map<string, readonly Statement[]> {
  const policies = resources.filter(
    ({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy',
  );
  return new Map(
    resources
      .filter(({ type }) => type === 'AWS::IAM::Role')
      .map((role) => [arnOf(role), [...ownStatements(role), ...attachedStatements(role, policies)]]),
  );
}

function arnOf(role: CloudResource): string {
  return `arn:aws:iam::${role.accountId}:role/${role.physicalName}`;
}

function ownStatements({ properties }: CloudResource): Statement[] {
  const managed = (properties.ManagedPolicyArns ?? []) as string[];
  const inline = (properties.Policies ?? []) as { PolicyName: string; PolicyDocument: PolicyDocument }[];
  return [
    // An ARN of the app's own managed policy comes with the policy's Roles.
    ...managed.filter((arn) => arn.startsWith('arn:aws:iam::aws:')).flatMap(managedStatements),
    ...inline.flatMap(({ PolicyName, PolicyDocument }) => statementsOf(PolicyDocument, PolicyName)),
  ];
}

function attachedStatements(role: CloudResource, policies: readonly CloudResource[]): Statement[] {
  return policies
    .filter((policy) => isAttached(policy, role))
    .flatMap((policy) =>
      statementsOf(policy.properties.PolicyDocument as PolicyDocument, policy.physicalName),
    );
}

/** IAM is global, but a template can name only its own stack's roles by reference; names are unique per account. */
function isAttached(policy: CloudResource, role: CloudResource): boolean {
  const roles = (policy.properties.Roles ?? []) as string[];
  const ownManaged = (role.properties.ManagedPolicyArns ?? []) as string[];
  const policyArn = `arn:aws:iam::${policy.accountId}:policy/${policy.physicalName}`;
  const sameAccount = policy.accountId === role.accountId;
  return sameAccount && (roles.includes(role.physicalName) || ownManaged.includes(policyArn));
}
