import { textOf } from '../../../bench/picture/table.ts';
import { planOptionsOf } from '../../../bench/plan/options.ts';
import { pageOf } from '../../../bench/plan/page.ts';
import { planReport } from '../../../bench/plan/plan-report.ts';
import { kebab, RANGES } from '../../../bench/plan/ranges.ts';
import { tablesOf } from '../../../bench/plan/tables.ts';
import { COUNTED, DEPLOYMENT } from './examples.ts';

/** So little of each that forty reports take a minute or two. */
const LITTLE = { mostEvents: 20_000, triedMs: 500 };

/** What leaves room for a share that is nearly all. */
const REST: Readonly<Record<string, readonly string[]>> = {
  patchShare: ['--message-share', '0.0001', '--ai-share', '0'],
  messageShare: ['--patch-share', '0.0001', '--ai-share', '0'],
  aiShare: ['--patch-share', '0.0001', '--message-share', '0'],
};

function argumentsOf(name: string, end: number): string[] {
  // The two make a burst of a thousand events at most.
  const single = name === 'writersPerSession' ? ['--burst-events', '1'] : [];
  const rest = end > 0.5 ? (REST[name] ?? []) : [];
  return [`--${kebab(name)}`, String(end), ...single, ...rest];
}

const ENDS = Object.entries(RANGES).flatMap(([name, ends]) => ends.map((end) => argumentsOf(name, end)));

test.each(ENDS.map((args) => [args.join(' '), args] as const))(
  '%s, the end of a range, goes through the whole plan',
  (_, args) => {
    const { traffic } = planOptionsOf(args);
    const report = planReport([1_000], { traffic, deployment: DEPLOYMENT, counted: COUNTED }, LITTLE);
    const [size] = report.sizes;
    const computed = [...Object.values(size?.bill ?? {}), size?.totalDollars, size?.eventsPerCommit];
    expect(computed.filter((value) => !Number.isFinite(value))).toEqual([]);
    expect(`${tablesOf(report).map(textOf).join('\n')}${pageOf(report)}`).not.toMatch(
      /NaN|Infinity|undefined|null/,
    );
  },
  30_000,
);

const published = (...args: string[]) => {
  const { traffic } = planOptionsOf(args);
  const report = planReport([1_000], { traffic, deployment: DEPLOYMENT, counted: COUNTED }, LITTLE);
  return tablesOf(report).map(textOf).join('\n');
};

test('the row of 30,000 at once says why it is left out', () => {
  expect(published('--online-minutes-per-active-day', '0')).toContain(
    'Left out: 30,000 at once, since nobody is online.',
  );
  expect(published('--online-minutes-per-active-day', '0.001')).toContain(
    'Left out: 30,000 at once, since 43,200,000,000 users write more than the 10,000,000 events that a plan plays.',
  );
});
