import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

/** An item and where it is. */
export interface Stored {
  readonly table: string;
  readonly item: Item;
  readonly pk: string;
  readonly sk: string;
}

/** Every item of a region's table. */
export async function storedIn(region: string, endpoint: string, TableName: string): Promise<Stored[]> {
  const credentials = { accessKeyId: 'drill', secretAccessKey: 'drill' };
  const dynamo = new DynamoDBClient({ region, endpoint, credentials });
  const stored: Stored[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await dynamo.send(
      new ScanCommand({ TableName, ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    for (const item of page.Items ?? []) {
      stored.push({ table: TableName, item, pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' });
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  dynamo.destroy();
  return stored;
}
