import { type Chart, chartSvg } from '../picture/chart.ts';
import { documentOf } from '../picture/document.ts';
import { htmlOf } from '../picture/table.ts';
import type { PlanReport } from './plan-report.ts';
import { publishedPerUser } from './published.ts';
import { tablesOf } from './tables.ts';

/** A plan as one page that needs no network and no script. */
export function pageOf(report: PlanReport): string {
  return documentOf('What Meridian costs', [
    `<p>Computed ${report.at}; load of the machine ${report.machineLoad.toFixed(1)}.</p>`,
    ...chartsOf(report).map(chartSvg),
    ...tablesOf(report).map(htmlOf),
    '<h2>Traffic</h2>',
    `<pre>${JSON.stringify(report.traffic, null, 2)}</pre>`,
  ]);
}

function chartsOf(report: PlanReport): Chart[] {
  return [perUser(report), total(report), backlog(report), meeting(report)];
}

/** One thousand users is at zero, each ten times as many one further. */
const decades = (users: number) => Math.log10(users) - 3;

function byUsers({ sizes }: PlanReport): NonNullable<Chart['x']> {
  return {
    label: 'users',
    ticks: sizes.map(({ load }) => [decades(load.users), load.users.toLocaleString('en-US')]),
  };
}

function perUser(report: PlanReport): Chart {
  const { sizes } = report;
  return {
    title: 'A user and month',
    unit: 'thousandths of a dollar, logarithmic',
    logarithmic: true,
    x: byUsers(report),
    lines: {
      'without sign-in': sizes.map(({ load, runningDollars }) => [
        decades(load.users),
        (runningDollars / load.users) * 1_000,
      ]),
      'with Cognito': sizes.map(({ load, totalDollars }) => [
        decades(load.users),
        (totalDollars / load.users) * 1_000,
      ]),
      published: sizes.map(({ load }) => [decades(load.users), publishedPerUser(load.users) * 1_000]),
    },
  };
}

function total(report: PlanReport): Chart {
  const { sizes } = report;
  const [first] = sizes;
  const largest = sizes.at(-1)?.bill ?? first?.bill;
  const services = Object.entries(largest ?? {})
    .sort(([, one], [, other]) => other - one)
    .slice(0, 7)
    .map(([service]) => service as keyof typeof largest & string);
  const billed = (bill: object, service: string) => (bill as Record<string, number>)[service] ?? 0;
  return {
    title: 'A month',
    unit: 'dollars, logarithmic, the seven largest',
    logarithmic: true,
    x: byUsers(report),
    lines: Object.fromEntries(
      services.map((service) => [
        service,
        sizes.map(({ load, bill }) => [decades(load.users), billed(bill, service)] as const),
      ]),
    ),
  };
}

function backlog({ spikes }: PlanReport): Chart {
  const configured = spikes.filter(({ users, throttled }) => users >= 1_000_000 && throttled);
  return {
    title: 'The spike as configured',
    unit: 'messages waiting in the busiest region',
    lines: Object.fromEntries(
      configured.map(({ users, queue, depths }) => [
        `${users.toLocaleString('en-US')} ${queue}`,
        depths.map(({ atMs, depth }) => [atMs / 1_000, depth] as const),
      ]),
    ),
  };
}

function meeting({ meetings }: PlanReport): Chart {
  const line = (windowMs: number, consumers: number, of: 'thoughtWriteUnits' | 'playedWriteUnits') =>
    meetings
      .filter(({ settings }) => settings.windowMs === windowMs && settings.consumers === consumers)
      .map((one) => [one.eventsPerSecond, one[of]] as const);
  const shapes = [
    ...new Set(meetings.map(({ settings }) => `${settings.windowMs} ${settings.consumers}`)),
  ].map((shape) => shape.split(' ').map(Number));
  return {
    title: 'Write units of an event',
    unit: 'all replicas',
    x: {
      label: 'events a second of one session',
      ticks: [0, 1, 2, 3, 4, 5, 6].map((at) => [at, String(at)]),
    },
    lines: Object.fromEntries(
      shapes.flatMap(([windowMs = 0, consumers = 1]) => [
        [`${windowMs / 1_000} s, ${consumers}`, line(windowMs, consumers, 'playedWriteUnits')],
        [`${windowMs / 1_000} s, ${consumers}, thought`, line(windowMs, consumers, 'thoughtWriteUnits')],
      ]),
    ),
  };
}
