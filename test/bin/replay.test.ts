import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { streamedIn } from '../../bench/prove/streamed.ts';
import { sdkDynamoDb } from '../../bench/stock/sdk-dynamo-db.ts';
import { guarded } from '../../lambdas/platform/resilience.ts';
import { dynamoDb } from '../../lambdas/store/dynamo-db.ts';
import { dynamoEventStore } from '../../lambdas/store/dynamo-event-store.ts';
import type { Engine } from '../../local/engines/engine.ts';
import { ANNA, commit, DUBLIN, idAt, patched, SEOUL, SESSION, sent } from '../lambdas/domain/factories.ts';
import { REGION } from '../local/engines/resource.ts';
import { NAMES, type OperatorCloud, startOperatorCloud } from './operator-cloud.ts';

const OTHER_SESSION = `${ANNA}.${idAt(9)}`;

describe('npm run replay', () => {
  let cloud: OperatorCloud;
  let refusals: number;
  let putAtMs: number[];

  beforeEach(async () => {
    refusals = 0;
    putAtMs = [];
    cloud = await startOperatorCloud(throttled);
    const client = new DynamoDBClient(cloud.access);
    const store = dynamoEventStore(
      dynamoDb(sdkDynamoDb(client), guarded('DynamoDB', { timeoutMs: 20_000 })),
      NAMES.tables.eventStore,
    );
    const at = (hour: number) => ({ committedAt: `2026-11-20T${hour}:00:00.000Z` });
    await store.append(SESSION, { ...commit(DUBLIN, 1, [patched(1, { a: 1 }), sent(2, 'hi')]), ...at(10) });
    await store.append(SESSION, { ...commit(SEOUL, 1, [patched(3, { b: 1 })]), ...at(11) });
    await store.append(OTHER_SESSION, { ...commit(DUBLIN, 1, [patched(4, { c: 1 })]), ...at(12) });
    await store.putMessages([sent(2, 'hi').event as Parameters<typeof store.putMessages>[0][number]]);
    client.destroy();
  });
  afterEach(() => cloud.close());

  /** Kinesis that refuses every record of the next so many calls. */
  function throttled(kinesis: Engine): Engine {
    return {
      ...kinesis,
      call: async (call) => {
        if (call.operation !== 'PutRecords') return kinesis.call(call);
        putAtMs.push(performance.now());
        if (refusals-- <= 0) return kinesis.call(call);
        const refused = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'Slow down.' };
        const Records = (call.input.Records as unknown[]).map(() => refused);
        return { FailedRecordCount: Records.length, Records };
      },
    };
  }

  /** The events on the stream after a replay, as lane, version and id. */
  async function replayed(...options: string[]): Promise<string[]> {
    await cloud.run('replay', ...options);
    const streamed = await streamedIn(REGION, cloud.access.endpoint, NAMES.stream);
    return streamed.map(({ lane, version, id }) => `${lane} ${version} ${id}`).sort();
  }

  const [first, second, third, fourth] = [
    `${DUBLIN} 1 ${idAt(1)}`,
    `${DUBLIN} 1 ${idAt(2)}`,
    `${SEOUL} 1 ${idAt(3)}`,
    `${DUBLIN} 1 ${idAt(4)}`,
  ];

  test.each([
    ['a session', ['--session', SESSION], [third, first, second]],
    ['a lane', ['--lane', DUBLIN], [first, second, fourth]],
    ['a lane of a session', ['--session', SESSION, '--lane', SEOUL], [third]],
    ['a range of time', ['--from', '2026-11-20T11:00:00Z', '--to', '2026-11-20T12:00:00Z'], [third]],
  ])('puts %s on the stream again', async (_, options, events) => {
    expect(await replayed(...options)).toEqual(events);
  });

  test('gives the stream what it has committed, with its place', async () => {
    await cloud.run('replay', '--session', SESSION, '--lane', SEOUL);
    const [streamed] = await streamedIn(REGION, cloud.access.endpoint, NAMES.stream);
    expect(streamed).toMatchObject({ ...patched(3, { b: 1 }).event, lane: SEOUL, version: 1 });
  });

  test('waits longer each time while the stream throttles, and loses nothing', async () => {
    refusals = 3;
    expect(await replayed('--lane', SEOUL)).toEqual([third]);
    const pausesMs = putAtMs.slice(1).map((atMs, before) => atMs - (putAtMs[before] ?? 0));
    expect(pausesMs.map((pauseMs, at) => pauseMs >= 99 * 2 ** at)).toEqual([true, true, true]);
  });

  test.each([
    ['a session that nobody has', ['--session', 'nobody.1']],
    ['a lane that nobody wrote', ['--lane', 'eu-west-1.9']],
    ['a time without a commit', ['--from', '2030-01-01T00:00:00Z']],
  ])('tells of %s that there is nothing, and fails', async (_, options) => {
    await expect(cloud.run('replay', ...options)).rejects.toThrow('Nothing of that was committed');
    expect(putAtMs).toEqual([]);
  });

  test('refuses a time that ends before it begins', async () => {
    const range = ['--from', '2026-11-21T00:00:00Z', '--to', '2026-11-20T00:00:00Z'];
    await expect(cloud.run('replay', ...range)).rejects.toThrow('--from must be before --to.');
  });

  test('refuses to guess what is meant', async () => {
    await expect(cloud.run('replay')).rejects.toThrow('Say what: --session, --lane, or --from and --to.');
    expect(putAtMs).toEqual([]);
  });
});
