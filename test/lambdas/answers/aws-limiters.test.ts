import { awsLimiters } from '../../../lambdas/answers/aws-limiters.ts';
import { callDynamoDb } from '../../../lambdas/platform/dynamo-db-call.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../../lambdas/store/dynamo-db.ts';
import { SETTINGS } from '../answer/task-factory.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from '../platform/fake-aws.ts';

const CALL = { key: 'call', callClass: 'standard', tenant: 'acme', tokens: 100, ageMs: 0 } as const;
let aws: FakeAws;

beforeAll(async () => {
  aws = await startFakeAws();
  setAwsEnvironment('eu-west-1');
  process.env.AWS_ENDPOINT_URL_DYNAMODB = aws.url;
});
afterAll(() => aws.close());

test('a quota is counted in its own region, whoever takes of it', async () => {
  const limiterOf = awsLimiters(dynamoDb(callDynamoDb, guarded('DynamoDB')), 'operations', SETTINGS);
  const here = { region: 'eu-west-1', modelId: 'eu.swift', model: 'swift' };
  const there = { region: 'us-east-1', modelId: 'us.swift', model: 'swift' };
  for (const source of [here, there]) {
    expect(limiterOf(source)).toBe(limiterOf(source));
    await limiterOf(source).reserve(CALL);
  }
  const regions = aws.seen.map(
    ({ headers }) => /Credential=\w+\/\d+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1],
  );
  expect(regions).toEqual(['eu-west-1', 'us-east-1']);
});
