import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  RecursiveLoop,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { type FunctionName, namesOf } from '../lambdas/contract/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { type Configuration, lanesOf } from './configuration.ts';

/** What differs between functions. */
export interface ServiceFunctionProps {
  readonly configuration: Configuration;
  readonly region: string;
  readonly fn: FunctionName;
  /** What the function is for, as the console shows it. */
  readonly description: string;
  readonly memoryMib: number;
  readonly timeout: Duration;
  readonly reservedConcurrency?: number;
}

/** Between them goes what waits out a long outage, to dead letters and back; Lambda would end that after sixteen rounds. */
const LOOPING: readonly FunctionName[] = ['apply', 'bury'];

/** The one place that says how a Lambda function of Meridian runs: runtime, architecture, logs, tracing, bundle. */
export class ServiceFunction extends LambdaFunction {
  constructor(scope: Construct, { configuration, region, fn, ...props }: ServiceFunctionProps) {
    const functionName = namesOf(configuration.app).fn(fn);
    const role = new Role(scope, `${fn}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    super(scope, fn, {
      functionName,
      role,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(`dist/functions/${fn}`),
      memorySize: props.memoryMib,
      timeout: props.timeout,
      tracing: Tracing.DISABLED,
      ...(LOOPING.includes(fn) && { recursiveLoop: RecursiveLoop.ALLOW }),
      logGroup: logGroupOf(scope, fn, functionName, configuration, role),
      environment: environmentOf(configuration, region, fn),
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    acknowledge(this, {
      'Serverless-LambdaTracing':
        'traceparent goes with each event from request to Kinesis; X-Ray segments would double the cost of a write.',
      'Serverless-LambdaDLQ':
        'Queues keep what apply, bury, presence and relay fail, callers hear what accept, figures, read, notify and authorize fail, watch, gather and the sweep are due again in a minute, and a whisper is over.',
    });
  }

  /** Alarms on what no caller sees: errors and throttles of this function. */
  alarmOn(alarms: Alarms): void {
    const name = this.node.id;
    alarms.add(`${name}-errors`, {
      metric: inMinutes(this.metricErrors.bind(this)),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'function-errors',
    });
    alarms.add(`${name}-throttles`, {
      metric: inMinutes(this.metricThrottles.bind(this)),
      threshold: 1,
      evaluationPeriods: 5,
      runbook: 'function-throttles',
    });
  }
}

function inMinutes(metric: (options: { period: Duration }) => Metric): Metric {
  return metric({ period: Duration.minutes(1) });
}

// The managed policy would let a function write to every log group of the account.
function logGroupOf(
  scope: Construct,
  fn: FunctionName,
  functionName: string,
  configuration: Configuration,
  role: IRole,
): LogGroup {
  const logGroup = new LogGroup(scope, `${fn}-logs`, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: configuration.limits.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  return logGroup;
}

function environmentOf(
  configuration: Configuration,
  region: string,
  fn: FunctionName,
): Record<string, string> {
  const epoch = configuration.regions.find(({ name }) => name === region)?.epoch;
  return {
    [Env.lane]: `${region}.${epoch}`,
    [Env.lanes]: lanesOf(configuration).join(','),
    [Env.regions]: configuration.regions.map(({ name }) => name).join(','),
    // Read by Powertools for its logger and metrics.
    POWERTOOLS_LOG_LEVEL: configuration.logLevel,
    POWERTOOLS_SERVICE_NAME: fn,
    // Reading the map is a quarter of the CPU of accept's start: docs/decisions/0020-source-maps-not-in-accept.md
    ...(fn !== 'accept' && { NODE_OPTIONS: '--enable-source-maps' }),
  };
}
