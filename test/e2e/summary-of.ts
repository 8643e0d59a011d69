import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { SUMMARY_SK, summaryPk } from '../../lambdas/contract/keys.ts';
import type { CloudClient } from '../../local/testing/cloud-client.ts';

/** The text of a session's summary in a region, as an operator sees it in the table. */
export async function summaryOf(
  { endpoints }: CloudClient,
  region: string,
  sessionId: string,
): Promise<string | undefined> {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  const db = new DynamoDBClient({ region, endpoint: endpoints.regions[region]?.aws ?? '', credentials });
  const Key = { pk: { S: summaryPk(sessionId) }, sk: { S: SUMMARY_SK } };
  const { Item } = await db.send(new GetItemCommand({ TableName: 'meridian-Answers', Key }));
  db.destroy();
  return Item?.summary?.S;
}
