import {
  type CloudFrontKeyValueStoreClient,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  PutKeyCommand,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { marksIn } from '../contract/marks-in.ts';
import { MARKS_KEY, type Marks } from '../contract/routing.ts';
import type { Guard } from '../platform/resilience.ts';
import type { MarkStore } from './ports.ts';

/** The marks under one key of a CloudFront KeyValueStore, whose version as a whole guards each write. */
export function keyValueMarks(
  client: CloudFrontKeyValueStoreClient,
  KvsARN: string,
  guard: Guard,
): MarkStore {
  const read = () => guard((abortSignal) => readMarks(client, KvsARN, abortSignal));
  return {
    read,
    async readForWriting() {
      // The version first: marks that changed in between then meet a conflict, the other way round they would be lost.
      const { ETag = '' } = await guard((abortSignal) =>
        client.send(new DescribeKeyValueStoreCommand({ KvsARN }), { abortSignal }),
      );
      return { marks: await read(), version: ETag };
    },
    write: (marks, version) =>
      guard(async (abortSignal) => {
        const put = new PutKeyCommand({
          KvsARN,
          Key: MARKS_KEY,
          Value: JSON.stringify(marks),
          IfMatch: version,
        });
        return unlessNamed<'written' | 'conflict'>('ConflictException', 'conflict', async () => {
          await client.send(put, { abortSignal });
          return 'written';
        });
      }),
  };
}

function readMarks(
  client: CloudFrontKeyValueStoreClient,
  KvsARN: string,
  abortSignal: AbortSignal,
): Promise<Marks> {
  return unlessNamed('ResourceNotFoundException', {}, async () => {
    const { Value } = await client.send(new GetKeyCommand({ KvsARN, Key: MARKS_KEY }), { abortSignal });
    return marksIn(Value ?? '');
  });
}

async function unlessNamed<T>(name: string, instead: T, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Error && error.name === name) {
      return instead;
    }
    throw error;
  }
}
