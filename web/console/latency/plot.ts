import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { timeOfDay } from '../../parts/format.ts';
import type { LatencyPoint } from './latency-point.ts';
import { scaleWords } from './scale-words.ts';

export interface Plot {
  show(points: readonly LatencyPoint[]): void;
  close(): void;
}

const HEIGHT = 200;
const LEAST_SECONDS = 60;

/** Draws percentiles into an element for as long as it lives, as wide as the element is. */
export function plotIn(frame: HTMLElement, goalMs: number | undefined): Plot {
  let shown: readonly LatencyPoint[] = [];
  let plot = drawn(frame, goalMs);
  const resize = new ResizeObserver(() => plot.setSize({ width: frame.clientWidth, height: HEIGHT }));
  resize.observe(frame);
  // Colours are read from the page's styles, which change with the scheme.
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const redraw = (): void => {
    plot.destroy();
    plot = drawn(frame, goalMs);
    plot.setData(columnsOf(shown, goalMs));
  };
  scheme.addEventListener('change', redraw);
  return {
    show(points) {
      shown = points;
      plot.setData(columnsOf(points, goalMs));
    },
    close() {
      scheme.removeEventListener('change', redraw);
      resize.disconnect();
      plot.destroy();
    },
  };
}

function drawn(frame: HTMLElement, goalMs: number | undefined): UPlot {
  const style = getComputedStyle(frame);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: color('--ink-2'),
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
  };
  const line = (label: string, name: string, dash: number[] = []): UPlot.Series => ({
    label,
    stroke: color(name),
    width: 2,
    dash,
    points: { show: false },
  });
  const options: UPlot.Options = {
    width: frame.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_, min, max) => [Math.min(min, max - LEAST_SECONDS), max] },
      y: { range: (_, __, max) => [0, Math.max(10, max * 1.1)] },
    },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((tick) => timeOfDay(tick * 1_000)), space: 76 },
      { ...axis, values: (_, ticks) => scaleWords(ticks), size: 64 },
    ],
    series: [
      {},
      // The widest first, so that those that coincide are seen all the same.
      { ...line('P99', '--p99'), width: 5 },
      { ...line('P95', '--p95'), width: 3 },
      line('P50', '--p50'),
      ...(goalMs === undefined ? [] : [line('goal', '--ink-2', [4, 6])]),
    ],
  };
  return new UPlot(options, [[], [], [], [], ...(goalMs === undefined ? [] : [[]])], frame);
}

function columnsOf(points: readonly LatencyPoint[], goalMs: number | undefined): UPlot.AlignedData {
  const column = (read: (latency: NonNullable<LatencyPoint['latency']>) => number) =>
    points.map(({ latency }) => (latency === undefined ? null : read(latency)));
  return [
    points.map(({ atMs }) => atMs / 1_000),
    column(({ p99 }) => p99),
    column(({ p95 }) => p95),
    column(({ p50 }) => p50),
    ...(goalMs === undefined ? [] : [points.map(() => goalMs)]),
  ];
}
