import { AwsError } from '../../../local/engines/engine.ts';
import type { LogLine } from '../../../local/lambda/log-line.ts';
import { type Schedules, startSchedules } from '../../../local/lambda/schedules.ts';
import { REGION } from './functions-fixture.ts';
import { QUEUE_ARN, resource, until } from './mapping-fixture.ts';

const TARGET = {
  Arn: `arn:aws:lambda:${REGION}:111111111111:function:app-watch`,
  RoleArn: 'arn:aws:iam::111111111111:role/schedule',
};
const DONE = { requestId: 'r', payload: 'null', coldStart: false, durationMs: 1 };

let started: Schedules | undefined;
afterEach(() => {
  started?.stop();
  jest.useRealTimers();
});

function start(properties: Record<string, unknown>, invoke: () => Promise<typeof DONE>, isAllowed = true) {
  const lines: LogLine[] = [];
  started = startSchedules({
    resources: [
      resource('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'rate(1 minute)',
        Target: TARGET,
        ...properties,
      }),
    ],
    functions: { invoke },
    allow: () => isAllowed,
    log: (line) => lines.push(line),
  });
  return lines;
}

describe('a schedule', () => {
  test('runs at once and then at its rate until it is stopped', () => {
    jest.useFakeTimers();
    let runs = 0;
    start({}, async () => {
      runs++;
      return DONE;
    });
    expect(runs).toBe(1);
    jest.advanceTimersByTime(120_000);
    expect(runs).toBe(3);
    started?.stop();
    jest.advanceTimersByTime(120_000);
    expect(runs).toBe(3);
  });

  test('does not run when it is disabled', () => {
    let runs = 0;
    start({ State: 'DISABLED' }, async () => {
      runs++;
      return DONE;
    });
    expect(runs).toBe(0);
  });

  test('waits while its function is throttled', async () => {
    let tries = 0;
    start({}, async () => {
      if (++tries === 1) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
      return DONE;
    });
    await until(() => tries === 2);
  });

  test('says that its role may not invoke', () => {
    const lines = start({}, async () => DONE, false);
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringMatching(/AccessDenied.*lambda:InvokeFunction/),
    ]);
  });

  test.each([
    [{ ScheduleExpression: 'cron(0 1 * * ? *)' }, /cannot run cron/],
    [{ Target: { ...TARGET, Arn: QUEUE_ARN } }, /on arn:aws:sqs/],
  ])('fails the start with a sentence for %j', (properties, message) => {
    expect(() => start(properties, async () => DONE)).toThrow(message);
  });
});
