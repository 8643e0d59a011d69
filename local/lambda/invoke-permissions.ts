import type { CloudResource } from '../engines/engine.ts';
import { matchesPattern } from '../iam/pattern.ts';
import { functionNameOf } from './function-spec.ts';

/** Who asks to invoke a function: a service, on behalf of one of its resources. */
export interface Invoker {
  /** `iot.amazonaws.com` */
  readonly service: string;
  readonly sourceArn: string;
}

/** What `AWS::Lambda::Permission` lets services invoke. */
export interface InvokePermissions {
  allow(functionArn: string, region: string, invoker: Invoker): boolean;
}

const ACTIONS = ['lambda:InvokeFunction', 'lambda:*', '*'];

/** Reads the resource policies of all functions. */
export function invokePermissionsOf(resources: readonly CloudResource[]): InvokePermissions {
  const permissions = resources.filter(({ type }) => type === 'AWS::Lambda::Permission');
  return {
    allow: (functionArn, region, invoker) =>
      permissions.some(
        (permission) =>
          permission.region === region &&
          functionNameOf(String(permission.properties.FunctionName)) === functionNameOf(functionArn) &&
          lets(permission, invoker),
      ),
  };
}

function lets({ properties, accountId }: CloudResource, { service, sourceArn }: Invoker): boolean {
  const { Action, Principal, SourceArn, SourceAccount } = properties;
  return (
    ACTIONS.includes(String(Action)) &&
    Principal === service &&
    (SourceArn === undefined || matchesPattern(String(SourceArn), sourceArn)) &&
    (SourceAccount === undefined || SourceAccount === accountId)
  );
}
