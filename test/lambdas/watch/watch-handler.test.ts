import type { Context } from 'aws-lambda';
import { watchHandler } from '../../../lambdas/watch/watch-handler.ts';

test('ticks until little time remains, whatever a tick does, and tells the most regions seen down', async () => {
  const outcomes = [
    async () => 1,
    async () => Promise.reject(new Error('away')),
    async () => 2,
    async () => 0,
  ];
  const lines: unknown[] = [];
  const counts: [string, number | undefined][] = [];
  let nowMs = 0;
  let ticks = 0;
  const tick = async (): Promise<number> => {
    ticks += 1;
    // Each tick takes its whole second, so that the test need not sleep.
    nowMs += 1_000;
    return (outcomes[ticks - 1] as () => Promise<number>)();
  };
  const log = () => {};
  const handler = watchHandler(
    { tick },
    {
      log: { debug: log, info: log, warn: log, error: (...line) => lines.push(line) },
      meter: {
        count: (name, howMany) => counts.push([name, howMany]),
        milliseconds: () => {},
        flush: () => {},
      },
      monotonicMs: () => nowMs,
    },
  );
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 9_000 };
  await handler({}, context as unknown as Context);
  expect(ticks).toBe(4);
  expect(lines).toEqual([
    ['failed', { requestId: 'r', outcome: 'retried', errorCode: 'unexpected' }, new Error('away')],
  ]);
  expect(counts).toEqual([['RegionsSeenDown', 2]]);
});
