// By the names under which `/_local/status` counts; docs/local-cloud.md lists them.
const STRUCK: Readonly<Record<string, string>> = {
  answerFiltered: 'answers filtered',
  batchGetPartial: 'keys not read',
  batchWritePartial: 'items not written',
  clockOff: 'events at a wrong time',
  coldStart: 'started anew',
  crashed: 'died at work',
  crashedAfter: 'died after a call',
  crashedBefore: 'died before a call',
  crashedDuring: 'died during a call',
  delayed: 'messages delayed',
  duplicated: 'messages doubled',
  dynamodbOut: 'calls refused by DynamoDB',
  dynamodbThrottled: 'calls throttled by DynamoDB',
  framesSplit: 'streams in pieces',
  held: 'items held back',
  jobFailed: 'batch jobs failed',
  keyValueStore: 'store unread',
  kinesisOut: 'calls refused by Kinesis',
  kinesisPartial: 'records not put',
  kinesisThrottled: 'calls throttled by Kinesis',
  lagged: 'items late',
  linkLagged: 'items late on a link',
  lost: 'messages lost',
  midStreamError: 'streams broken',
  modelNotReady: 'models not ready',
  modelThrottled: 'models throttled',
  modelUnavailable: 'models unavailable',
  refused: 'calls and items refused',
  reordered: 'items out of order',
  shuffled: 'messages out of order',
  slowed: 'events slowed',
  sqsOut: 'calls refused by SQS',
  sqsPartial: 'entries of SQS not done',
  sqsThrottled: 'calls throttled by SQS',
  streamCut: 'streams cut',
};

/** What the local cloud counts under a name, in words. */
export function struckWords(kind: string): string {
  return STRUCK[kind] ?? kind;
}
