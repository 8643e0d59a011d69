import { LATENCY_MS } from './apply-model.ts';
import type { Counted } from './count-calls.ts';
import type { Deployment } from './deployment.ts';
import { invocations } from './invocations.ts';
import { COGNITO_FREE_USERS, MIB_PER_VCPU, PRICES } from './prices.ts';
import type { QueueCost } from './queue-cost.ts';
import type { RequestCost } from './request-cost.ts';
import { idlePolling, observationReads, observationWrites, probesOf, watchLambda } from './standing.ts';
import { HOURS_PER_MONTH, type Load, type Traffic } from './traffic.ts';

const MILLION = 1_000_000;
const GB = 1_024 ** 3;

/** Dollars a month, by service. */
export type MonthlyBill = Readonly<Record<Service, number>>;

export type Service =
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

/** Everything that a bill is made of. */
export interface BillInput {
  readonly load: Load;
  readonly traffic: Traffic;
  readonly deployment: Deployment;
  readonly counted: Counted;
  /** Dollars for a million patches and a million messages, at the rate of this load. */
  readonly patches: QueueCost;
  readonly messages: QueueCost;
  /** Stored for one patch, in one replica. */
  readonly patchBytes: number;
}

export function monthlyBill(input: BillInput): MonthlyBill {
  const probes = probesOf(input.deployment);
  return {
    ...edgeBill(input),
    'API Gateway': ((input.load.requests + probes) / MILLION) * PRICES.httpApi.dollars,
    Lambda: queued(input, 'lambda') + requestLambda(input, probes) + watchLambda(input.deployment),
    SQS: queued(input, 'queue') + idlePolling(input.deployment),
    'DynamoDB writes': queued(input, 'writes') + observationWrites(input.deployment),
    'DynamoDB reads': queued(input, 'reads') + requestReads(input) + observationReads(input.deployment),
    'DynamoDB storage': storage(input),
    Kinesis: queued(input, 'stream') + streams(input),
    'IoT Core': realtime(input),
    transfer: queued(input, 'transfer'),
    CloudWatch: watching(input, probes),
    'Secrets Manager': input.deployment.secrets * PRICES.secret.dollars,
    Cognito: signIn(input),
  };
}

function queued({ load, patches, messages }: BillInput, what: keyof QueueCost): number {
  return (load.patches * patches[what] + load.messages * messages[what]) / MILLION;
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

/** Milliseconds of one request: its CPU on its part of a vCPU, and its calls one after the other at most. */
export function requestMs({ cpuMs }: RequestCost, memoryMib: number, waitMs: number): number {
  return cpuMs / Math.min(1, memoryMib / MIB_PER_VCPU) + waitMs;
}

export function acceptMs({ counted, deployment }: Pick<BillInput, 'counted' | 'deployment'>): number {
  return requestMs(counted.accept, deployment.functions.accept.memoryMib, LATENCY_MS.sqs);
}

/** The snapshots of all lanes, then the commits past them. */
export function readMs({ counted, deployment }: Pick<BillInput, 'counted' | 'deployment'>): number {
  return requestMs(counted.read, deployment.functions.read.memoryMib, 2 * LATENCY_MS.dynamodb);
}

function requestLambda(input: BillInput, probes: number): number {
  const { load, deployment } = input;
  const { accept, read } = deployment.functions;
  return (
    invocations(load.patches + load.messages, acceptMs(input), accept.memoryMib) +
    invocations(load.reads + probes, readMs(input), read.memoryMib)
  );
}

/** A member's membership is asked for at most once a request: a read unit. The owner's never. */
function requestReads({ load, traffic, counted }: BillInput): number {
  const byMembers = load.requests * (1 - 1 / traffic.writersPerSession);
  return ((load.reads * counted.read.readUnits + byMembers) / MILLION) * PRICES.readUnits.dollars;
}

/** In the last of the stored months, by when it is most. */
function storage({ load, traffic, deployment, patchBytes, counted }: BillInput): number {
  const bytes = load.patches * patchBytes + load.messages * counted.message.storedBytes;
  const gb = (bytes * traffic.storedMonths) / GB;
  const perGb = PRICES.tableGb.dollars + (deployment.tablesHaveBackups ? PRICES.backupGb.dollars : 0);
  return gb * deployment.regions * perGb;
}

const HOURS_IN_PRICE = 24;

function streams({ load, deployment }: BillInput): number {
  const gbPerHour = ((load.patches + load.messages) * 1_024) / GB / HOURS_PER_MONTH;
  const keptGb = gbPerHour * Math.max(0, deployment.streamRetentionHours - HOURS_IN_PRICE);
  return (
    deployment.regions * HOURS_PER_MONTH * PRICES.kinesisStreamHour.dollars +
    keptGb * PRICES.kinesisKeptGb.dollars
  );
}

/**
 * A bound on what relay costs, which packs commits of a session together: each event alone, at QoS 0, to each device,
 * within 5 KB. Presence, whispers and pieces of answers are left out.
 */
function realtime({ load, traffic }: BillInput): number {
  const messages = (load.patches + load.messages) * (1 + traffic.devicesPerEvent);
  return (
    (messages / MILLION) * PRICES.iotMessages.dollars +
    (load.onlineMinutes / MILLION) * PRICES.iotConnectionMinutes.dollars
  );
}

/** A line of the API and a line of the function, each in its log with CloudWatch's 26 bytes; by their formats. */
const ACCESS_LINE_BYTES = 400;
const FUNCTION_LINE_BYTES = 450;
/** Lambda's START, END and REPORT, which the format of text writes for each invocation. */
const PLATFORM_LINES_BYTES = 400;
/** Count, 4xx, 5xx, latency, integration latency and data of each route. */
const METRICS_PER_ROUTE = 6;

function watching({ load, deployment }: BillInput, probes: number): number {
  const lineBytes = ACCESS_LINE_BYTES + FUNCTION_LINE_BYTES + PLATFORM_LINES_BYTES;
  const gb = ((load.requests + probes) * lineBytes) / GB;
  const keptGb = (gb * deployment.logRetentionDays) / 30;
  const routeMetrics = deployment.hasRouteMetrics ? deployment.routes * METRICS_PER_ROUTE : 0;
  return (
    gb * PRICES.logsGb.dollars +
    keptGb * PRICES.logsKeptGb.dollars +
    deployment.alarms * PRICES.alarm.dollars +
    deployment.regions * (routeMetrics + deployment.ownMetrics) * PRICES.metric.dollars
  );
}

function signIn({ load, traffic }: BillInput): number {
  if (traffic.signIn === 'own') return 0;
  return Math.max(0, load.activePerMonth - COGNITO_FREE_USERS) * PRICES.cognitoUser.dollars;
}
