import { decoded, merged, percentileMs } from '../judge/histogram.ts';
import { CLASSES } from '../plan/classes.ts';
import { type Chart, chartSvg } from './chart.ts';
import { escaped } from './escaped.ts';
import type { LoadReport } from './load-report.ts';
import { summaryOf } from './summary.ts';
import type { Line } from './timeline.ts';

/** A load as one page that needs no network and no script. */
export function pageOf(report: LoadReport): string {
  const { scenario, verdict, at, naive } = report;
  const title = `${scenario.name}: ${verdict}`;
  const naivePart = naive ? ['<h2>The naive handler under the same load</h2>', ...chartsOf(naive)] : [];
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>Load ${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">${STYLE}</head><body><main>`,
    `<h1>Load ${escaped(title)}</h1><p>${escaped(at)}</p>`,
    '<h2>Figures</h2>',
    htmlOf(summaryOf(report)),
    '<h2>Over time</h2>',
    ...chartsOf(report),
    ...naivePart,
    '</main></body></html>\n',
  ].join('\n');
}

const STYLE = `<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
main { max-width: 60rem; margin: auto; }
svg { width: 100%; height: auto; background: #fff; margin: .5rem 0 1.5rem; }
svg text { font: 12px system-ui, sans-serif; fill: #333; }
svg text.title { font-weight: 600; font-size: 14px; }
.grid { stroke: #ddd; } .limit { stroke: #a00; stroke-dasharray: 3 3; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #8886; }
th:first-child, td:first-child { text-align: left; }
</style>`;

function chartsOf({ timeline, histograms }: LoadReport): string[] {
  const charts: Chart[] = [
    { title: 'Requests', unit: 'per second, by intended start', lines: timeline.rate },
    {
      title: 'Latency from intended start',
      unit: 'ms, logarithmic',
      lines: timeline.latencyMs,
      logarithmic: true,
      limits: { 'P50 limit': 500, 'P95 limit': 2_000, 'P99 limit': 5_000 },
    },
    {
      title: 'Latency by percentile',
      unit: 'ms, logarithmic',
      lines: percentileLines(histograms),
      logarithmic: true,
      x: { label: 'percent of requests', ticks: PERCENTILES.map((one) => [decadesOf(one), String(one)]) },
    },
    { title: 'CPU', unit: 'cores in use', lines: timeline.cores },
    { title: 'Backlog', unit: 'messages, item writes', lines: timeline.backlog },
    { title: 'Event loop of the local cloud', unit: 'ms late', lines: timeline.loopDelayMs },
  ];
  return charts.filter(({ lines }) => Object.values(lines).some((line) => line.length > 0)).map(chartSvg);
}

const PERCENTILES = [0, 50, 90, 95, 99, 99.9];

/** Each nine as wide as the one before: 90, 99 and 99.9 are one, two and three decades. */
function decadesOf(percentile: number): number {
  return -Math.log10(1 - percentile / 100);
}

function percentileLines(histograms: LoadReport['histograms']): Record<string, Line> {
  const steps = Array.from({ length: 61 }, (_, at) => at / 20);
  const lines = CLASSES.map(({ name }) => {
    const own = merged(histograms.filter((one) => one.class === name).map(({ latency }) => decoded(latency)));
    const line: Line = steps.map((decades) => [decades, percentileMs(own, 100 * (1 - 10 ** -decades))]);
    return [name, own.totalCount > 0 ? line : []];
  });
  return Object.fromEntries(lines);
}

/** The tables and sentences of the summary; its heading is the page's own. */
function htmlOf(markdown: string): string {
  const blocks = markdown.split('\n\n').filter((block) => !block.startsWith('## '));
  return blocks.map(blockOf).join('\n');
}

function blockOf(block: string): string {
  if (block.startsWith('|')) {
    return tableOf(block);
  }
  const items = block.split('\n').map((line) => `<li>${escaped(line.replace(/^- /, ''))}</li>`);
  return block.startsWith('- ') ? `<ul>${items.join('')}</ul>` : `<p>${escaped(block)}</p>`;
}

function tableOf(block: string): string {
  const [head = [], , ...rows] = block.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => escaped(cell.trim())),
  );
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}
