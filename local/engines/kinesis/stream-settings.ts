import { AwsError, type CloudResource } from '../engine.ts';
import { DEFAULT_SETTINGS, type StreamSettings } from './stream.ts';

const KNOWN = ['MaxRecordSizeInKiB', 'RetentionPeriodHours', 'ShardCount', 'StreamModeDetails'];
// Nothing to emulate: records are kept in a folder of this machine, and nobody else reads it.
const WITHOUT_LOCAL_MEANING = ['DesiredShardLevelMetrics', 'Name', 'StreamEncryption', 'Tags'];

/** @throws AwsError for a property that the local cloud does not know, so that none is silently disobeyed */
export function settingsOf({ logicalId, properties }: CloudResource): StreamSettings {
  const unknown = Object.keys(properties).find(
    (name) => ![...KNOWN, ...WITHOUT_LOCAL_MEANING].includes(name),
  );
  if (unknown !== undefined) {
    const known = KNOWN.join(', ');
    throw new AwsError(
      'ValidationException',
      `Stream ${logicalId} has ${unknown}; the local Kinesis knows ${known}.`,
    );
  }
  const mode = (properties.StreamModeDetails as { StreamMode?: string } | undefined)?.StreamMode;
  return {
    mode: mode === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED',
    shardCount: Number(properties.ShardCount ?? DEFAULT_SETTINGS.shardCount),
    retentionHours: Number(properties.RetentionPeriodHours ?? DEFAULT_SETTINGS.retentionHours),
    maxRecordBytes: Number(properties.MaxRecordSizeInKiB ?? 1024) * 1024,
  };
}
