import type { Drain } from '../judge/drain.ts';
import { MOST_BUSY_PERCENT } from '../judge/self-checks.ts';
import type { Floor } from './floor.ts';
import type { CheckReport, ClassReport, LoadReport, Percentiles } from './load-report.ts';

/** A load in Markdown, for a terminal or a pull request. */
export function summaryOf(report: LoadReport): string {
  const { scenario, verdict, notes, machine } = report;
  const requests = report.classes.reduce((sum, one) => sum + one.requests, 0);
  return [
    `## ${scenario.name}: ${verdict.toUpperCase()}`,
    '',
    `${requests.toLocaleString('en-US')} requests of ${scenario.users.toLocaleString('en-US')} users, seed ${report.seed}, ${machine.cpus} cores, Node ${machine.node}.`,
    ...notes,
    '',
    table(['limit', 'measured', 'allowed', ''], [...report.thresholds, ...report.selfChecks].map(checkRow)),
    '',
    table(CLASS_HEADS, classRows(report)),
    '',
    ...secondClock(report),
    ...outageLines(report),
    usageTable(report),
    '',
    'Cores are those in use while the load was sent. CPU a request counts until all that it left behind was done.',
    ...floorLine(report),
    `Event loops, P99: generator ${ms(report.generator.loopDelayP99Ms ?? 0)}, local cloud at worst ${ms(report.cloudLoopDelayP99Ms)}. ${NO_LAG_OF_FUNCTIONS}`,
    '',
    ...Object.entries(report.answers).map(([answer, count]) => `- ${count} × ${answer}`),
  ].join('\n');
}

const NO_LAG_OF_FUNCTIONS =
  'Of functions none is told: each process handles one event at a time, so that its lag is its own work.';

const CLASS_HEADS = ['from intended start', 'requests', 'errors', 'P50', 'P95', 'P99', 'max', 'service P50'];

function classRows({ classes, naive }: LoadReport): string[][] {
  const ours = classes.map((one) => classRow(one.class, one));
  const theirs = naive?.classes.map((one) => classRow(`${one.class}, naive`, one)) ?? [];
  return [...ours, ...theirs].sort((a, b) => String(a[0]).localeCompare(String(b[0])));
}

function classRow(name: string, { requests, errors, latency, service }: ClassReport): string[] {
  return [name, String(requests), String(errors), ...percentileCells(latency), ms(service.p50Ms)];
}

function usageTable({ usage, naive }: LoadReport): string {
  const heads = ['part', 'mean cores', 'most cores', 'CPU ms a request', 'naive CPU ms', 'most MB'];
  const rows = usage.map(({ part, meanCores, mostCores, cpuMsPerRequest, mostResidentMb }) => [
    part,
    meanCores.toFixed(2),
    mostCores.toFixed(2),
    cpuMsPerRequest.toFixed(2),
    naive?.usage.find((one) => one.part === part)?.cpuMsPerRequest.toFixed(2) ?? '',
    mostResidentMb.toFixed(0),
  ]);
  return table(heads, rows);
}

function floorLine({ floor, machine }: LoadReport): string[] {
  return floor === undefined ? [] : [`${leastIn(floor)} ${availableIn(floor, machine.cpus)}`];
}

function leastIn({ calls, callMs, turns, exchangeMs, generatorMs, leastMs, allMs }: Floor): string {
  return [
    `A request led to ${shown(calls)} calls of AWS's services, which take ${ms(callMs)} of CPU each where the service does nothing,`,
    `and to ${shown(turns)} exchanges of functions with their runtimes, ${ms(exchangeMs)} each where neither end does anything else.`,
    `With the ${ms(generatorMs)} of the generator that is a floor of ${ms(leastMs)}; all parts took ${ms(allMs)}.`,
  ].join(' ');
}

function availableIn({ availableMs }: Floor, cpus: number): string {
  return `At the highest rate ${cpus} cores have ${ms(availableMs)} for each, ${MOST_BUSY_PERCENT} % of their time.`;
}

function secondClock({ visible, ledger }: LoadReport): string[] {
  if (visible === undefined || ledger === undefined) {
    return [];
  }
  return [
    table(
      ['accept → visible', 'writes', 'P50', 'P95', 'P99', 'max'],
      [
        ['where it was accepted', String(visible.home.count), ...percentileCells(visible.home)],
        ['everywhere', String(visible.everywhere.count), ...percentileCells(visible.everywhere)],
      ],
    ),
    '',
    `${visible.unseen} accepted writes were not seen everywhere.`,
    `Ledger: ${ledger.accepted} accepted, ${ledger.lost} lost, ${ledger.duplicates} twice, ${ledger.gaps} gaps.`,
    ...ledger.examples,
    '',
  ];
}

function outageLines({ outage, drain }: LoadReport): string[] {
  if (outage === undefined) {
    return [];
  }
  const { region, atSeconds, errors, lastErrorSeconds, acceptedAgainSeconds } = outage;
  return [
    `${region} died at ${atSeconds.toFixed(1)} s: its users had a write accepted again after ${shown(acceptedAgainSeconds)} s, the last error of ${errors} was of a request ${shown(lastErrorSeconds)} s after.`,
    ...(drain === undefined ? [] : [unjudged(drain)]),
    '',
  ];
}

/** It comes back with the load's end, from when all regions have to be level again. */
function unjudged({ visibleSeconds, answeredSeconds, quietSeconds }: Drain): string {
  return `Drained, not judged: all visible after ${shown(visibleSeconds)} s, all answered after ${shown(answeredSeconds)} s, quiet after ${shown(quietSeconds)} s.`;
}

function checkRow({ name, value, unit, is, limit, holds }: CheckReport): string[] {
  return [
    name,
    `${shown(value)} ${unit}`.trim(),
    `${is} ${shown(limit)} ${unit}`.trim(),
    holds ? 'ok' : 'NO',
  ];
}

function percentileCells({ p50Ms, p95Ms, p99Ms, maxMs }: Percentiles): string[] {
  return [p50Ms, p95Ms, p99Ms, maxMs].map(ms);
}

function ms(value: number): string {
  return `${shown(value)} ms`;
}

function shown(value: number): string {
  return Math.abs(value) >= 1_000
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(3)));
}

/** A Markdown table whose columns line up in a terminal too. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) =>
    Math.max(head.length, 3, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
