import { keepVigil } from '../../../lambdas/answer/vigil.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import { eventAt, sha256 } from '../domain/factories.ts';
import { answerer } from './answer-fixture.ts';
import { ASK, NOW_MS, PLACE, recordOf, task } from './task-factory.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A vigil over the first run, which has its lease. */
async function vigil() {
  const world = answerer();
  const { ports, progress } = world;
  await progress.begin(PLACE, 0, { worker: 'w', untilMs: NOW_MS + 30_000 }, NOW_MS);
  const watched = { place: PLACE, run: 1, worker: 'w', record: recordOf(task()), cache: undefined };
  return { ...world, kept: keepVigil(ports, watched) };
}

test('keeps the lease and hides the message every ten seconds, until it ends', async () => {
  const { kept, returned, later, progress } = await vigil();
  await jest.advanceTimersByTimeAsync(9_500);
  expect(returned).toEqual([]);
  later(10_000);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(returned).toEqual([45]);
  expect((await progress.progress(PLACE))?.lease).toMatchObject({ worker: 'w', untilMs: NOW_MS + 40_000 });
  kept.end();
  expect(jest.getTimerCount()).toBe(0);
  expect([kept.signal.aborted, kept.over()]).toEqual([false, undefined]);
});

test('ends a run within a second of its cancellation, and says why', async () => {
  const { kept, stores } = await vigil();
  await stores.events.putEnd(
    eventAt(1_001, 'completion.cancelled', { completion: ASK.completion, author: ASK.asker }),
  );
  await jest.advanceTimersByTimeAsync(1_000);
  expect(kept.over()).toBe('cancelled');
  expect(kept.signal.reason).toMatchObject({ code: 'no-use', fate: 'rejected' });
  kept.end();
});

test('ends a run that has ended elsewhere', async () => {
  const { kept, stores } = await vigil();
  const timeOf = (ms: number) => new Date(ms).toISOString();
  await stores.events.putEnd(
    endOf(PLACE, 'completion.failed', { code: 'x', reason: 'x' }, { sha256, timeOf }),
  );
  await jest.advanceTimersByTimeAsync(1_000);
  expect(kept.over()).toBe('ended');
  kept.end();
});

test('ends a run that another has begun anew', async () => {
  const { kept, progress, later } = await vigil();
  later(31_000);
  await progress.begin(PLACE, 1, { worker: 'another', untilMs: NOW_MS + 90_000 }, NOW_MS + 31_000);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(kept.over()).toBe('lost');
  kept.end();
});

test('goes on where a look fails', async () => {
  const { kept, ports, lines } = await vigil();
  jest.spyOn(ports.completions, 'completion').mockRejectedValueOnce(new Error('Throttled.'));
  await jest.advanceTimersByTimeAsync(2_000);
  expect(lines.map(({ message }) => message)).toEqual(['not watched']);
  expect(kept.signal.aborted).toBe(false);
  kept.end();
});
