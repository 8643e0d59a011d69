import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AiSettings } from '../../lambdas/contract/ai-settings.ts';
import { Env } from '../../lambdas/contract/environment.ts';
import { Metric } from '../../lambdas/contract/metrics.ts';
import { FUNCTIONS, type FunctionName, namesOf, type Urgency } from '../../lambdas/contract/names.ts';
import type { Ai } from './questions.ts';

/** What the plan needs to know of the synthesized app. */
export interface Deployment {
  readonly regions: number;
  readonly functions: Readonly<Record<FunctionName, FunctionSize>>;
  readonly queues: Readonly<Record<Urgency, QueueSettings>>;
  /** Models and their prices with it. */
  readonly ai: Ai;
  /** Queues of a region that an event source mapping polls, dead letters included. */
  readonly polledQueues: number;
  /** Throttle of each region's API. */
  readonly requestsPerSecond: number;
  readonly routes: number;
  readonly hasRouteMetrics: boolean;
  /** Metrics of our own in a region at most: some are made only where something goes wrong. */
  readonly ownMetrics: number;
  readonly tablesHaveBackups: boolean;
  readonly streamRetentionHours: number;
  readonly logRetentionDays: number;
  readonly tokenMinutes: number;
  /** Of the whole deployment. */
  readonly alarms: number;
  readonly secrets: number;
  readonly wafRules: number;
}

interface FunctionSize {
  readonly memoryMib: number;
  readonly reservedConcurrency: number | undefined;
}

interface QueueSettings {
  readonly batchSize: number;
  readonly windowMs: number;
  readonly maxConcurrency: number;
}

type Properties = Readonly<Record<string, unknown>>;

interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
}

type Resources = Readonly<Record<string, Resource>>;

/** Reads the templates of a cloud assembly. Throws a sentence where one of the things above is missing. */
export async function readDeployment(folder: string): Promise<Deployment> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.template.json'));
  const templates = await Promise.all(files.map((name) => resourcesOf(join(folder, name))));
  return deploymentOf(templates);
}

/** Regions are alike, so the first one tells their settings. */
export function deploymentOf(templates: readonly Resources[]): Deployment {
  const all = templates.flatMap((resources) => Object.values(resources));
  const regions = templates.filter((resources) => ofType(resources, 'AWS::ApiGatewayV2::Stage').length > 0);
  const region = regions[0];
  if (region === undefined) {
    throw new Error('No template holds an AWS::ApiGatewayV2::Stage; synthesize the whole app first.');
  }
  const names = namesOf(appOf(region));
  const one = (type: string) => only(all, type);
  const throttle = one('AWS::ApiGatewayV2::Stage').DefaultRouteSettings as Properties;
  return {
    regions: regions.length,
    functions: functionsOf(region),
    queues: {
      interactive: queueOf(region, names.queue('interactive')),
      bulk: queueOf(region, names.queue('bulk')),
    },
    ai: aiOf(region, (model) => queueOf(region, names.modelQueue(model, 'standard'))),
    polledQueues: polledQueuesIn(region),
    requestsPerSecond: numberIn(throttle, 'ThrottlingRateLimit'),
    routes: ofType(region, 'AWS::ApiGatewayV2::Route').length,
    hasRouteMetrics: throttle.DetailedMetricsEnabled === true,
    ownMetrics: Object.keys(Metric).length,
    tablesHaveBackups: JSON.stringify(one('AWS::DynamoDB::GlobalTable')).includes(
      '"PointInTimeRecoveryEnabled":true',
    ),
    streamRetentionHours: numberIn(one('AWS::Kinesis::Stream'), 'RetentionPeriodHours'),
    logRetentionDays: numberIn(one('AWS::Logs::LogGroup'), 'RetentionInDays'),
    tokenMinutes: tokenMinutesOf(all),
    alarms: all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length,
    secrets: secretsOf(all),
    wafRules: (one('AWS::WAFv2::WebACL').Rules as unknown[]).length,
  };
}

async function resourcesOf(file: string): Promise<Resources> {
  return (JSON.parse(await readFile(file, 'utf8')) as { Resources?: Resources }).Resources ?? {};
}

function functionOf(region: Resources, name: FunctionName): Properties {
  const properties = ofType(region, 'AWS::Lambda::Function').find(({ FunctionName }) =>
    String(FunctionName).endsWith(`-${name}`),
  );
  if (properties === undefined) throw new Error(`The template of a region holds no function "${name}".`);
  return properties;
}

/** The deployment's name, with which all names begin. */
function appOf(region: Resources): string {
  return String(functionOf(region, 'accept').FunctionName).slice(0, -'-accept'.length);
}

/** As ask is told. */
function aiOf(region: Resources, queue: (model: string) => QueueSettings): Ai {
  const { Variables } = functionOf(region, 'ask').Environment as { Variables: Record<string, unknown> };
  const settings = JSON.parse(String(Variables[Env.aiSettings])) as AiSettings;
  const models = settings.models.map((model) => {
    const { batchSize, maxConcurrency } = queue(model.name);
    return { ...model, consumers: maxConcurrency, answersPerBatch: batchSize };
  });
  return { ...settings, models };
}

function functionsOf(region: Resources): Record<FunctionName, FunctionSize> {
  const sizeOf = (name: FunctionName): FunctionSize => {
    const properties = functionOf(region, name);
    const reserved = properties.ReservedConcurrentExecutions;
    return {
      memoryMib: numberIn(properties, 'MemorySize'),
      reservedConcurrency: typeof reserved === 'number' ? reserved : undefined,
    };
  };
  return Object.fromEntries(FUNCTIONS.map((name) => [name, sizeOf(name)])) as Record<
    FunctionName,
    FunctionSize
  >;
}

/** Of the mapping that polls the queue with this name; without a window it hands over what is there. */
function queueOf(region: Resources, name: string): QueueSettings {
  const mapping = ofType(region, 'AWS::Lambda::EventSourceMapping').find(
    (properties) => queueNameOf(region, properties) === name,
  );
  if (mapping === undefined)
    throw new Error(`Nothing polls the queue "${name}" in the template of a region.`);
  return {
    batchSize: numberIn(mapping, 'BatchSize'),
    windowMs: Number(mapping.MaximumBatchingWindowInSeconds ?? 0) * 1_000,
    maxConcurrency: numberIn(mapping.ScalingConfig as Properties, 'MaximumConcurrency'),
  };
}

function queueNameOf(region: Resources, mapping: Properties): unknown {
  return sourceOf(region, mapping)?.Properties.QueueName;
}

/** Streams of tables have mappings too, and nobody pays for asking those. */
function polledQueuesIn(region: Resources): number {
  const mappings = ofType(region, 'AWS::Lambda::EventSourceMapping');
  return mappings.filter((mapping) => sourceOf(region, mapping)?.Type === 'AWS::SQS::Queue').length;
}

function sourceOf(region: Resources, { EventSourceArn }: Properties): Resource | undefined {
  const [logicalId] = (EventSourceArn as { 'Fn::GetAtt': readonly [string, string] })['Fn::GetAtt'];
  return region[logicalId];
}

/** A pool that is not ours does not tell; Cognito's own default is an hour. */
function tokenMinutesOf(all: readonly Resource[]): number {
  const client = all.find(({ Type }) => Type === 'AWS::Cognito::UserPoolClient');
  return Number(client?.Properties.AccessTokenValidity ?? 60);
}

function secretsOf(all: readonly Resource[]): number {
  return all
    .filter(({ Type }) => Type === 'AWS::SecretsManager::Secret')
    .reduce((sum, { Properties }) => sum + 1 + ((Properties.ReplicaRegions as unknown[])?.length ?? 0), 0);
}

function ofType(resources: Resources, type: string): Properties[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
}

function only(all: readonly Resource[], type: string): Properties {
  const found = all.find(({ Type }) => Type === type);
  if (found === undefined) throw new Error(`No template holds an ${type}; synthesize the whole app first.`);
  return found.Properties;
}

function numberIn(properties: Properties, name: string): number {
  const value = properties[name];
  if (typeof value !== 'number') {
    throw new Error(`The template says "${String(value)}" for ${name}, where a number is needed.`);
  }
  return value;
}
