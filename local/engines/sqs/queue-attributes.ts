import { AwsError, type CloudResource } from '../engine.ts';
import { validateQueueAttributes } from './fauxqs.ts';

// Members of AWS::SQS::Queue that are queue attributes of the same name.
const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
];
// Nothing to emulate: there is no disk to encrypt and no other account.
const WITHOUT_LOCAL_MEANING = ['QueueName', 'RedriveAllowPolicy', 'SqsManagedSseEnabled', 'Tags'];

/** @throws AwsError for a property that the local cloud does not know, so that none is silently disobeyed */
export function attributesOf({ logicalId, properties }: CloudResource): Record<string, string> {
  const unknown = Object.keys(properties).find(
    (name) => ![...ATTRIBUTES, ...WITHOUT_LOCAL_MEANING].includes(name),
  );
  if (unknown !== undefined) {
    const known = ATTRIBUTES.join(', ');
    throw new AwsError(
      'InvalidAttributeName',
      `Queue ${logicalId} has ${unknown}; the local SQS knows ${known}.`,
    );
  }
  const given = ATTRIBUTES.filter((name) => properties[name] !== undefined);
  const attributes = Object.fromEntries(given.map((name) => [name, text(properties[name])]));
  validateQueueAttributes(attributes, AwsError);
  return attributes;
}

/** SQS keeps every attribute as text, a redrive policy as JSON text. */
function text(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
