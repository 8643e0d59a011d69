import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { namesOf } from '../lambdas/contract/names.ts';
import { Alarms } from './alarms.ts';
import { Answers } from './answers.ts';
import type { Configuration } from './configuration.ts';
import { alarmOnQuietLosses } from './quiet-loss-alarms.ts';
import { type RegionParts, regionParts } from './region-parts.ts';
import { wireAnswers, wireParts } from './region-wiring.ts';
import type { RegionalApi } from './regional-api.ts';
import type { RoutingStore } from './routing-store.ts';
import type { Issuer } from './sign-in.ts';
import { WatchSchedule } from './watch-schedule.ts';

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

  constructor(scope: Construct, { configuration, region, primary }: RegionStackProps) {
    const { app, account, ai } = configuration;
    const stackName = namesOf(app).stack(region);
    super(scope, stackName, {
      stackName,
      env: { account, region },
      description: `Meridian in ${region}`,
    });
    Tags.of(this).add('app', app);
    const parts = regionParts(this, configuration, region, primary);
    this.api = parts.api;
    this.issuer = parts.issuer;
    this.routing = parts.routing;
    if (primary) {
      this.addStackDependency(primary, 'It defines the tables, the salt and the sign-in of all regions.');
    }
    wireParts(parts, configuration);
    const answers = ai && new Answers(this, 'answers', { configuration, ai, region });
    if (answers) {
      wireAnswers(answers, parts, configuration, region);
    }
    const { watch } = parts.functions;
    const watchSchedule = new WatchSchedule(this, 'watch-schedule', namesOf(app).fn('watch'), watch);
    const alarms = new Alarms(this, 'alarms', configuration);
    alarmOnParts(alarms, parts, watchSchedule);
    answers?.alarmOn(alarms);
    alarmOnQuietLosses(alarms, configuration.limits);
  }
}

function alarmOnParts(alarms: Alarms, parts: RegionParts, watchSchedule: WatchSchedule): void {
  const tables = [parts.events, parts.profiles, parts.sessions];
  const watched = [
    parts.api,
    parts.stream,
    parts.realtime,
    parts.lifecycle,
    parts.operations,
    watchSchedule,
    ...tables,
    ...Object.values(parts.queues),
    ...Object.values(parts.functions),
  ];
  for (const capability of watched) {
    capability.alarmOn(alarms);
  }
}
