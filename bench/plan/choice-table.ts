import { millis, shown, type Table } from '../picture/table.ts';
import type { Choice } from './choice.ts';
import type { Tried } from './grid.ts';
import type { Settings } from './settings.ts';

/** What the settings of the bulk queue cost, ours beside the cheapest. */
export function choiceTable({ rates, best, admittedPerSecond }: Choice): Table {
  return {
    title: 'The bulk queue: ours, and the cheapest with accept→visible P95 ≤ 2 s',
    head: [
      'a region’s events/s',
      'queues × consumers',
      'window',
      'batch',
      'memory',
      'in a commit',
      'P95',
      'dollars a million',
    ],
    rows: rates.flatMap(({ perSecond, ours, cheapest, best: whole }) => [
      rowOf(`${perSecond}, ours`, ours),
      rowOf(`${perSecond}, cheapest here`, cheapest),
      rowOf(`${perSecond}, best on the whole`, whole),
    ]),
    notes: [
      `Best on the whole: the cheapest at 50/s of those that keep 2 s up to ${shown(admittedPerSecond)}/s, which is what the throttle of a region lets through: ${best ? inWords(best) : 'none'}.`,
      'AWS allows whole seconds of window, and two consumers of a queue at least. Rates are played for a minute.',
    ],
  };
}

function rowOf(name: string, tried: Tried | undefined): string[] {
  if (tried === undefined) {
    return [name, ...Array.from({ length: 7 }, () => '–')];
  }
  const { settings, eventsPerCommit, p95Ms, dollarsPerMillion } = tried;
  return [
    name,
    `${settings.queues} × ${settings.consumers}`,
    `${settings.windowMs / 1_000} s`,
    shown(settings.batchSize),
    `${shown(settings.memoryMib)} MiB`,
    eventsPerCommit.toFixed(2),
    millis(p95Ms),
    `$${dollarsPerMillion.toFixed(3)}`,
  ];
}

function inWords({ queues, consumers, windowMs, batchSize, memoryMib }: Settings): string {
  return `${queues} × ${consumers} consumers, ${windowMs / 1_000} s, ${batchSize} messages, ${memoryMib} MiB`;
}
