import { punctual } from '../../../lambdas/answers/punctual.ts';
import { ROUND } from '../domain/limiter/factories.ts';
import { ask, start } from '../store/limiter-fixture.ts';

test('a call is let in once it may begin, and refused and settled as ever', async () => {
  const { process, item } = start(undefined, { ...ROUND, callMs: 100 });
  const pauses: number[] = [];
  const limiter = punctual(process(), async (ms) => pauses.push(ms));
  await limiter.reserve(ask({ tokens: 100 }));
  const large = await limiter.reserve(ask({ tokens: 6_100 }));
  expect(pauses).toEqual([0, 4_600]);
  if (!('reservation' in large)) throw new Error('It was refused.');
  expect(large.startsInMs).toBe(0);
  expect(await limiter.reserve(ask({ callClass: 'batch' }))).toHaveProperty('retryAfterMs');
  expect(pauses).toHaveLength(2);
  expect(await limiter.settle(large.reservation, { kind: 'refused' })).toBe('settled');
  expect(item.state.open.size).toBe(1);
});
