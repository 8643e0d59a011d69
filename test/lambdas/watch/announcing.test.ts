import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { announcing } from '../../../lambdas/watch/announcing.ts';
import { remembering } from '../remembering.ts';

const TOPICS = topicsOf('app');

test('tells every device by one message', async () => {
  const published: string[] = [];
  const announce = announcing(
    async (...message) => void published.push(...message),
    TOPICS,
    remembering().log,
  );
  expect(await announce(['eu-west-1'])).toBe(true);
  expect(published).toEqual(['meridian/app/all', '{"v":1,"kind":"regions","lost":["eu-west-1"]}']);
});

test('says that nobody was told, and logs why', async () => {
  const { log, lines } = remembering();
  const announce = announcing(() => Promise.reject(new Error('away')), TOPICS, log);
  expect(await announce([])).toBe(false);
  expect(lines[0]).toMatchObject({ level: 'warn', fields: { errorCode: 'unexpected' } });
});
