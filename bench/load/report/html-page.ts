import { type Chart, chartSvg, type Line } from '../../picture/chart.ts';
import { documentOf } from '../../picture/document.ts';
import { escaped } from '../../picture/escaped.ts';
import { decoded, merged, percentileMs } from '../judge/histogram.ts';
import { LATENCY_LIMITS_MS } from '../judge/limits.ts';
import { CLASSES } from '../plan/classes.ts';
import type { LoadReport } from './load-report.ts';
import { summaryOf } from './summary.ts';

/** A load as one page that needs no network and no script. */
export function pageOf(report: LoadReport): string {
  const { scenario, verdict, at, naive } = report;
  const title = `${scenario.name}: ${verdict}`;
  const naivePart = naive ? ['<h2>The naive handler under the same load</h2>', ...chartsOf(naive)] : [];
  return documentOf(`Load ${title}`, [
    `<p>${escaped(at)}</p>`,
    '<h2>Figures</h2>',
    htmlOf(summaryOf(report)),
    '<h2>Over time</h2>',
    ...chartsOf(report),
    ...naivePart,
  ]);
}

function chartsOf({ timeline, histograms }: LoadReport): string[] {
  const charts: Chart[] = [
    { title: 'Requests', unit: 'per second, by intended start', lines: timeline.rate },
    {
      title: 'Latency from intended start',
      unit: 'ms, logarithmic',
      lines: timeline.latencyMs,
      logarithmic: true,
      limits: LIMITS,
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

const LIMITS = Object.fromEntries(
  Object.entries(LATENCY_LIMITS_MS).map(([percentile, ms]) => [`P${percentile} limit`, ms]),
);

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
