import { escaped } from './escaped.ts';

/** A value for each x, which is seconds from the beginning if nothing else is said. */
export type Line = readonly (readonly [x: number, value: number])[];

/** A picture of lines over a common x axis. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly lines: Readonly<Record<string, Line>>;
  /** What x counts; seconds if nothing is said. */
  readonly x?: { readonly label: string; readonly ticks: readonly (readonly [x: number, text: string])[] };
  /** Latencies span decades. Values below 1 are drawn at 1. */
  readonly logarithmic?: boolean;
  /** Values that a line must not reach. */
  readonly limits?: Readonly<Record<string, number>>;
}

const WIDTH = 860;
const HEIGHT = 260;
const PLOT = { left: 64, right: 20, top: 40, bottom: 40 };
/** Told apart without colour too: each line also has dashes of its own. https://doi.org/10.1038/nmeth.1618 */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#444444', '#8c6d31'];
const DASHES = ['', '6 3', '2 3', '9 3 2 3', '12 4', '4 2', '1 2', '8 2'];

/** Draws a chart as SVG that needs nothing beside it. */
export function chartSvg({ title, unit, lines, x, logarithmic = false, limits = {} }: Chart): string {
  const points = Object.values(lines).flat();
  const mostX = Math.max(1e-9, ...points.map(([at]) => at), ...(x?.ticks.map(([at]) => at) ?? []));
  const mostY = Math.max(
    logarithmic ? 10 : 1e-9,
    ...points.map(([, value]) => value),
    ...Object.values(limits),
  );
  const scale = { x: scaleX(mostX), y: scaleY(mostY, logarithmic) };
  const names = Object.keys(lines);
  const text = `${title} (${unit}): ${names.join(', ')}`;
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(text)}" xmlns="http://www.w3.org/2000/svg">`,
    `<text class="title" x="${PLOT.left}" y="16">${escaped(`${title}, ${unit}`)}</text>`,
    ...legend(names),
    ...yTicks(mostY, logarithmic).map((value) => yTick(value, scale.y(value))),
    ...(x?.ticks ?? secondTicks(mostX)).map(([at, label]) => xTick(label, scale.x(at))),
    `<text class="tick" text-anchor="end" x="${WIDTH - PLOT.right}" y="${HEIGHT - 6}">${x?.label ?? 'seconds'}</text>`,
    ...Object.entries(limits).map(([name, value]) => limitLine(name, scale.y(value))),
    ...Object.values(lines).map((line, at) => polyline(line, scale, at)),
    '</svg>',
  ].join('\n');
}

type Scale = (value: number) => number;

function scaleX(most: number): Scale {
  return (value) => PLOT.left + (Math.max(0, value) / most) * (WIDTH - PLOT.left - PLOT.right);
}

function scaleY(most: number, logarithmic: boolean): Scale {
  const bottom = HEIGHT - PLOT.bottom;
  const height = bottom - PLOT.top;
  return logarithmic
    ? (value) => bottom - (Math.log10(Math.max(1, value)) / Math.log10(most)) * height
    : (value) => bottom - (Math.max(0, value) / most) * height;
}

function polyline(line: Line, scale: { x: Scale; y: Scale }, at: number): string {
  const points = line.map(([x, y]) => `${scale.x(x).toFixed(1)},${scale.y(y).toFixed(1)}`).join(' ');
  return `<polyline fill="none" stroke-width="1.6" ${strokeOf(at)} points="${points}"/>`;
}

function strokeOf(at: number): string {
  return `stroke="${COLOURS[at % COLOURS.length]}" stroke-dasharray="${DASHES[at % DASHES.length]}"`;
}

function legend(names: readonly string[]): string[] {
  let x = PLOT.left;
  return names.map((name, at) => {
    const from = x;
    x += 34 + name.length * 7;
    const line = `<line x1="${from}" x2="${from + 18}" y1="29" y2="29" stroke-width="2.5" ${strokeOf(at)}/>`;
    return `${line}<text class="tick" x="${from + 22}" y="33">${escaped(name)}</text>`;
  });
}

function yTicks(most: number, logarithmic: boolean): number[] {
  if (logarithmic) {
    return Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => 10 ** power);
  }
  const step = niceStep(most / 4);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}

function secondTicks(most: number): [number, string][] {
  const step = niceStep(most / 8);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => [at * step, shown(at * step)]);
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power;
}

function yTick(value: number, y: number): string {
  const line = `<line class="grid" x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`;
  return `${line}<text class="tick" text-anchor="end" x="${PLOT.left - 6}" y="${(y + 4).toFixed(1)}">${shown(value)}</text>`;
}

function xTick(label: string, x: number): string {
  return `<text class="tick" text-anchor="middle" x="${x.toFixed(1)}" y="${HEIGHT - PLOT.bottom + 16}">${escaped(label)}</text>`;
}

function limitLine(name: string, y: number): string {
  const line = `<line class="limit" x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`;
  return `${line}<text class="tick" text-anchor="end" x="${WIDTH - PLOT.right}" y="${(y - 3).toFixed(1)}">${escaped(name)}</text>`;
}

function shown(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US');
}
