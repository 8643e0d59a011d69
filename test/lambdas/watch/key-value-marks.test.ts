import {
  CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  PutKeyCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudfront-keyvaluestore';
import { mockClient } from 'aws-sdk-client-mock';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { keyValueMarks } from '../../../lambdas/watch/key-value-marks.ts';

const ARN = 'arn:aws:cloudfront::123456789012:key-value-store/8f4d2f3a';
const client = new CloudFrontKeyValueStoreClient({ region: 'us-east-1' });
const sdk = mockClient(client);
const marks = keyValueMarks(client, ARN, guarded('The KeyValueStore', { timeoutMs: 500 }));
const refusal = { message: 'no', $metadata: {} };

beforeEach(() => sdk.reset());

test('reads the marks under their key', async () => {
  sdk.on(GetKeyCommand, { KvsARN: ARN, Key: 'marks' }).resolves({ Value: '{"a":"down","b":"draining"}' });
  expect(await marks.read()).toEqual({ a: 'down', b: 'draining' });
});

test.each(['', 'not JSON', 'null', '{"a":"dwon","b":7}'])(
  'what is no mark (%s) marks nothing',
  async (Value) => {
    sdk.on(GetKeyCommand).resolves({ Value });
    expect(await marks.read()).toEqual({});
  },
);

test('a store without the key has no marks', async () => {
  sdk.on(GetKeyCommand).rejects(new ResourceNotFoundException(refusal));
  expect(await marks.read()).toEqual({});
});

test('takes the version before the marks, and writes only upon it', async () => {
  sdk.on(DescribeKeyValueStoreCommand).resolves({ ETag: 'E1' });
  sdk.on(GetKeyCommand).resolves({ Value: '{}' });
  sdk.on(PutKeyCommand).resolves({ ETag: 'E2' });
  const { version } = await marks.readForWriting();
  expect(await marks.write({ a: 'down' }, version)).toBe('written');
  expect(sdk.calls().map(({ args }) => args[0].constructor.name)).toEqual([
    'DescribeKeyValueStoreCommand',
    'GetKeyCommand',
    'PutKeyCommand',
  ]);
  expect(sdk.commandCalls(PutKeyCommand)[0]?.args[0].input).toEqual({
    KvsARN: ARN,
    Key: 'marks',
    Value: '{"a":"down"}',
    IfMatch: 'E1',
  });
});

test('a version that has passed is a conflict; anything else is thrown', async () => {
  sdk.on(PutKeyCommand).rejectsOnce(new ConflictException(refusal)).rejects(new Error('away'));
  expect(await marks.write({}, 'E1')).toBe('conflict');
  await expect(marks.write({}, 'E1')).rejects.toThrow('away');
});
