import { createActivity } from '../../../../local/console/activity.ts';
import { createCloudWatchEngine } from '../../../../local/engines/cloudwatch/cloudwatch-engine.ts';
import { createMetricLog } from '../../../../local/engines/cloudwatch/metric-log.ts';

const PRINCIPAL = { kind: 'operator' } as const;
const stat = (Stat: string, Period = 60) => ({
  Metric: { Namespace: 'N', MetricName: 'M', Dimensions: [{ Name: 'service', Value: 'apply' }] },
  ...{ Period, Stat },
});

function asked(queries: readonly object[], log = createMetricLog(), span = { StartTime: 0, EndTime: 600 }) {
  const input = { ...span, MetricDataQueries: queries };
  const call = { region: 'eu-west-1', operation: 'GetMetricData', input, principal: PRINCIPAL };
  return createCloudWatchEngine(log).call(call);
}

/** A line in CloudWatch's embedded metric format, as Powertools writes it. */
function line(values: number | number[], dimensions: readonly string[] = ['service']): string {
  const directive = { Namespace: 'N', Dimensions: [dimensions], Metrics: [{ Name: 'M', Unit: 'Count' }] };
  return JSON.stringify({
    _aws: { Timestamp: 0, CloudWatchMetrics: [directive] },
    service: 'apply',
    M: values,
  });
}

test('knows what functions log as metrics, by minute, the newest first', async () => {
  const log = createMetricLog();
  const activity = createActivity(log);
  const say = (text: string, atMs: number) =>
    activity.log({ atMs, region: 'eu-west-1', functionName: 'meridian-apply', source: 'stdout', text });
  say(line([1, 2]), 30_000);
  say(line(4), 59_999);
  say(line(8), 60_000);
  say(line(16, []), 60_000);
  const { MetricDataResults } = await asked([{ Id: 'sum', MetricStat: stat('Sum') }], log);
  expect(MetricDataResults).toEqual([
    { Id: 'sum', Label: 'M', Timestamps: [60, 0], Values: [8, 7], StatusCode: 'Complete' },
  ]);
});

test('forgets what is older than an hour', async () => {
  const log = createMetricLog();
  const name = { region: 'eu-west-1', namespace: 'N', metric: 'M', dimensions: { service: 'apply' } };
  for (let minute = 0; minute < 100; minute++) log.add(name, [1], minute * 60_000);
  expect([...log.minutes(name).keys()][0]).toBe(40 * 60);
});

test('needs the permission that AWS asks for, without a resource', () => {
  const call = { region: 'eu-west-1', operation: 'GetMetricData', input: {}, principal: PRINCIPAL };
  expect(createCloudWatchEngine(createMetricLog()).access(call)).toEqual([
    { action: 'cloudwatch:GetMetricData', resource: '*' },
  ]);
});

test.each<[string, readonly object[], { StartTime: number; EndTime: number } | undefined]>([
  ['no query', [], undefined],
  [
    '501 queries',
    Array.from({ length: 501 }, (_, at) => ({ Id: `q${at}`, MetricStat: stat('Sum') })),
    undefined,
  ],
  ['an id twice', [1, 2].map(() => ({ Id: 'a', MetricStat: stat('Sum') })), undefined],
  ['an id in upper case', [{ Id: 'A', MetricStat: stat('Sum') }], undefined],
  ['an expression', [{ Id: 'a', Expression: 'm1 + m2' }], undefined],
  ['another period', [{ Id: 'a', MetricStat: stat('Sum', 1) }], undefined],
  ['an end before the start', [{ Id: 'a', MetricStat: stat('Sum') }], { StartTime: 600, EndTime: 0 }],
])('refuses %s', async (_, queries, span) => {
  await expect(asked(queries, createMetricLog(), span)).rejects.toMatchObject({
    code: 'InvalidParameterValue',
  });
});

test('refuses a statistic that it does not know', async () => {
  const log = createMetricLog();
  const name = { region: 'eu-west-1', namespace: 'N', metric: 'M', dimensions: { service: 'apply' } };
  log.add(name, [1], 0);
  await expect(asked([{ Id: 'a', MetricStat: stat('p100.5x') }], log)).rejects.toMatchObject({
    code: 'InvalidParameterValue',
  });
});
