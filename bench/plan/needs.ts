import type { FunctionName } from '../../lambdas/contract/names.ts';
import type { Deployment } from './deployment.ts';
import { QUOTAS, type Quota } from './prices.ts';
import type { Load, Traffic } from './traffic.ts';
import type { Usage } from './usage-at-peak.ts';

/** One thing that is used at the peak, and how much of it there is. */
export interface Need {
  readonly what: string;
  readonly used: number;
  readonly most: number;
  readonly unit: string;
  readonly whose: Whose;
  /** All needs grow with the users, so that this many use it up. */
  readonly breaksAtUsers: number;
}

/**
 * Our own setting, changed in bin/configuration.ts; a quota of AWS, raised on request; or a quota of the account as
 * bin/configuration.ts repeats it, which the limiter keeps to whatever the account has.
 */
type Whose = 'ours' | 'AWS' | 'AWS, as configured';

type Row = Omit<Need, 'breaksAtUsers'>;

export interface NeedsInput {
  readonly load: Load;
  readonly traffic: Traffic;
  readonly deployment: Deployment;
  /** Events a second that the configured consumers can take, each of a session of its own. */
  readonly mostPerSecond: { readonly bulk: number; readonly interactive: number };
}

/** The first to break comes first. */
export function needsOf(input: NeedsInput, usage: Usage): Need[] {
  const { load } = input;
  const rows = [...ours(input, usage), ...functions(input, usage), ...models(input, usage), ...quotas(usage)];
  return rows
    .map((row) => ({
      ...row,
      breaksAtUsers: row.used === 0 ? Number.POSITIVE_INFINITY : (load.users * row.most) / row.used,
    }))
    .sort((one, other) => one.breaksAtUsers - other.breaksAtUsers);
}

function ours({ deployment, mostPerSecond }: NeedsInput, use: Usage): Row[] {
  const { bulk, interactive } = mostPerSecond;
  return [
    row('throttle of the API', use.requests, deployment.requestsPerSecond, 'requests a second'),
    row('consumers of the bulk queue', use.patches, bulk, 'events a second'),
    row('consumers of the interactive queue', use.messages, interactive, 'events a second'),
  ];
}

const EXECUTIONS = 'concurrent executions';

/** Those with environments of their own each, and all others that grow with the users together. */
function functions({ deployment }: NeedsInput, { environments }: Usage): Row[] {
  const reservedOf = (fn: string) => deployment.functions[fn as FunctionName].reservedConcurrency;
  const used = Object.entries(environments);
  const own = used.flatMap(([fn, count]) => {
    const reserved = reservedOf(fn);
    return reserved === undefined ? [] : [row(`environments of ${fn}`, count, reserved, EXECUTIONS)];
  });
  const others = used.filter(([fn]) => reservedOf(fn) === undefined);
  return [
    ...own,
    {
      what: `environments of ${others.map(([fn]) => fn).join(', ')}`,
      used: others.reduce((sum, [, count]) => sum + count, 0),
      most: unreserved(deployment),
      unit: `${EXECUTIONS}, not reserved`,
      whose: 'AWS',
    },
  ];
}

/** What functions without a reservation share. */
function unreserved({ functions }: Deployment): number {
  const reserved = Object.values(functions).map(({ reservedConcurrency = 0 }) => reservedConcurrency);
  return QUOTAS.lambdaConcurrency.most - reserved.reduce((sum, count) => sum + count, 0);
}

/** Tokens as Bedrock counts them against the quota: what is written weighs more with some models. */
function models({ traffic }: NeedsInput, { models }: Usage): Row[] {
  return models.flatMap(({ model, perSecond }) => {
    const { name, burndown, requestsPerMinute, tokensPerMinute, consumers, answersPerBatch } = model;
    const perMinute = perSecond * 60;
    const tokens = traffic.promptTokens + traffic.answerTokens * burndown;
    const account = { whose: 'AWS, as configured' } as const;
    return [
      row(`answers of ${name}`, perSecond * traffic.answerSeconds, consumers * answersPerBatch, 'at once'),
      { ...row(`requests of ${name}`, perMinute, requestsPerMinute, 'requests a minute'), ...account },
      { ...row(`tokens of ${name}`, perMinute * tokens, tokensPerMinute, 'tokens a minute'), ...account },
    ];
  });
}

function quotas(use: Usage): Row[] {
  const aws = (what: string, used: number, { most, unit }: Quota): Row => ({
    what,
    used,
    most,
    unit,
    whose: 'AWS',
  });
  return [
    aws('API Gateway', use.requests, QUOTAS.apiRequests),
    aws('DynamoDB writes, as if of one table', use.writeUnits, QUOTAS.tableWriteUnits),
    aws('DynamoDB reads, as if of one table', use.readUnits, QUOTAS.tableReadUnits),
    aws('Kinesis', use.streamBytes, QUOTAS.streamBytes),
    aws('CloudFront', use.edgeRequests, QUOTAS.edgeRequests),
    aws('Cognito', use.signIns, QUOTAS.signIns),
    aws('IoT connections', use.connections, QUOTAS.iotConnections),
    aws('IoT connects', use.connects, QUOTAS.iotConnects),
    aws('IoT messages', use.iotMessages, QUOTAS.iotPublishes),
  ];
}

function row(what: string, used: number, most: number, unit: string): Row {
  return { what, used, most, unit, whose: 'ours' };
}
