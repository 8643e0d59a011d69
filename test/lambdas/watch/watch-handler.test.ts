import type { Context } from 'aws-lambda';
import { watchHandler } from '../../../lambdas/watch/watch-handler.ts';

type Tick = () => Promise<number>;

/** Runs a handler whose ticks end as told, one in each second. */
async function minuteOf(outcomes: readonly Tick[]) {
  const lines: unknown[] = [];
  const counts: [string, number | undefined][] = [];
  let nowMs = 0;
  let ticks = 0;
  const tick = async (): Promise<number> => {
    ticks += 1;
    // Each tick takes its whole second, so that the test need not sleep.
    nowMs += 1_000;
    return (outcomes[ticks - 1] as Tick)();
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
  const remainingMs = 5_000 + 1_000 * outcomes.length;
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => remainingMs };
  const failure = await handler({}, context as unknown as Context).catch((error: unknown) => error);
  return { failure, ticks, lines, counts };
}

const away: Tick = async () => Promise.reject(new Error('away'));

test('ticks until little time remains, whatever a tick does, and tells the most regions seen down', async () => {
  const minute = await minuteOf([async () => 1, away, async () => 2, async () => 0]);
  expect(minute).toEqual({
    failure: undefined,
    ticks: 4,
    lines: [['failed', { requestId: 'r', outcome: 'retried', errorCode: 'unexpected' }, new Error('away')]],
    counts: [['RegionsSeenDown', 2]],
  });
});

test('fails where no tick succeeded, so that Lambda counts an error', async () => {
  const { failure, ticks, counts } = await minuteOf([away, away, away]);
  expect(failure).toMatchObject({ code: 'watch-blind', cause: new Error('away') });
  expect([ticks, counts]).toEqual([3, []]);
});
