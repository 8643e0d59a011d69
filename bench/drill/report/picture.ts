import { escaped } from '../../picture/escaped.ts';
import type { FaultWindow } from '../nemesis/fault-plan.ts';
import type { Sample } from '../samples.ts';
import type { Second } from './per-second.ts';

export interface Timeline {
  readonly plan: readonly FaultWindow[];
  readonly seconds: readonly Second[];
  readonly samples: readonly Sample[];
  readonly healedMs: number;
  readonly quietMs: number;
}

interface Series {
  readonly name: string;
  readonly kind: 'line' | 'bars';
  readonly points: readonly (readonly [atMs: number, value: number])[];
}

const WIDTH = 1_080;
const LEFT = 150;
const RIGHT = 20;
const TOP = 40;
/** Lines of the labels above the bands. */
const HEALED_AT = 14;
const QUIET_AT = 28;
const BAND = 15;
const CHART = 84;
const GAP = 26;

/** A drill as one picture: faults as bands, and below them what went on, on one axis of time. */
export function picture(timeline: Timeline): string {
  const kinds = [...new Set(timeline.plan.map(({ kind }) => kind))];
  const endMs = Math.max(timeline.quietMs, timeline.seconds.length * 1_000, 1_000);
  const x = (atMs: number): number => LEFT + (Math.min(atMs, endMs) / endMs) * (WIDTH - LEFT - RIGHT);
  const chartsAt = TOP + kinds.length * BAND + GAP;
  const charts = seriesOf(timeline);
  const height = chartsAt + charts.length * (CHART + GAP) + GAP;
  const marks = [
    mark(x(timeline.healedMs), height, HEALED_AT, 'healed'),
    mark(
      x(timeline.quietMs),
      height,
      QUIET_AT,
      `quiet after ${seconds(timeline.quietMs - timeline.healedMs)}`,
    ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Timeline of the drill">`,
    ...kinds.flatMap((kind, at) => bandsOf(kind, TOP + at * BAND, timeline.plan, x)),
    ...charts.flatMap((series, at) => chartOf(series, chartsAt + at * (CHART + GAP), x)),
    ...axis(height - GAP, endMs, x),
    ...marks,
    '</svg>',
  ].join('\n');
}

function seriesOf({ seconds: all, samples }: Timeline): Series[] {
  const each = (value: (second: Second) => number) =>
    all.map((second, at) => [at * 1_000 + 500, value(second)] as const);
  return [
    { name: 'operations a second', kind: 'line', points: each(({ operations }) => operations) },
    { name: 'not answered, or 5xx but 504', kind: 'bars', points: each(({ inVain }) => inVain) },
    { name: 'accept, p95 in ms', kind: 'line', points: each(({ acceptMs }) => acceptMs) },
    { name: 'messages in queues', kind: 'line', points: samples.map(({ atMs, queued }) => [atMs, queued]) },
    {
      name: 'items replicating',
      kind: 'line',
      points: samples.map(({ atMs, replicating }) => [atMs, replicating]),
    },
  ];
}

type Scale = (atMs: number) => number;

function bandsOf(kind: string, y: number, plan: readonly FaultWindow[], x: Scale): string[] {
  const windows = plan.filter((window) => window.kind === kind);
  const bands = windows.map(({ fromMs, toMs, faults }) => {
    const width = Math.max(1, x(toMs) - x(fromMs)).toFixed(1);
    const title = escaped(JSON.stringify(faults));
    return `<rect class="fault" x="${x(fromMs).toFixed(1)}" y="${y}" width="${width}" height="${BAND - 4}"><title>${title}</title></rect>`;
  });
  return [`<text class="name" x="${LEFT - 8}" y="${y + BAND - 6}">${kind}</text>`, ...bands];
}

function chartOf({ name, kind, points }: Series, top: number, x: Scale): string[] {
  const most = Math.max(1, ...points.map(([, value]) => value));
  const bottom = top + CHART;
  const y = (value: number): number => bottom - (value / most) * CHART;
  const shape = kind === 'line' ? line(points, x, y) : bars(points, x, y, bottom);
  return [
    `<text class="name" x="${LEFT - 8}" y="${top + 12}">${name}</text>`,
    `<text class="small" x="${LEFT - 8}" y="${top + 28}">0 to ${most}</text>`,
    `<line class="ground" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}"/>`,
    shape,
  ];
}

function line(points: Series['points'], x: Scale, y: Scale): string {
  const path = points.map(([atMs, value]) => `${x(atMs).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return `<polyline class="line" points="${path}"/>`;
}

function bars(points: Series['points'], x: Scale, y: Scale, bottom: number): string {
  return points
    .filter(([, value]) => value > 0)
    .map(([atMs, value]) => {
      const height = (bottom - y(value)).toFixed(1);
      return `<rect class="bar" x="${(x(atMs) - 1).toFixed(1)}" y="${y(value).toFixed(1)}" width="2" height="${height}"/>`;
    })
    .join('');
}

const TICKS = 10;

function axis(y: number, endMs: number, x: Scale): string[] {
  return Array.from({ length: TICKS + 1 }, (_, at) => {
    const atMs = (endMs * at) / TICKS;
    return `<text class="tick" x="${x(atMs).toFixed(1)}" y="${y}">${seconds(atMs)}</text>`;
  });
}

function mark(x: number, height: number, labelAt: number, label: string): string {
  return `<line class="mark" x1="${x}" x2="${x}" y1="${labelAt - 8}" y2="${height - GAP - 14}"/><text class="label" x="${x - 4}" y="${labelAt}">${label}</text>`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}
