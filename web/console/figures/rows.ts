import type { FigureName } from '../../../lambdas/contract/figures.ts';
import { count, duration } from '../../parts/format.ts';

export interface Row {
  readonly name: FigureName;
  readonly title: string;
  say(value: number): string;
}

export interface RowGroup {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly Row[];
}

/** All figures, in words. */
export const ROW_GROUPS: readonly RowGroup[] = [
  {
    title: 'Flow',
    about: 'Sums of a minute; each curve is the last 15 minutes.',
    rows: [
      counted('accepted', 'Commands accepted (202)'),
      counted('rejected', 'Commands refused (4xx)'),
      counted('unavailable', 'Commands not queued (503)'),
      counted('applied', 'Events applied'),
      counted('retried', 'Messages given back to their queue'),
      counted('relayed', 'Commits pushed to devices'),
      counted('buried', 'Dead letters archived'),
      counted('regionsSeenDown', 'Regions that this one sees down'),
    ],
  },
  {
    title: 'Latency',
    about:
      'From accept to visible is accept → commit and then commit → push; CloudWatch cannot add percentiles of the two.',
    rows: [
      lasting('acceptP50', 'accept runs, P50'),
      lasting('acceptP95', 'accept runs, P95'),
      lasting('acceptP99', 'accept runs, P99'),
      lasting('commitP50', 'Accept → commit, P50'),
      lasting('commitP95', 'Accept → commit, P95'),
      lasting('commitP99', 'Accept → commit, P99'),
      lasting('pushP50', 'Commit → push, P50'),
      lasting('pushP95', 'Commit → push, P95'),
      lasting('pushP99', 'Commit → push, P99'),
    ],
  },
  {
    title: 'Queues',
    about: 'The highest of a minute.',
    rows: [
      counted('interactiveDepth', 'interactive: messages'),
      aged('interactiveAge', 'interactive: age of the oldest'),
      counted('interactiveDead', 'interactive: dead letters'),
      counted('bulkDepth', 'bulk: messages'),
      aged('bulkAge', 'bulk: age of the oldest'),
      counted('bulkDead', 'bulk: dead letters'),
    ],
  },
];

/** The newest minute in which anything was measured. */
export function newestOf(values: readonly (number | null)[] = []): number | undefined {
  return values.findLast((value) => value !== null) ?? undefined;
}

/** Points of a curve in a box that is 100 wide and 20 high; what was not measured is left out. */
export function curveOf(values: readonly (number | null)[]): string {
  const highest = Math.max(1, ...values.map((value) => value ?? 0));
  const step = 100 / Math.max(1, values.length - 1);
  const points = values.map((value, at) =>
    value === null ? '' : `${(at * step).toFixed(1)},${(19 - (18 * value) / highest).toFixed(1)}`,
  );
  return points.filter((point) => point !== '').join(' ');
}

function counted(name: FigureName, title: string): Row {
  return { name, title, say: count };
}

function lasting(name: FigureName, title: string): Row {
  return { name, title, say: duration };
}

function aged(name: FigureName, title: string): Row {
  return { name, title, say: (seconds) => duration(seconds * 1_000) };
}
