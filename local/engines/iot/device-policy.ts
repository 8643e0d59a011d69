import { type PolicyDocument, statementsOf } from '../../iam/policy-document.ts';
import { allow } from '../../iam/statement.ts';

/** What one connection may do. */
export interface DevicePolicy {
  /** `kind` is the resource's part of the ARN: `client`, `topic` or `topicfilter`. */
  allows(action: DeviceAction, kind: 'client' | 'topic' | 'topicfilter', name: string): boolean;
}

export type DeviceAction =
  | 'iot:Connect'
  | 'iot:Publish'
  | 'iot:Receive'
  | 'iot:RetainPublish'
  | 'iot:Subscribe';

export interface DevicePlace {
  readonly region: string;
  readonly accountId: string;
  readonly clientId: string;
}

/** A connection asks about the same few topics again and again. */
const MOST_REMEMBERED = 200;

/**
 * Reads the policies of a custom authorizer's answer.
 * @throws PolicyError if one of them says what the local cloud cannot judge
 */
export function devicePolicyOf(documents: readonly string[], place: DevicePlace): DevicePolicy {
  const { region, accountId, clientId } = place;
  const statements = documents.flatMap((document, index) => {
    const text = document.replaceAll(`\${iot:ClientId}`, clientId);
    return statementsOf(JSON.parse(text) as PolicyDocument, `${index + 1} of ${clientId}`);
  });
  const known = new Map<string, boolean>();
  return {
    allows(action, kind, name) {
      const resource = `arn:aws:iot:${region}:${accountId}:${kind}/${name}`;
      const key = `${action} ${resource}`;
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      if (known.size >= MOST_REMEMBERED) known.clear();
      const allowed = allow(statements, { action, resource, region, roleArn: '' });
      known.set(key, allowed);
      return allowed;
    },
  };
}
