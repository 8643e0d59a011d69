import { guarded } from '../../../lambdas/platform/resilience.ts';
import { sqsLooks } from '../../../lambdas/relay/sqs-looks.ts';
import { idAt, SESSION } from '../domain/factories.ts';
import { type FakeAws, setAwsEnvironment, startFakeAws } from '../platform/fake-aws.ts';

const looks = sqsLooks('https://sqs/looks', guarded('SQS'));
const answers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ sessionId: SESSION, answer: idAt(at) }));
let aws: FakeAws;

beforeAll(async () => {
  aws = await startFakeAws();
});
afterAll(() => aws.close());
beforeEach(() => {
  aws.seen = [];
  aws.reply = () => ({ status: 200, body: {} });
  setAwsEnvironment();
  process.env.AWS_ENDPOINT_URL_SQS = aws.url;
});

test('each answer is a message, ten at a time', async () => {
  await looks.disliked(answers(11));
  const sent = aws.seen.map(({ body }) => JSON.parse(body));
  expect(sent.map(({ Entries }) => Entries.length)).toEqual([10, 1]);
  expect(JSON.parse(sent[0].Entries[0].MessageBody)).toEqual({
    kind: 'disliked',
    sessionId: SESSION,
    answer: idAt(0),
  });
});

test('nothing is sent where nobody disliked anything', async () => {
  await looks.disliked([]);
  expect(aws.seen).toEqual([]);
});

test('what the queue did not take is no success', async () => {
  aws.reply = () => ({ status: 200, body: { Failed: [{ Id: '0' }] } });
  await expect(looks.disliked(answers(2))).rejects.toMatchObject({ code: 'looks-refused' });
});
