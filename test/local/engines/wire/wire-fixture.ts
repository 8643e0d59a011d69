import type { Engine, Principal } from '../../../../local/engines/engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';

export const APPLY: Principal = {
  kind: 'role',
  roleArn: 'arn:aws:iam::123456789012:role/apply-role',
  functionName: 'meridian-apply',
};
export const ITEM = { TableName: 'T', Item: { pk: { S: 'a' } } };
export const keys = createKeyRing();

const fronts: WireFront[] = [];

/** Closes what a test has started. */
export async function closeAll(): Promise<void> {
  for (const front of fronts.splice(0)) await front.close();
}

/** A front before one engine, to which everybody may do everything unless the test says otherwise. */
export async function start(
  engine: Engine,
  allow: Authorize = () => true,
  faults = createFaultBoard(),
): Promise<WireFront> {
  const front = await startWireFront({ port: 0, accounts: keys, allow, engines: [engine], faults });
  fronts.push(front);
  return front;
}

export function clientOf(url: string, accessKeyId = 'dummy', region = 'eu-west-1') {
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return { endpoint: url, region, credentials, maxAttempts: 1 };
}

export function signed(service = 'dynamodb'): string {
  return `AWS4-HMAC-SHA256 Credential=dummy/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
