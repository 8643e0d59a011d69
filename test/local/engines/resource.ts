import type { CloudResource } from '../../../local/engines/engine.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

/** A resource as the assembly hands it to an engine. */
export function resource(
  type: string,
  physicalName: string,
  properties: Record<string, unknown> = {},
  region = REGION,
): CloudResource {
  return {
    type,
    region,
    accountId: ACCOUNT,
    stackName: 'S',
    logicalId: `${physicalName}-id`,
    physicalName,
    properties,
  };
}
