import { CLASSES, type Group } from '../plan/classes.ts';
import type { Check } from './check.ts';
import type { Drain } from './drain.ts';
import { percentileMs } from './histogram.ts';
import type { Ledger } from './ledger.ts';
import { LATENCY_LIMITS_MS, MOST_ERRORS_PERCENT } from './limits.ts';
import type { Outage } from './outage.ts';
import { latencyOf, matching, type Series } from './series.ts';
import type { VisibleTimes } from './visible.ts';

const PERCENTILES = [50, 95, 99] as const;
/** A tenth of all requests: of fewer questions than these a P99 would rest on less than ten of them. */
const FEWEST_FOR_AI_P99 = 1_000;
const MOST_DRAIN_SECONDS = 30;
const MOST_OUTAGE_SECONDS = 5;

/** What a run is judged by; undefined is what could not be measured and is not asked for. */
export interface Judged {
  readonly series: readonly Series[];
  readonly visible?: Pick<VisibleTimes, 'unseen'>;
  readonly ledger?: Ledger;
  readonly drain?: Drain;
  /** With a region that died, errors, latencies and the drain are told and not judged: while it is dead nothing is everywhere. */
  readonly outage?: Outage;
}

/** Every limit of a load with what was measured. */
export function thresholdsOf(judged: Judged): Check[] {
  const { visible, ledger, outage } = judged;
  const promises = [
    ...(visible === undefined ? [] : [unseenCheck(visible)]),
    ...(ledger === undefined ? [] : ledgerChecks(ledger)),
  ];
  return outage === undefined ? [...loadChecks(judged), ...promises] : [...outageChecks(outage), ...promises];
}

function loadChecks({ series, drain }: Judged): Check[] {
  const groups = [...new Set(CLASSES.map(({ group }) => group))];
  return [
    ...groups.flatMap((group) => latencyChecks(series, group)),
    errorCheck(series),
    ...(drain === undefined ? [] : drainChecks(drain)),
  ];
}

function drainChecks({ visibleSeconds, answeredSeconds, quietSeconds }: Drain): Check[] {
  const times = { 'all visible': visibleSeconds, 'all answered': answeredSeconds, quiet: quietSeconds };
  return Object.entries(times).map(([what, value]) => ({
    name: `drained: ${what}`,
    value,
    unit: 's',
    limit: MOST_DRAIN_SECONDS,
    is: 'below',
  }));
}

/** Errors that end say little of a load that ends with them: a write must be accepted too. */
function outageChecks({ lastErrorSeconds, acceptedAgainSeconds }: Outage): Check[] {
  const within = { unit: 's', limit: MOST_OUTAGE_SECONDS, is: 'at most' } as const;
  return [
    { name: 'errors end after the region died', value: lastErrorSeconds, ...within },
    { name: 'a write is accepted after the region died', value: acceptedAgainSeconds, ...within },
  ];
}

function latencyChecks(series: readonly Series[], group: Group): Check[] {
  const latency = latencyOf(series, { group });
  const isJudged = (percentile: number): boolean =>
    percentile < 99 || group !== 'ai' || latency.totalCount >= FEWEST_FOR_AI_P99;
  return PERCENTILES.filter(isJudged).map((percentile) => ({
    name: `${group} P${percentile}`,
    // Of a class that nobody asked for, nothing was measured: no number keeps to no limit.
    value: latency.totalCount === 0 ? Number.NaN : percentileMs(latency, percentile),
    unit: 'ms',
    limit: LATENCY_LIMITS_MS[percentile],
    is: 'below',
  }));
}

/** Undefined where it is judged, or nothing of a load's latencies is. */
export function unjudgedAi({ series, outage }: Judged): string | undefined {
  const questions = latencyOf(series, { group: 'ai' }).totalCount;
  return outage === undefined && questions < FEWEST_FOR_AI_P99
    ? `AI P99 is not judged: ${questions} questions.`
    : undefined;
}

function errorCheck(series: readonly Series[]): Check {
  const all = matching(series, {});
  const requests = all.reduce((sum, one) => sum + one.requests, 0);
  const errors = all.reduce((sum, one) => sum + one.errors, 0);
  const value = requests === 0 ? Number.NaN : (errors / requests) * 100;
  return { name: 'errors', value, unit: '%', limit: MOST_ERRORS_PERCENT, is: 'below' };
}

/** Of the whole load: the drain looks at what was accepted until the end of the peak alone. */
function unseenCheck({ unseen }: Pick<VisibleTimes, 'unseen'>): Check {
  return { name: 'visible: unseen', value: unseen, unit: '', limit: 0, is: 'at most' };
}

/** A ledger without an entry is clean of everything, and says nothing. */
function ledgerChecks({ accepted, lost, duplicates, gaps }: Ledger): Check[] {
  const faults = Object.entries({ lost, duplicates, gaps }).map(
    ([name, value]) => ({ name: `ledger: ${name}`, value, unit: '', limit: 0, is: 'at most' }) as const,
  );
  return [{ name: 'ledger: accepted', value: accepted, unit: '', limit: 1, is: 'at least' }, ...faults];
}
