import { FIGURE_NAMES } from '../../../lambdas/contract/figures.ts';
import { Metric } from '../../../lambdas/contract/metrics.ts';
import { figuring } from '../../../lambdas/figures/figuring.ts';
import { type MetricDataInput, metricDataInput } from '../../../lambdas/figures/metric-data.ts';
import { createCloudWatchEngine } from '../../../local/engines/cloudwatch/cloudwatch-engine.ts';
import { createMetricLog, type MetricLog } from '../../../local/engines/cloudwatch/metric-log.ts';
import { request } from '../http/request-factory.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const OPERATORS = { claim: 'cognito:groups', value: 'operators' };

/** The handler before the local CloudWatch, with a clock that stands. */
function figures({ region = 'eu-west-1' } = {}) {
  const log = createMetricLog();
  const engine = createCloudWatchEngine(log);
  const world = { nowMs: NOON + 20_000, calls: [] as MetricDataInput[], fails: false };
  const handle = figuring({
    ...{ region, app: 'meridian', operators: OPERATORS },
    nowMs: () => world.nowMs,
    getMetricData: async (input) => {
      world.calls.push(input);
      if (world.fails) throw new Error('throttled');
      const call = {
        region,
        operation: 'GetMetricData',
        input: { ...input },
        principal: { kind: 'operator' },
      };
      return engine.call(call as never);
    },
  });
  const ask = async (groups: string | undefined = '[devs operators]') => {
    const claims = { sub: 'ops', ...(groups !== undefined && { 'cognito:groups': groups }) };
    const answer = await handle(request({ routeKey: 'GET /v1/operator/figures', claims }));
    return JSON.parse(answer.body) as { times: string[]; series: Record<string, (number | null)[]> };
  };
  return { log, world, ask };
}

function counted(
  log: MetricLog,
  service: string,
  metric: string,
  values: number[],
  atMs: number,
  region = 'eu-west-1',
) {
  log.add({ region, namespace: 'Meridian', metric, dimensions: { service } }, values, atMs);
}

test('shows what was measured in each of the last fifteen whole minutes, and nothing where nothing was', async () => {
  const { log, ask } = figures();
  counted(log, 'accept', Metric.accepted, [1, 1, 3], NOON - 90_000);
  counted(log, 'accept', Metric.accepted, [7], NOON - 1);
  counted(log, 'accept', Metric.accepted, [100], NOON + 1);
  counted(log, 'accept', Metric.accepted, [100], NOON - 16 * 60_000);
  counted(log, 'accept', Metric.accepted, [100], NOON - 1, 'us-east-1');
  const { times, series } = await ask();
  expect([times.length, times[0], times[14]]).toEqual([
    15,
    '2026-11-28T11:45:00.000Z',
    '2026-11-28T11:59:00.000Z',
  ]);
  expect(series.accepted).toEqual([...Array(13).fill(null), 5, 7]);
  expect(Object.keys(series).sort()).toEqual([...FIGURE_NAMES].sort());
});

test('takes each figure by its own statistic', async () => {
  const { log, ask } = figures();
  counted(
    log,
    'apply',
    Metric.acceptToCommit,
    Array.from({ length: 100 }, (_, at) => at + 1),
    NOON - 1,
  );
  counted(log, 'watch', Metric.regionsSeenDown, [0, 2, 1], NOON - 1);
  const queue = {
    region: 'eu-west-1',
    namespace: 'AWS/SQS',
    dimensions: { QueueName: 'meridian-bulk-dead-letters' },
  };
  log.add({ ...queue, metric: 'ApproximateNumberOfMessagesVisible' }, [4, 2], NOON - 1);
  const { series } = await ask();
  const newest = ['commitP50', 'commitP95', 'commitP99', 'regionsSeenDown', 'bulkDead'].map(
    (name) => series[name]?.[14],
  );
  expect(newest).toEqual([50, 95, 99, 2, 4]);
});

test.each([
  ['nobody', undefined],
  ['other groups', '[devs operators2]'],
  ['a text that has the word in it', 'devs operators'],
])('refuses a token that names %s, and asks CloudWatch nothing', async (_, groups) => {
  const { world, ask } = figures();
  await expect(ask(groups ?? '')).rejects.toMatchObject({ code: 'not-an-operator' });
  expect(world.calls).toEqual([]);
});

test('takes a claim with one value as well as a list', async () => {
  await expect(figures().ask('operators')).resolves.toBeDefined();
});

test('asks CloudWatch once a minute, whoever asks and whatever comes of it', async () => {
  const { world, ask } = figures();
  world.fails = true;
  await expect(ask()).rejects.toThrow('throttled');
  await expect(ask()).rejects.toThrow('throttled');
  world.fails = false;
  world.nowMs += 60_000;
  await Promise.all([ask(), ask(), ask()]);
  expect(world.calls).toHaveLength(2);
  world.nowMs += 59_999;
  await ask();
  expect(world.calls).toHaveLength(2);
});

test('asks for so many metrics as the decision record counts', () => {
  // docs/decisions/0064-figures-for-operators.md
  expect(metricDataInput('meridian', NOON).MetricDataQueries).toHaveLength(23);
});
