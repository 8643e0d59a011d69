import { configuration } from '../../../bin/configuration.ts';
import { namesOf } from '../../../lambdas/contract/names.ts';
import type { CloudProcess } from '../../../local/testing/cloud-process.ts';
import { quiet } from '../../prove/quiet.ts';
import type { Generated, Outcome } from '../generate/outcome.ts';
import { type Drain, drainOf } from '../judge/drain.ts';
import { type Ledger, ledgerOf, type StoredCommit } from '../judge/ledger.ts';
import type { Outage } from '../judge/outage.ts';
import { type VisibleTimes, visibleTimes } from '../judge/visible.ts';
import { type Exchanges, exchangesIn, exchangesSince } from '../observe/exchanges.ts';
import { type StatusSample, watchStatus } from '../observe/status.ts';
import { storedCommits } from '../observe/stored-commits.ts';
import { type UsageSample, watchUsage } from '../observe/usage.ts';
import { watchVisibility } from '../observe/visibility.ts';
import { type Arrival, plannedArrivals } from '../plan/arrivals.ts';
import { peakPhase, phaseEndsMs, type Scenario, warmUpOf } from '../plan/scenario.ts';
import type { GeneratorProcess } from './generator-process.ts';
import { killing } from './killing.ts';
import type { LeastCost } from './least-cost.ts';

/** A cloud with somebody to load it. */
export interface Rig {
  readonly cloud: CloudProcess;
  readonly generator: GeneratorProcess;
  readonly leastCost: LeastCost;
}

export interface Way {
  readonly seed: number;
  readonly poisson: boolean;
  /** A region goes dark so many seconds into the load, until its end. */
  readonly killAtSeconds?: number;
}

/** A load with everything that was seen of it. */
export interface Measured {
  readonly scenario: Scenario;
  /** As they were intended, whether they were sent or dropped. */
  readonly arrivals: readonly Arrival[];
  readonly generated: Generated;
  /** These three until nothing of the load was under way any more; the exchanges without its own requests. */
  readonly usage: readonly UsageSample[];
  readonly status: readonly StatusSample[];
  readonly exchanges: Exchanges;
  readonly leastCost: LeastCost;
  /** Of a design with queues. What answers only when everything is written has no second clock. */
  readonly kept?: { readonly visible: VisibleTimes; readonly ledger: Ledger; readonly drain: Drain };
  readonly outage?: Outage;
}

const TABLES = namesOf(configuration.app).tables;

/** Warms up, loads, waits until the cloud is quiet, and looks what became of every promise. */
export async function measure(rig: Rig, scenario: Scenario, way: Way): Promise<Measured> {
  const { cloud } = rig;
  const visibility = await watchVisibility(cloud.endpoints.regions, TABLES.eventStore);
  const { warmUp, quietEpochMs, ...loaded } = await load(rig, scenario, way);
  await visibility.stop();
  const { outcomes, beganEpochMs } = loaded.generated;
  const { sightings, ends } = visibility;
  const { regions } = cloud;
  return {
    ...loaded,
    kept: {
      visible: visibleTimes(outcomes, sightings, regions),
      drain: drainOf(outcomes, { sightings, ends, regions, quietEpochMs }, peakOf(scenario, beganEpochMs)),
      ledger: await ledgerIn(cloud, [...warmUp, ...outcomes]),
    },
  };
}

function peakOf(scenario: Scenario, beganEpochMs: number) {
  const phase = peakPhase(scenario);
  const endsMs = phaseEndsMs(scenario).map((endMs) => beganEpochMs + endMs);
  return { phase, peakEndEpochMs: endsMs[phase] ?? 0, loadEndEpochMs: endsMs.at(-1) ?? 0 };
}

/** The same load on what has no queues: nothing is looked for afterwards. */
export async function measureAnswers(rig: Rig, scenario: Scenario, way: Way): Promise<Measured> {
  const { warmUp: _, quietEpochMs: __, ...loaded } = await load(rig, scenario, way);
  return loaded;
}

type Loaded = Omit<Measured, 'kept'> & {
  readonly warmUp: readonly Outcome[];
  readonly quietEpochMs: number;
};

async function load(rig: Rig, scenario: Scenario, way: Way): Promise<Loaded> {
  const { cloud, generator, leastCost } = rig;
  const { edge } = cloud.endpoints;
  const warmUp = await generator.load({ scenario: warmUpOf(scenario), ...way, edge });
  const exchangesBefore = await exchangesIn(cloud);
  const usage = watchUsage({ cloud: cloud.pid, generator: generator.pid, bench: process.pid });
  const status = watchStatus(cloud);
  try {
    const loaded = await loadUntilQuiet(rig, scenario, way);
    const exchanges = exchangesSince(exchangesBefore, await exchangesIn(cloud));
    return {
      scenario,
      arrivals: plannedArrivals(scenario, way),
      ...loaded,
      usage: usage.samples,
      status: status.samples,
      exchanges,
      leastCost,
      warmUp: warmUp.outcomes,
    };
  } finally {
    usage.stop();
    status.stop();
  }
}

/** What is accepted and not yet done is work of the load too: whoever defers it must not look cheaper for it. */
async function loadUntilQuiet({ cloud, generator }: Rig, scenario: Scenario, way: Way) {
  const kill = killing(cloud, way.killAtSeconds);
  kill.begin();
  const generated = await generator.load({ scenario, ...way, edge: cloud.endpoints.edge });
  const outage = await kill.end(generated);
  await quiet(cloud);
  return { generated, ...(outage && { outage }), quietEpochMs: Date.now() };
}

async function ledgerIn(cloud: CloudProcess, outcomes: readonly Outcome[]): Promise<Ledger> {
  const accepted = outcomes.flatMap((outcome) => outcome.accepted ?? []);
  const byRegion = new Map<string, StoredCommit[]>();
  for (const [region, { aws }] of Object.entries(cloud.endpoints.regions)) {
    byRegion.set(region, await storedCommits(aws, region, TABLES.eventStore));
  }
  return ledgerOf(accepted, byRegion);
}
