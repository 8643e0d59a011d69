import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { EVENT_PREFIX } from '../../../lambdas/contract/keys.ts';
import type { StoredCommit } from '../judge/ledger.ts';

/** Every commit that a region's event store holds. */
export async function storedCommits(
  endpoint: string,
  region: string,
  TableName: string,
): Promise<StoredCommit[]> {
  const credentials = { accessKeyId: 'load', secretAccessKey: 'load' };
  const client = new DynamoDBClient({ region, endpoint, credentials });
  const commits: StoredCommit[] = [];
  const input = { TableName, ProjectionExpression: 'pk, sk, events' };
  for await (const { Items = [] } of paginateScan({ client }, input)) {
    commits.push(...Items.flatMap(commitIn));
  }
  client.destroy();
  return commits;
}

function commitIn({ pk, sk, events }: Readonly<Record<string, AttributeValue>>): StoredCommit[] {
  const key = sk?.S ?? '';
  if (!key.startsWith(EVENT_PREFIX)) {
    return [];
  }
  const [, lane = '', version] = key.split('#');
  const eventIds = (events?.L ?? []).map(({ S = '{}' }) => String((JSON.parse(S) as { id?: string }).id));
  const sessionId = pk?.S?.slice(pk.S.indexOf('#') + 1) ?? '';
  return [{ sessionId, lane, version: Number(version), eventIds }];
}
