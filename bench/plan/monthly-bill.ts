import type { BillInput } from './bill-input.ts';
import { type Flow, ofAll } from './flows.ts';
import { invokedDollars, invokedInMonth } from './invoked.ts';
import { logged } from './logged.ts';
import { COGNITO_FREE_USERS, PRICES } from './prices.ts';
import { tokenDollars, uncachedShare } from './questions.ts';
import type { QueueCost } from './queue-cost.ts';
import { realtime } from './realtime-bill.ts';
import { idlePolling, observationReads, observationWrites, probesOf, watchLambda } from './standing.ts';
import { HOURS_PER_MONTH, membershipReads } from './traffic.ts';

const MILLION = 1_000_000;
const GB = 1_024 ** 3;

/** Dollars a month, by service. */
export type MonthlyBill = Readonly<Record<Service, number>>;

export type Service =
  | 'AI models'
  | 'CloudFront'
  | 'WAF'
  | 'API Gateway'
  | 'Lambda'
  | 'SQS'
  | 'DynamoDB writes'
  | 'DynamoDB reads'
  | 'DynamoDB storage'
  | 'Kinesis'
  | 'IoT Core'
  | 'transfer'
  | 'CloudWatch'
  | 'Secrets Manager'
  | 'Cognito';

export function monthlyBill(input: BillInput): MonthlyBill {
  const { deployment, load, traffic } = input;
  return {
    'AI models': tokenDollars(deployment.ai, load, traffic) * uncachedShare(traffic),
    ...edgeBill(input),
    'API Gateway': ((load.requests + probesOf(deployment)) / MILLION) * PRICES.httpApi.dollars,
    Lambda: queued(input, 'lambda') + invokedDollars(input) + watchLambda(deployment),
    SQS: queued(input, 'queue') + questionQueues(input) + idlePolling(deployment),
    'DynamoDB writes': queued(input, 'writes') + observationWrites(deployment),
    'DynamoDB reads': queued(input, 'reads') + otherReads(input) + observationReads(deployment),
    'DynamoDB storage': storage(input),
    Kinesis: queued(input, 'stream') + streams(input),
    'IoT Core': realtime(input),
    transfer: queued(input, 'transfer'),
    CloudWatch: logged(input) + metered(input),
    'Secrets Manager': deployment.secrets * PRICES.secret.dollars,
    Cognito: signIn(input),
  };
}

function queued({ load, flows }: BillInput, what: keyof QueueCost): number {
  return ofAll(load, flows, ({ cost }) => cost[what]) / MILLION;
}

/** Headers of a request and of an answer; assumed. */
const HEADER_BYTES = 500;

function edgeBill({
  load,
  traffic,
  counted,
  deployment,
}: BillInput): Pick<MonthlyBill, 'CloudFront' | 'WAF'> {
  const millions = load.requests / MILLION;
  const writes = load.patches + load.messages;
  const answers = load.reads * counted.read.answerBytes + writes * counted.accept.answerBytes;
  const toViewers = (answers + load.requests * HEADER_BYTES) / GB;
  const toOrigins = (writes * traffic.eventBytes + load.requests * HEADER_BYTES) / GB;
  // The edge function reads the marks once for each request.
  const perMillion =
    PRICES.cloudFrontRequests.dollars + PRICES.cloudFrontFunctions.dollars + PRICES.keyValueReads.dollars;
  return {
    CloudFront:
      millions * perMillion +
      toViewers * PRICES.cloudFrontGb.dollars +
      toOrigins * PRICES.cloudFrontOriginGb.dollars,
    WAF:
      PRICES.wafAcl.dollars +
      deployment.wafRules * PRICES.wafRule.dollars +
      millions * PRICES.wafRequests.dollars,
  };
}

/** apply sends a question on and ask takes it; ask sends it to a model's queue, and answer takes and hides it. */
const CALLS_OF_ASK = 3;
const CALLS_OF_ANSWER = 4;

function questionQueues({ load, traffic }: BillInput): number {
  const calls = CALLS_OF_ASK + CALLS_OF_ANSWER * uncachedShare(traffic);
  return ((load.answers * calls) / MILLION) * PRICES.sqsRequests.dollars;
}

function otherReads(input: BillInput): number {
  const { load, traffic, counted } = input;
  const byRelay = invokedInMonth(input).relay * counted.relay.readUnits;
  const units = load.reads * counted.read.readUnits + membershipReads(load, traffic) + byRelay;
  return (units / MILLION) * PRICES.readUnits.dollars;
}

/** In the last of the stored months, by when it is most. */
function storage({ load, traffic, deployment, flows }: BillInput): number {
  const bytes = ofAll(load, flows, ({ storedBytes }: Flow) => storedBytes);
  const gb = (bytes * traffic.storedMonths) / GB;
  const perGb = PRICES.tableGb.dollars + (deployment.tablesHaveBackups ? PRICES.backupGb.dollars : 0);
  return gb * deployment.regions * perGb;
}

const HOURS_IN_PRICE = 24;

function streams({ load, deployment, flows }: BillInput): number {
  const gbPerHour = ofAll(load, flows, ({ streamBytes }) => streamBytes) / GB / HOURS_PER_MONTH;
  const keptGb = gbPerHour * Math.max(0, deployment.streamRetentionHours - HOURS_IN_PRICE);
  return (
    deployment.regions * HOURS_PER_MONTH * PRICES.kinesisStreamHour.dollars +
    keptGb * PRICES.kinesisKeptGb.dollars
  );
}

/** Count, 4xx, 5xx, latency, integration latency and data of each route. */
const METRICS_PER_ROUTE = 6;

function metered({ deployment }: BillInput): number {
  const routeMetrics = deployment.hasRouteMetrics ? deployment.routes * METRICS_PER_ROUTE : 0;
  const metrics = deployment.regions * (routeMetrics + deployment.ownMetrics);
  return deployment.alarms * PRICES.alarm.dollars + metrics * PRICES.metric.dollars;
}

function signIn({ load, traffic }: BillInput): number {
  if (traffic.signIn === 'own') return 0;
  return Math.max(0, load.activePerMonth - COGNITO_FREE_USERS) * PRICES.cognitoUser.dollars;
}
