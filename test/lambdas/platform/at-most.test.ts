import { LRUCache } from 'lru-cache';
import { atMost } from '../../../lambdas/platform/at-most.ts';

test.each([{}, { ttl: 5_000 }])('so many are kept, and the one that was used last: %j', (more) => {
  const kept = new LRUCache<string, number>({ ...atMost(3), ...more });
  for (const [at, name] of ['a', 'b', 'c'].entries()) kept.set(name, at);
  kept.get('a');
  kept.set('d', 3);
  expect([...kept.keys()].sort()).toEqual(['a', 'c', 'd']);
});
