import { KinesisClient, PutRecordsCommand, type PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { mockClient } from 'aws-sdk-client-mock';
import { kinesisPublisher } from '../../../lambdas/apply/kinesis-publisher.ts';
import type { Committed } from '../../../lambdas/apply/ports.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';
import { candidate, patched, SEOUL, SESSION, TRACEPARENT } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';

const mock = mockClient(KinesisClient);
const { log, lines } = remembering();
const { publish } = kinesisPublisher(
  new KinesisClient({}),
  (call) => call(new AbortController().signal),
  'events',
  log,
);
const publisher = {
  publish: (events: readonly Committed[], withinMs = 20_000) => publish(events, withinMs),
};

const committed = (millis: number, text = ''): Committed => ({
  candidate: candidate(patched(millis, { text })),
  lane: SEOUL,
  version: millis + 1,
});
const many = (count: number, text?: string): Committed[] =>
  Array.from({ length: count }, (_, at) => committed(at, text));

beforeEach(() => {
  mock.reset();
  lines.length = 0;
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

const requests = (): PutRecordsRequestEntry[][] =>
  mock.commandCalls(PutRecordsCommand).map(({ args }) => args[0].input.Records ?? []);
const eventIn = ({ Data }: PutRecordsRequestEntry) => JSON.parse(Buffer.from(Data ?? []).toString());

/** A call that ends only when it is given up. */
const hanging = (_: unknown, { abortSignal }: { abortSignal: AbortSignal }): Promise<never> =>
  new Promise((_resolve, reject) => {
    abortSignal.addEventListener('abort', () => reject(new Error('Given up.')));
  });

/** An answer that takes every record but those whose version is named. */
function takesAllBut(...versions: number[]): void {
  mock.on(PutRecordsCommand).callsFake(({ Records }: { Records: PutRecordsRequestEntry[] }) => ({
    Records: Records.map((record) =>
      versions.includes(eventIn(record).version)
        ? { ErrorCode: 'ProvisionedThroughputExceededException' }
        : { SequenceNumber: '1', ShardId: '0' },
    ),
  }));
}

describe('the Kinesis publisher', () => {
  it('puts each event with lane, version and trace, keyed by its session', async () => {
    takesAllBut();
    const one = committed(3);
    expect(await publisher.publish([one])).toEqual(new Set());
    const record = requests()[0]?.[0] as PutRecordsRequestEntry;
    expect(record.PartitionKey).toBe(SESSION);
    expect(eventIn(record)).toEqual({
      ...one.candidate.event,
      lane: SEOUL,
      version: 4,
      traceparent: TRACEPARENT,
    });
  });

  it('puts at most five hundred at once', async () => {
    takesAllBut();
    await publisher.publish(many(1_200));
    expect(requests().map(({ length }) => length)).toEqual([500, 500, 200]);
  });

  it('puts at most five MiB at once', async () => {
    takesAllBut();
    await publisher.publish(many(100, 'x'.repeat(60_000)));
    const bytes = requests().map((records) =>
      records.reduce((sum, { Data }) => sum + (Data?.length ?? 0), 0),
    );
    expect(requests().flat()).toHaveLength(100);
    expect(bytes).toHaveLength(2);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(5 * 1024 * 1024);
  });

  it('puts again what was refused, and only that', async () => {
    const answers = [[1, 3], [3], []];
    mock.on(PutRecordsCommand).callsFake(({ Records }: { Records: PutRecordsRequestEntry[] }) => {
      const refused = answers.shift() ?? [];
      return {
        Records: Records.map((record) =>
          refused.includes(eventIn(record).version) ? { ErrorCode: 'InternalFailure' } : {},
        ),
      };
    });
    expect(await publisher.publish(many(4))).toEqual(new Set());
    expect(requests().map((records) => records.map((record) => eventIn(record).version))).toEqual([
      [1, 2, 3, 4],
      [1, 3],
      [3],
    ]);
  });

  it('tells what the stream would never take', async () => {
    takesAllBut(2);
    const events = many(3);
    expect(await publisher.publish(events)).toEqual(new Set([events[1]]));
    expect(requests()).toHaveLength(5);
  });

  it('gives a stream that hangs the time there is, and does not begin again then', async () => {
    const client = { send: jest.fn(hanging) };
    const hung = kinesisPublisher(client as unknown as KinesisClient, guarded('Kinesis'), 'events', log);
    const events = many(2);
    expect(await hung.publish(events, 20)).toEqual(new Set(events));
    expect(client.send).toHaveBeenCalledTimes(1);
  });

  it('tells all of a request that never got an answer, and logs why', async () => {
    mock.on(PutRecordsCommand).rejects(new Error('No answer.'));
    const events = many(2);
    expect(await publisher.publish(events)).toEqual(new Set(events));
    expect(lines[0]).toMatchObject({ level: 'warn', error: { message: 'No answer.' } });
  });
});
