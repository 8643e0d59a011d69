import { Env } from '../contract/environment.ts';

type Variable = (typeof Env)[keyof typeof Env];

/** Variables that Lambda itself sets, and the endpoint overrides that every AWS SDK obeys. */
export type AwsVariable =
  | 'AWS_REGION'
  | 'AWS_ACCESS_KEY_ID'
  | 'AWS_SECRET_ACCESS_KEY'
  | 'AWS_SESSION_TOKEN'
  | 'AWS_ENDPOINT_URL'
  | 'AWS_ENDPOINT_URL_BEDROCK'
  | 'AWS_ENDPOINT_URL_CLOUDWATCH'
  | 'AWS_ENDPOINT_URL_DYNAMODB'
  | 'AWS_ENDPOINT_URL_S3'
  | 'AWS_ENDPOINT_URL_SQS'
  | 'AWS_ENDPOINT_URL_IOT_DATA_PLANE';

/** Where in `lib` a variable comes from, for whoever forgot a grant. */
const SOURCES: Record<Variable, string> = {
  [Env.lane]: 'the grant that lets a function append to the EventStore',
  [Env.lanes]: 'the grant that lets a function read the EventStore',
  [Env.eventStoreTable]: 'a grant on the EventStore table',
  [Env.profileTable]: 'a grant on the Profile table',
  [Env.sessionTable]: 'a grant on the Session table',
  [Env.operationsTable]: 'a grant on the Operations table',
  [Env.answersTable]: 'a grant on the Answers table',
  [Env.interactiveQueueUrl]: 'the grant that lets a function send to the interactive queue',
  [Env.bulkQueueUrl]: 'the grant that lets a function send to the bulk queue',
  [Env.eventStream]: 'the grant that lets a function write the event stream',
  [Env.userKeySalt]: 'the grant that lets a function make user keys',
  [Env.tenantClaim]: 'the grant that lets a function make user keys',
  [Env.commandsPerSecond]: 'the stack, which hands accept its limits,',
  [Env.commandBurst]: 'the stack, which hands accept its limits,',
  [Env.maxWaiters]: 'the grant that lets a function admit waiting reads',
  [Env.keyValueStoreArn]: 'the grant that lets a function mark regions',
  [Env.apiUrl]: 'the grant that lets a function probe the API',
  [Env.regions]: 'the grant that lets a function know its peers',
  [Env.app]: 'a grant on the brokers',
  [Env.operatorClaim]: 'the grant that lets a function show figures',
  [Env.operatorValue]: 'the grant that lets a function show figures',
  [Env.oidcIssuer]: 'the grant that lets a function judge devices',
  [Env.oidcAudiences]: 'the grant that lets a function judge devices',
  [Env.oidcDiscoveryUrl]: 'the grant that lets a function judge devices',
  [Env.models]: 'the grant that lets a function take questions',
  [Env.asksQueueUrl]: 'the grant that lets a function send questions',
  [Env.looksQueueUrl]: 'the grant that lets a function have answers looked into',
  [Env.summariesQueueUrl]: 'the grant that lets a function have summaries made',
  [Env.aiSettings]: 'the grant that lets a function know the models',
  [Env.batchSettings]: 'the construct of batch jobs',
  [Env.batchBucket]: 'the construct of batch jobs',
  [Env.batchRole]: 'the construct of batch jobs',
  [Env.modelQueueUrls]: 'a grant on the models’ queues',
  [Env.mqttUrl]: 'the grant that lets a function tell devices where to connect',
};

/** The value of a variable that a function cannot do without. Throws a sentence that names the missing grant. */
export function required(name: Variable | AwsVariable): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`The environment variable ${name} is not set; ${sourceOf(name)} sets it.`);
  }
  return value;
}

/** The value of a variable that may be missing; an empty one counts as missing. */
export function optional(name: Variable | AwsVariable): string | undefined {
  return process.env[name] || undefined;
}

function sourceOf(name: Variable | AwsVariable): string {
  return SOURCES[name as Variable] ?? 'the Lambda runtime';
}
