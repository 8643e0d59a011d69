import type { Construct } from 'constructs';
import type { Urgency } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import { EventStore } from './event-store.ts';
import { EventStream } from './event-stream.ts';
import { Lifecycle } from './lifecycle.ts';
import { OperationsTable } from './operations-table.ts';
import { ProfileStore } from './profile-store.ts';
import { Realtime } from './realtime.ts';
import { APPLY_TIMEOUT, type CoreFunctionName, regionFunctions } from './region-functions.ts';
import { RegionalApi } from './regional-api.ts';
import { RoutingStore } from './routing-store.ts';
import type { ServiceFunction } from './service-function.ts';
import { SessionStore } from './session-store.ts';
import { type Issuer, SignIn } from './sign-in.ts';
import { UserKeySalt } from './user-key-salt.ts';
import { type Consumption, WorkQueue } from './work-queue.ts';

/** The capabilities of one region, and the functions that use them. */
export interface RegionParts {
  /** Who signs the tokens of all regions. */
  readonly issuer: Issuer;
  /** The edge's marks. */
  readonly routing: RoutingStore;
  readonly events: EventStore;
  readonly profiles: ProfileStore;
  readonly sessions: SessionStore;
  readonly operations: OperationsTable;
  readonly stream: EventStream;
  readonly realtime: Realtime;
  readonly lifecycle: Lifecycle;
  readonly salt: UserKeySalt;
  readonly queues: Readonly<Record<Urgency, WorkQueue>>;
  readonly functions: Readonly<Record<CoreFunctionName, ServiceFunction>>;
  readonly api: RegionalApi;
}

/** They, without permissions. What there is once is the primary's, and made where no primary is given. */
export function regionParts(
  scope: Construct,
  configuration: Configuration,
  region: string,
  primary: Pick<RegionParts, 'issuer' | 'routing'> | undefined,
): RegionParts {
  const issuer = configuration.oidc ?? primary?.issuer ?? new SignIn(scope, 'sign-in', configuration);
  const routing = primary?.routing ?? new RoutingStore(scope, 'routing', configuration);
  const capabilities = {
    events: new EventStore(scope, configuration, region),
    profiles: new ProfileStore(scope, configuration, region),
    sessions: new SessionStore(scope, configuration, region),
    operations: new OperationsTable(scope, 'operations', configuration),
    stream: new EventStream(scope, 'event-stream', configuration),
    realtime: new Realtime(scope, 'realtime', configuration),
    lifecycle: new Lifecycle(scope, 'lifecycle', configuration),
    salt: new UserKeySalt(scope, 'user-key-salt', configuration, region),
    queues: workQueues(scope, configuration),
  };
  const functions = regionFunctions(scope, configuration, region);
  const api = new RegionalApi(scope, 'api', { configuration, issuer, handlers: functions });
  return { issuer, routing, ...capabilities, functions, api };
}

function workQueues(scope: Construct, { app, limits }: Configuration): Record<Urgency, WorkQueue> {
  const make = (urgency: Urgency, consumption: Consumption) =>
    new WorkQueue(scope, `${urgency}-queue`, { app, urgency, consumption, consumerTimeout: APPLY_TIMEOUT });
  const { interactive, bulk } = limits.queueConcurrency;
  return {
    interactive: make('interactive', { batchSize: 10, windowInSeconds: 0, maxConcurrency: interactive }),
    // docs/decisions/0021-bulk-queue-settings.md: larger batches take longer than they save.
    bulk: make('bulk', { batchSize: 200, windowInSeconds: 1, maxConcurrency: bulk }),
  };
}
