import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { namesOf, type Urgency } from '../lambdas/contract/names.ts';
import { Alarms } from './alarms.ts';
import { Answers } from './answers.ts';
import type { Configuration } from './configuration.ts';
import { EventStore } from './event-store.ts';
import { EventStream } from './event-stream.ts';
import { grantFigures } from './figures-access.ts';
import { Lifecycle } from './lifecycle.ts';
import { OperationsTable } from './operations-table.ts';
import { ProfileStore } from './profile-store.ts';
import { alarmOnQuietLosses } from './quiet-loss-alarms.ts';
import { Realtime } from './realtime.ts';
import { APPLY_TIMEOUT, type CoreFunctionName, regionFunctions } from './region-functions.ts';
import { RegionalApi } from './regional-api.ts';
import { RoutingStore } from './routing-store.ts';
import type { ServiceFunction } from './service-function.ts';
import { SessionStore } from './session-store.ts';
import { type Issuer, SignIn } from './sign-in.ts';
import { UserKeySalt } from './user-key-salt.ts';
import { WatchSchedule } from './watch-schedule.ts';
import { type Consumption, WorkQueue } from './work-queue.ts';

export interface RegionStackProps {
  readonly configuration: Configuration;
  readonly region: string;
  /** Stack of the primary region; left out for itself. */
  readonly primary?: RegionStack;
}

/** Everything that Meridian has in one region; in the primary region also what there is once. */
export class RegionStack extends Stack {
  readonly api: RegionalApi;
  /** Who signs the tokens of all regions. */
  readonly issuer: Issuer;
  /** The edge's marks. */
  readonly routing: RoutingStore;
  private readonly functions: Readonly<Record<CoreFunctionName, ServiceFunction>>;
  private readonly events: EventStore;
  private readonly profiles: ProfileStore;
  private readonly sessions: SessionStore;
  private readonly operations: OperationsTable;
  private readonly stream: EventStream;
  private readonly realtime: Realtime;
  private readonly lifecycle: Lifecycle;
  private readonly salt: UserKeySalt;
  private readonly queues: Readonly<Record<Urgency, WorkQueue>>;
  private readonly watchSchedule: WatchSchedule;
  /** Undefined where no models are configured. */
  private readonly answers: Answers | undefined;

  constructor(scope: Construct, { configuration, region, primary }: RegionStackProps) {
    const stackName = namesOf(configuration.app).stack(region);
    const env = { account: configuration.account, region };
    super(scope, stackName, { stackName, env, description: `Meridian in ${region}` });
    Tags.of(this).add('app', configuration.app);
    this.issuer = configuration.oidc ?? primary?.issuer ?? new SignIn(this, 'sign-in', configuration);
    this.routing = primary?.routing ?? new RoutingStore(this, 'routing', configuration);
    this.events = new EventStore(this, configuration, region);
    this.profiles = new ProfileStore(this, configuration, region);
    this.sessions = new SessionStore(this, configuration, region);
    this.operations = new OperationsTable(this, 'operations', configuration);
    this.stream = new EventStream(this, 'event-stream', configuration);
    this.realtime = new Realtime(this, 'realtime', configuration);
    this.lifecycle = new Lifecycle(this, 'lifecycle', configuration);
    this.salt = new UserKeySalt(this, 'user-key-salt', configuration, region);
    this.queues = workQueues(this, configuration);
    this.functions = regionFunctions(this, configuration, region);
    this.api = new RegionalApi(this, 'api', { configuration, issuer: this.issuer, handlers: this.functions });
    if (primary) {
      this.addStackDependency(primary, 'It defines the tables, the salt and the sign-in of all regions.');
    }
    this.wireAccept(configuration);
    this.wireApply();
    this.wireBury();
    this.wireRead(configuration);
    this.wireWatch();
    this.wireRealtime(configuration);
    this.wirePresence();
    this.wireReach(configuration);
    grantFigures(this.functions.figures, configuration);
    const { ai } = configuration;
    this.answers = ai && new Answers(this, 'answers', { configuration, ai, region });
    this.wireAnswers(configuration, region);
    this.watchSchedule = new WatchSchedule(
      this,
      'watch-schedule',
      namesOf(configuration.app).fn('watch'),
      this.functions.watch,
    );
    this.watchOver(new Alarms(this, 'alarms', configuration), configuration);
  }

  private wireAccept({ tenantClaim, limits }: Configuration): void {
    const { accept } = this.functions;
    this.salt.grantUse(accept);
    accept.addEnvironment(Env.tenantClaim, tenantClaim);
    accept.addEnvironment(Env.commandsPerSecond, String(limits.commandsPerSecond));
    accept.addEnvironment(Env.commandBurst, String(limits.commandBurst));
    this.sessions.grantAsk(accept);
    this.queues.interactive.grantSend(accept);
    this.queues.bulk.grantSend(accept);
  }

  private wireApply(): void {
    const { apply } = this.functions;
    this.queues.interactive.grantConsume(apply);
    this.queues.bulk.grantConsume(apply);
    this.events.grantAppend(apply);
    this.profiles.grantSave(apply);
    this.sessions.grantProject(apply);
    this.stream.grantPut(apply);
  }

  private wireBury(): void {
    const { bury } = this.functions;
    this.queues.interactive.grantBury(bury);
    this.queues.bulk.grantBury(bury);
    this.queues.interactive.grantSend(bury);
    this.queues.bulk.grantSend(bury);
    this.operations.grantArchive(bury);
    this.events.grantRead(bury);
    this.profiles.grantRead(bury);
    this.sessions.grantRecord(bury);
  }

  private wireRead({ tenantClaim, limits }: Configuration): void {
    const { read } = this.functions;
    this.salt.grantUse(read);
    read.addEnvironment(Env.tenantClaim, tenantClaim);
    this.events.grantRead(read);
    this.profiles.grantRead(read);
    this.sessions.grantRead(read);
    this.operations.grantAdmit(read, limits.maxWaiters);
    this.operations.grantView(read);
    this.operations.grantFollow(read);
    this.queues.interactive.grantProbe(read);
  }

  private wireWatch(): void {
    const { watch } = this.functions;
    this.api.grantProbe(watch);
    this.sessions.grantObserve(watch);
    this.routing.grantMark(watch);
    this.realtime.grantAnnounce(watch);
  }

  private wireRealtime({ tenantClaim }: Configuration): void {
    const { authorize, read, relay } = this.functions;
    this.realtime.grantJudge(authorize, this.issuer);
    this.salt.grantUse(authorize);
    authorize.addEnvironment(Env.tenantClaim, tenantClaim);
    this.sessions.grantAsk(authorize);
    this.operations.grantNoteGrants(authorize);
    this.realtime.grantFollow(relay, this.events.streamArn());
    this.realtime.grantPublish(relay);
    this.realtime.grantFollowPresence(relay, this.sessions.streamArn());
    this.sessions.grantAskAll(relay);
    this.operations.grantAskGrants(relay);
    this.realtime.grantEndConnections(relay);
    this.realtime.grantDescribe(read);
  }

  private wirePresence(): void {
    const { presence } = this.functions;
    this.lifecycle.grantHear(presence);
    this.realtime.grantAskConnections(presence);
    this.sessions.grantNotePresence(presence);
    this.operations.grantListOnline(presence);
  }

  private wireReach({ regions, tenantClaim }: Configuration): void {
    const { notify, whisper } = this.functions;
    const names = regions.map(({ name }) => name);
    this.realtime.grantWhisper(whisper, names);
    this.sessions.grantAskAll(whisper);
    this.realtime.grantReach(notify, names);
    this.sessions.grantAskAll(notify);
    this.salt.grantUse(notify);
    notify.addEnvironment(Env.tenantClaim, tenantClaim);
  }

  private wireAnswers({ regions, ai }: Configuration, region: string): void {
    if (this.answers === undefined) {
      return;
    }
    const { accept, apply, bury, read, relay } = this.functions;
    this.answers.grantName(accept);
    this.answers.grantAsk(apply);
    this.answers.grantBury(bury);
    this.operations.grantEnd(bury);
    this.answers.grantEstimate(read);
    const { ask, answer, judge, summarize } = this.answers.functions;
    this.answers.grantLook(relay);
    this.events.grantReadOne(judge);
    this.operations.grantLimit(judge);
    this.events.grantReadMessages(summarize);
    this.operations.grantLimit(summarize);
    this.events.grantReadOne(answer);
    const others = regions.map(({ name }) => name).filter((name) => name !== region);
    this.operations.grantLimitIn(answer, ai?.spillToRegions ? others : []);
    this.events.grantRead(ask);
    this.profiles.grantRead(ask);
    for (const fn of [ask, answer]) {
      this.sessions.grantAskAll(fn);
      this.operations.grantAnswer(fn);
      this.realtime.grantPublish(fn);
      this.realtime.grantReach(fn, others);
      this.queues.interactive.grantSend(fn);
    }
    this.wireGather(this.answers.batchJobs?.gather);
  }

  private wireGather(gather: ServiceFunction | undefined): void {
    if (gather !== undefined) {
      this.events.grantReadOne(gather);
      this.operations.grantGather(gather);
      this.queues.bulk.grantSend(gather);
    }
  }

  private watchOver(alarms: Alarms, { limits }: Configuration): void {
    const tables = [this.events, this.profiles, this.sessions];
    const watched = [
      this.api,
      this.stream,
      this.realtime,
      this.lifecycle,
      this.operations,
      this.watchSchedule,
      ...tables,
      ...Object.values(this.queues),
      ...Object.values(this.functions),
      ...(this.answers === undefined ? [] : [this.answers]),
    ];
    for (const capability of watched) {
      capability.alarmOn(alarms);
    }
    alarmOnQuietLosses(alarms, limits);
  }
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
