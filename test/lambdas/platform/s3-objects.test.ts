import { createHash } from 'node:crypto';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { s3Objects } from '../../../lambdas/platform/s3-objects.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from './fake-aws.ts';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
  process.env.AWS_ENDPOINT_URL_S3 = aws.url;
  setAwsEnvironment();
});
afterAll(() => aws.close());
beforeEach(() => {
  aws.seen = [];
  aws.reply = () => ({ status: 200, body: 'é\n' });
});
const objects = () => s3Objects('bucket', guarded('S3'));
const xml = (code: string) => `<?xml version="1.0"?>\n<Error><Code>${code}</Code></Error>`;

test('puts and gets by signed requests that name the hash of what they send', async () => {
  await objects().put('in/a.jsonl', 'é');
  expect(await objects().get('in/a.jsonl')).toBe('é\n');
  const hashes = ['é', ''].map((text) => createHash('sha256').update(text).digest('hex'));
  expect(aws.seen.map(({ headers }) => headers['x-amz-content-sha256'])).toEqual(hashes);
  expect(aws.seen.map(({ body }) => body)).toEqual(['é', '']);
  for (const { headers } of aws.seen) {
    expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 .*\/eu-west-1\/s3\/aws4_request/);
    expect(headers.authorization).toContain('x-amz-content-sha256');
  }
});

test.each([
  [403, 'AccessDenied'],
  [404, 'NoSuchKey'],
])('takes %d (%s) for an object that is not there', async (status, code) => {
  aws.reply = () => ({ status, body: xml(code) });
  expect(await objects().get('a')).toBeUndefined();
  await expect(objects().put('a', '')).rejects.toMatchObject({ name: code, status });
});

test('tries three times what passes, and once what does not', async () => {
  const replies = [503, 503, 200];
  aws.reply = () => ({ status: replies.shift() ?? 200, body: 'whole' });
  expect(await objects().get('a')).toBe('whole');
  expect(aws.seen).toHaveLength(3);
  aws.reply = () => 'hang up';
  await expect(objects().get('a')).rejects.toMatchObject({ code: 's3-unreachable', fate: 'broken' });
  expect(aws.seen).toHaveLength(6);
  aws.reply = () => ({ status: 400, body: xml('InvalidRequest') });
  await expect(objects().get('a')).rejects.toMatchObject({ code: 's3-refused', name: 'InvalidRequest' });
  expect(aws.seen).toHaveLength(7);
});
