import type { FunctionName } from '../../lambdas/contract/names.ts';

export const MODEL_QUEUES = ['swift', 'clever'].flatMap((model) =>
  ['interactive', 'standard', 'batch'].map((priority) => `${model} ${priority} queue`),
);
const onModelQueues = (actions: string): Record<string, string> =>
  Object.fromEntries(MODEL_QUEUES.map((queue) => [queue, actions]));

const CONSUME = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';

/** Inboxes in every region: whoever is whispered to, or answered, may be connected anywhere. */
const REACH = {
  'inboxes of us-east-1': 'Publish',
  'inboxes of eu-west-1': 'Publish',
  'inboxes of ap-northeast-1': 'Publish',
};

/** Everything that each function may do to what, and nothing else; beside it, each writes to its own log group. */
export const ALLOWED: Readonly<Record<FunctionName, Readonly<Record<string, string>>>> = {
  accept: { session: 'Query', 'interactive queue': 'SendMessage', 'bulk queue': 'SendMessage' },
  apply: {
    'event store': 'BatchGetItem BatchWriteItem PutItem Query UpdateItem',
    profile: 'Query UpdateItem',
    session: 'PutItem UpdateItem',
    'event stream': 'PutRecords',
    'interactive queue': CONSUME,
    'bulk queue': CONSUME,
    asks: 'SendMessage',
  },
  answer: {
    'event store': 'BatchGetItem',
    session: 'BatchGetItem Query',
    operations: 'BatchGetItem PutItem UpdateItem',
    'interactive queue': 'SendMessage',
    ...onModelQueues(
      'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage SendMessage',
    ),
    ...REACH,
    'topics of sessions': 'Publish',
    'named models and profiles': 'InvokeModelWithResponseStream',
    cache: 'GetItem PutItem Query',
    looks: 'SendMessage',
  },
  ask: {
    'event store': 'BatchGetItem Query',
    profile: 'Query',
    session: 'BatchGetItem Query',
    operations: 'BatchGetItem PutItem UpdateItem',
    'interactive queue': 'SendMessage',
    asks: `${CONSUME} SendMessage`,
    cache: 'GetItem PutItem Query UpdateItem',
    looks: 'SendMessage',
    summaries: 'SendMessage',
    embedder: 'InvokeModel',
    ...onModelQueues('SendMessage'),
    ...REACH,
    'topics of sessions': 'Publish',
  },
  figures: { '"*"': 'GetMetricData' },
  gather: {
    'event store': 'BatchGetItem',
    operations: 'BatchGetItem DeleteItem PutItem Query UpdateItem',
    'bulk queue': 'SendMessage',
    'swift batch queue': 'SendMessage',
    'clever batch queue': 'SendMessage',
    cache: 'GetItem PutItem Query',
    looks: 'SendMessage',
    'tasks of jobs': 'GetObject PutObject',
    'input of jobs': 'PutObject',
    'output of jobs': 'GetObject',
    'role of jobs': 'PassRole',
    jobs: 'CreateModelInvocationJob GetModelInvocationJob StopModelInvocationJob',
    'named models and profiles': 'CreateModelInvocationJob',
  },
  judge: {
    'event store': 'BatchGetItem',
    operations: 'UpdateItem',
    cache: 'GetItem PutItem Query UpdateItem',
    looks: `${CONSUME} SendMessage`,
    'named models and profiles': 'InvokeModelWithResponseStream',
  },
  summarize: {
    'event store': 'Query',
    operations: 'UpdateItem',
    cache: 'GetItem UpdateItem',
    summaries: CONSUME,
    'named models and profiles': 'InvokeModelWithResponseStream',
  },
  authorize: { session: 'Query', operations: 'UpdateItem' },
  presence: {
    session: 'BatchGetItem GetItem PutItem Query',
    operations: 'DeleteItem GetItem PutItem Query',
    connections: 'GetConnection',
    'lifecycle begun': CONSUME,
    'lifecycle ended': CONSUME,
  },
  bury: {
    'event store': 'BatchGetItem Query',
    profile: 'Query',
    session: 'PutItem',
    operations: 'PutItem UpdateItem',
    'interactive queue': 'SendMessage',
    'bulk queue': 'SendMessage',
    'interactive dead letters': CONSUME,
    'bulk dead letters': CONSUME,
    'dead letters of answers': CONSUME,
    asks: 'SendMessage',
  },
  notify: { session: 'BatchGetItem Query', ...REACH },
  whisper: { session: 'BatchGetItem Query', ...REACH },
  read: {
    'event store': 'BatchGetItem Query',
    profile: 'Query',
    session: 'BatchGetItem GetItem Query',
    operations: 'BatchGetItem GetItem Query UpdateItem',
    'interactive queue': 'GetQueueAttributes',
    ...onModelQueues('GetQueueAttributes'),
  },
  relay: {
    looks: 'SendMessage',
    session: 'BatchGetItem Query',
    operations: 'BatchGetItem Query',
    connections: 'DeleteConnection',
    commits: 'DescribeStream GetRecords GetShardIterator',
    'presence of people': 'DescribeStream GetRecords GetShardIterator',
    '"*"': 'ListStreams',
    'inboxes of its region': 'Publish',
    'topics of sessions': 'Publish',
    failures: 'GetQueueAttributes GetQueueUrl SendMessage',
  },
  watch: {
    session: 'PutItem Query',
    marks: 'DescribeKeyValueStore GetKey PutKey',
    'topic of everyone': 'Publish',
  },
};
