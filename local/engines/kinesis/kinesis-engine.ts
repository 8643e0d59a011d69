import { type Access, AwsError, type Engine, type ServiceCall } from '../engine.ts';
import { OPERATIONS, streamName } from './operations.ts';
import { settingsOf } from './stream-settings.ts';
import { Streams, type StreamsOptions, streamArn } from './streams.ts';

export interface KinesisEngineOptions extends StreamsOptions {
  /** Owner of streams that are made by hand; provisioned ones belong to their stack's account. */
  readonly accountId?: string;
}

/**
 * Kinesis of all regions: records in memory, each also a line of a file that is replayed at the start. Shards do
 * not split or merge, and there is no enhanced fan-out.
 */
export function createKinesisEngine(options: KinesisEngineOptions = {}): Engine {
  const streams = new Streams(options);
  let accountId = options.accountId ?? '000000000000';
  return {
    services: ['kinesis'],
    types: ['AWS::Kinesis::Stream'],
    operations: Object.keys(OPERATIONS),
    async provision(resource) {
      accountId = resource.accountId;
      streams.put(resource.region, accountId, resource.physicalName, settingsOf(resource));
    },
    access: (call) => accessOf(call, accountId),
    async call({ region, operation, input }) {
      const operate = OPERATIONS[operation];
      if (operate) return operate({ streams, region, accountId }, input);
      throw new AwsError('UnknownOperationException', `The local Kinesis has no operation ${operation}.`);
    },
    close: () => streams.close(),
  };
}

function accessOf({ region, operation, input }: ServiceCall, accountId: string): Access[] {
  const action = `kinesis:${operation}`;
  if (operation === 'ListStreams') return [{ action, resource: '*' }];
  return [{ action, resource: streamArn(region, accountId, streamName(input)) }];
}
