import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  KinesisClient,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import type { Engine, Principal } from '../../../../local/engines/engine.ts';
import { createKinesisEngine } from '../../../../local/engines/kinesis/kinesis-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import { startWireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { REGION, resource } from '../resource.ts';

export const STREAM = 'AWS::Kinesis::Stream';
export const OPERATOR: Principal = { kind: 'operator' };
export const ONE_SHARD = { ShardCount: 1 };

const ends: (() => Promise<void>)[] = [];

/** Ends what a test has begun. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

/** An engine whose clock goes on when a test says so, and a client of it over the wire. */
export async function served() {
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  const engine = createKinesisEngine({ now: () => nowMs });
  const options = { port: 0, accounts: createKeyRing(), allow: () => true, faults: createFaultBoard() };
  const front = await startWireFront({ ...options, engines: [engine] });
  const kinesis = clientIn(REGION);
  ends.push(async () => {
    kinesis.destroy();
    await front.close();
    await engine.close();
  });

  function clientIn(region: string): KinesisClient {
    const credentials = { accessKeyId: 'dummy', secretAccessKey: 'dummy' };
    return new KinesisClient({ endpoint: front.url, region, credentials, maxAttempts: 1 });
  }

  const put = (text: string, PartitionKey = 'k', options = {}) =>
    kinesis.send(
      new PutRecordCommand({ StreamName: 'events', Data: Buffer.from(text), PartitionKey, ...options }),
    );

  async function iterator(start: Partial<GetShardIteratorCommandInput> = {}): Promise<string | undefined> {
    const input = {
      StreamName: 'events',
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON' as const,
    };
    return (await kinesis.send(new GetShardIteratorCommand({ ...input, ...start }))).ShardIterator;
  }

  async function read(start: Partial<GetShardIteratorCommandInput> = {}): Promise<string[]> {
    const { Records } = await kinesis.send(new GetRecordsCommand({ ShardIterator: await iterator(start) }));
    return (Records ?? []).map(({ Data }) => Buffer.from(Data ?? []).toString());
  }

  return {
    engine,
    kinesis,
    clientIn,
    put,
    iterator,
    read,
    provision: (properties: Record<string, unknown>) =>
      engine.provision(resource(STREAM, 'events', properties)),
    now: () => new Date(nowMs),
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** Calls an engine without the wire. */
export function call(target: Engine, operation: string, input: object): Promise<Record<string, unknown>> {
  return target.call({
    region: REGION,
    principal: OPERATOR,
    operation,
    input: { StreamName: 'events', ...input },
  });
}

export function record(text: string, PartitionKey = 'k') {
  return { Data: Buffer.from(text).toString('base64'), PartitionKey };
}

/** What asks for an iterator of the first shard. */
export function start(ShardIteratorType: string) {
  return { ShardId: 'shardId-000000000000', ShardIteratorType };
}

/** The texts of all records, without the wire. */
export async function readDirectly(target: Engine): Promise<string[]> {
  const { ShardIterator } = await call(target, 'GetShardIterator', start('TRIM_HORIZON'));
  const { Records } = await call(target, 'GetRecords', { ShardIterator });
  return (Records as { Data: string }[]).map(({ Data }) => Buffer.from(Data, 'base64').toString());
}
