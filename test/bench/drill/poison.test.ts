import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Participant } from '../../../bench/drill/clients/person.ts';
import type { Entry } from '../../../bench/drill/history.ts';
import type { FaultWindow } from '../../../bench/drill/nemesis/fault-plan.ts';
import { poison } from '../../../bench/drill/nemesis/poison.ts';
import type { Recorder } from '../../../bench/drill/recorder.ts';
import { identityIn, readIntent } from '../../../lambdas/queue/intent.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { REGIONS } from './commits.ts';

const KEY = 'a'.repeat(32);
const SESSION = `${KEY}.01920000-0000-7000-8000-000000000000`;
const PEOPLE = [{ at: 3, key: KEY, session: SESSION }] as unknown as Participant[];
const CLOUD = {
  regions: REGIONS,
  endpoints: {
    regions: Object.fromEntries(REGIONS.map((region) => [region, { aws: 'http://127.0.0.1:1' }])),
  },
} as unknown as CloudProcess;
const window = (kind: string): FaultWindow => ({ kind, fromMs: 0, toMs: 10, faults: {} });

function recorderOf(entries: Entry[]): Recorder {
  return { entries, now: () => 5, note: (entry) => void entries.push(entry), close: async () => {} };
}

const sqs = mockClient(SQSClient);
beforeEach(() => {
  sqs.reset();
  sqs.on(GetQueueUrlCommand).callsFake(({ QueueName }) => ({ QueueUrl: QueueName }));
});
afterAll(() => sqs.restore());

it('sends each region letters that nobody can read, and writes down those whose event can be named', async () => {
  sqs.on(SendMessageCommand).resolves({});
  const entries: Entry[] = [];
  const letters = await poison(CLOUD, [window('poison'), window('lag')], PEOPLE, recorderOf(entries));
  expect(new Set(letters.map(({ body }) => body)).size).toBe(9);
  expect(letters.map(({ region }) => region).sort()).toEqual(
    REGIONS.flatMap((one) => [one, one, one]).sort(),
  );
  const sent = sqs.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);
  expect(new Set(sent.map(({ QueueUrl }) => QueueUrl))).toEqual(
    new Set(['meridian-interactive-dead-letters', 'meridian-bulk-dead-letters']),
  );
  for (const { MessageBody = '' } of sent) expect(() => readIntent(MessageBody)).toThrow();
  expect(sent.map((input) => `${input.QueueUrl} ${input.MessageBody}`).sort()).toEqual(
    letters.map(({ queue, body }) => `${queue} ${body}`).sort(),
  );
  const named = sent.flatMap(({ MessageBody = '' }) => identityIn(MessageBody) ?? []);
  const noted = entries.flatMap(({ seen }) => (seen.op === 'write' ? seen.writes : []));
  expect(noted.map(({ eventId }) => eventId).sort()).toEqual(named.map(({ eventId }) => eventId).sort());
  expect(noted.every(({ isUnreadable, session }) => isUnreadable && session === SESSION)).toBe(true);
  expect(entries.map(({ region }) => region).sort()).toEqual(REGIONS.flatMap((one) => [one, one]).sort());
});

it('writes down nothing that a queue did not take', async () => {
  sqs.on(SendMessageCommand).rejects(new Error('The region is dark.'));
  const entries: Entry[] = [];
  expect(await poison(CLOUD, [window('poison')], PEOPLE, recorderOf(entries))).toEqual([]);
  expect(entries).toEqual([]);
});
