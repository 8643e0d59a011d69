import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { configuration } from '../../../bin/configuration.ts';
import { EVENT_PREFIX, sessionPk } from '../../../lambdas/contract/keys.ts';
import { namesOf } from '../../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';

/** What a commit is called within its session. */
export function placeOf({ lane, version }: { readonly lane: string; readonly version: number }): string {
  return `${lane} ${version}`;
}

/**
 * Places of the commits of a session that a region's table has, those behind a hole of replication too, of which no
 * heads tell.
 */
export async function placesIn(
  cloud: CloudProcess,
  region: string,
  session: string,
): Promise<ReadonlySet<string>> {
  const endpoint = cloud.endpoints.regions[region]?.aws ?? '';
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  const client = new DynamoDBClient({ region, endpoint, credentials });
  const places = new Set<string>();
  const input = {
    TableName: namesOf(configuration.app).tables.eventStore,
    ConsistentRead: true,
    ProjectionExpression: 'sk',
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
    ExpressionAttributeValues: { ':pk': { S: sessionPk(session) }, ':events': { S: EVENT_PREFIX } },
  };
  try {
    for await (const { Items = [] } of paginateQuery({ client }, input)) {
      for (const { sk } of Items) {
        const [, lane = '', version] = sk?.S?.split('#') ?? [];
        places.add(placeOf({ lane, version: Number(version) }));
      }
    }
  } finally {
    client.destroy();
  }
  return places;
}
