/** A place of a stream of DynamoDB. */
interface Shard {
  readonly StreamArn: string;
  readonly ShardId: string;
}

/** A record as far as the load reads it. */
export interface StreamRecord {
  readonly dynamodb?: { readonly NewImage?: Readonly<Record<string, { S?: string; L?: { S?: string }[] }>> };
}

/** Iterators at the end of every shard of a table's stream. */
export async function tipsOf(endpoint: string, region: string, TableName: string): Promise<string[]> {
  const call = <A>(operation: string, input: object) => streamsCall<A>(endpoint, region, operation, input);
  const { Streams = [] } = await call<{ Streams?: { StreamArn: string }[] }>('ListStreams', { TableName });
  const shards = await Promise.all(
    Streams.map(async ({ StreamArn }): Promise<Shard[]> => {
      const { StreamDescription } = await call<{ StreamDescription: { Shards: { ShardId: string }[] } }>(
        'DescribeStream',
        { StreamArn },
      );
      return StreamDescription.Shards.map(({ ShardId }) => ({ StreamArn, ShardId }));
    }),
  );
  const tips = shards.flat().map(async (shard) => {
    const at = { ...shard, ShardIteratorType: 'LATEST' };
    return (await call<{ ShardIterator: string }>('GetShardIterator', at)).ShardIterator;
  });
  return Promise.all(tips);
}

/** The next records of a shard, and where those after them begin. */
export async function recordsFrom(
  endpoint: string,
  region: string,
  ShardIterator: string,
): Promise<{ Records: StreamRecord[]; NextShardIterator?: string }> {
  return streamsCall(endpoint, region, 'GetRecords', { ShardIterator, Limit: 1_000 });
}

/**
 * The SDK's client for DynamoDB Streams is one more package for three calls; the local cloud reads who calls from
 * the credential's scope and verifies no signature.
 */
async function streamsCall<A>(
  endpoint: string,
  region: string,
  operation: string,
  input: object,
): Promise<A> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=load/20261120/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) {
    throw new Error(`${operation} in ${region} was answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as A;
}
