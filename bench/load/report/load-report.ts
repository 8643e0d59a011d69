import { arch, cpus, platform } from 'node:os';
import type { Histogram } from 'hdr-histogram-js';
import type { Generated } from '../generate/outcome.ts';
import { atPeak } from '../judge/at-peak.ts';
import { type Check, holds, type Verdict, verdictOf } from '../judge/check.ts';
import type { Drain } from '../judge/drain.ts';
import { encoded, percentileMs } from '../judge/histogram.ts';
import type { Ledger } from '../judge/ledger.ts';
import type { Outage } from '../judge/outage.ts';
import { MACHINE_BUSY, selfChecksOf } from '../judge/self-checks.ts';
import { latencyOf, matching, type Series, seriesOf } from '../judge/series.ts';
import { thresholdsOf, unjudgedAi } from '../judge/thresholds.ts';
import type { UsageSample } from '../observe/usage.ts';
import { CLASSES } from '../plan/classes.ts';
import type { Scenario } from '../plan/scenario.ts';
import type { Measured } from '../rig/measure.ts';
import { type Floor, floorOf } from './floor.ts';
import { type PartUsage, partsOf } from './part-usage.ts';
import { type Timeline, timelineOf } from './timeline.ts';

export interface Percentiles {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface ClassReport {
  readonly class: string;
  readonly group: string;
  readonly requests: number;
  readonly errors: number;
  readonly latency: Percentiles;
  readonly service: Percentiles;
}

export type CheckReport = Check & { readonly holds: boolean };

/** One load as `reports/load/<scenario>.json` holds it. */
export interface LoadReport {
  readonly at: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly machine: { readonly node: string; readonly platform: string; readonly cpus: number };
  readonly verdict: Verdict;
  readonly thresholds: readonly CheckReport[];
  readonly selfChecks: readonly CheckReport[];
  readonly notes: readonly string[];
  readonly classes: readonly ClassReport[];
  /** Status or failure → how many. */
  readonly answers: Readonly<Record<string, number>>;
  readonly generator: Readonly<Record<string, number>>;
  readonly visible?: {
    readonly home: Percentiles;
    readonly everywhere: Percentiles;
    readonly unseen: number;
  };
  readonly ledger?: Ledger;
  readonly drain?: Drain;
  readonly outage?: Outage;
  readonly usage: readonly PartUsage[];
  readonly floor?: Floor;
  readonly machineBusyPercent: number | undefined;
  readonly cloudLoopDelayP99Ms: number;
  readonly timeline: Timeline;
  /** HdrHistograms of microseconds, compressed; those of several runs can be added. */
  readonly histograms: readonly {
    readonly class: string;
    readonly region: string;
    readonly phase: string;
    readonly latency: string;
    readonly service: string;
  }[];
  /** The naive synchronous handler under the same load. */
  readonly naive?: LoadReport;
}

/** Judges a load and puts everything that was measured into one document. */
export function reportOf(measured: Measured, seed: number): LoadReport {
  const { scenario, generated, status, kept, outage } = measured;
  const series = seriesOf(generated.outcomes);
  const thresholds = thresholdsOf({ series, ...kept, ...(outage && { outage }) });
  const selfChecks = selfChecksOf(measured);
  const { outcomes, beganEpochMs, ...generator } = generated;
  return {
    at: new Date(beganEpochMs).toISOString(),
    scenario,
    seed,
    machine: { node: process.version, platform: `${platform()} ${arch()}`, cpus: cpus().length },
    verdict: verdictOf(thresholds, selfChecks),
    thresholds: thresholds.map(withHolds),
    selfChecks: selfChecks.map(withHolds),
    notes: notesOf(measured, series),
    classes: CLASSES.map(({ name, group }) => classReport(series, name, group)),
    answers: countsOf(outcomes.map(({ status: code, failure }) => failure ?? String(code))),
    generator,
    ...(kept && keptReport(kept)),
    ...(outage && { outage }),
    ...usageReport(measured),
    machineBusyPercent: selfChecks.find(({ name }) => name === MACHINE_BUSY)?.value,
    cloudLoopDelayP99Ms: Math.max(0, ...status.map(({ loopDelayP99Ms }) => loopDelayP99Ms)),
    timeline: timelineOf(measured),
    histograms: series.map((one) => encodedSeries(one, scenario)),
  };
}

function keptReport({ visible, ledger, drain }: NonNullable<Measured['kept']>) {
  const { home, everywhere, unseen } = visible;
  return {
    visible: { home: percentilesOf(home), everywhere: percentilesOf(everywhere), unseen },
    ledger,
    drain,
  };
}

function usageReport(measured: Measured) {
  const { generated, usage } = measured;
  const parts = partsOf(usage, whileSending(usage, generated), generated.outcomes.length);
  return {
    usage: parts,
    ...(parts.length > 0 && { floor: floorOf(measured, parts, cpus().length) }),
  };
}

export function percentilesOf(histogram: Histogram): Percentiles {
  const at = (percentile: number) => percentileMs(histogram, percentile);
  return { count: histogram.totalCount, p50Ms: at(50), p95Ms: at(95), p99Ms: at(99), maxMs: at(100) };
}

/** What a machine does when everything is sent is none of what the load itself had in use. */
function whileSending(usage: readonly UsageSample[], { beganEpochMs, sendingMs }: Generated): UsageSample[] {
  return usage.filter(({ atEpochMs }) => atEpochMs <= beganEpochMs + sendingMs);
}

function withHolds(check: Check): CheckReport {
  return { ...check, holds: holds(check) };
}

function notesOf(measured: Measured, series: readonly Series[]): string[] {
  const { outage } = measured;
  const unjudged = unjudgedAi({ series, ...(outage && { outage }) });
  const notes = [...CLASSES.flatMap(({ note }) => note ?? []), ...(unjudged ? [unjudged] : [])];
  const peak = atPeak(measured);
  if (peak.length > 0) {
    return [...notes, neighbours(peak)];
  }
  return measured.usage.length === 0 ? [...notes, NO_USAGE] : notes;
}

const NO_USAGE = 'CPU and memory were not measured: this system has no /proc.';

/** A machine that others keep busy makes a run invalid too, and its figures worse than they are. */
function neighbours(usage: readonly UsageSample[]): string {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const own = mean(
    usage.map(({ cores }) => Object.values(cores).reduce((sum, one) => sum + one, 0) / cpus().length),
  );
  const all = mean(usage.map(({ machine }) => machine));
  const percent = (part: number) => `${Math.round(Math.max(0, part) * 100)} %`;
  return `At the highest rate this run used ${percent(own)} of the machine's CPU, others used ${percent(all - own)}.`;
}

function classReport(series: readonly Series[], name: string, group: string): ClassReport {
  const own = matching(series, { class: name });
  return {
    class: name,
    group,
    requests: own.reduce((sum, { requests }) => sum + requests, 0),
    errors: own.reduce((sum, { errors }) => sum + errors, 0),
    latency: percentilesOf(latencyOf(series, { class: name })),
    service: percentilesOf(serviceOf(own)),
  };
}

function serviceOf(own: readonly Series[]): Histogram {
  return latencyOf(own.map((one) => ({ ...one, latency: one.service })));
}

function countsOf(things: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const thing of things) {
    counts[thing] = (counts[thing] ?? 0) + 1;
  }
  return counts;
}

function encodedSeries({ class: name, region, phase, latency, service }: Series, { phases }: Scenario) {
  return {
    class: name,
    region,
    phase: `${phase} ${phases[phase]?.name}`,
    latency: encoded(latency),
    service: encoded(service),
  };
}
