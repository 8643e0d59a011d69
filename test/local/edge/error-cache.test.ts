import { createErrorCache } from '../../../local/edge/error-cache.ts';

function answer(statusCode: number, cacheControl = 'no-store') {
  return { statusCode, headers: { 'cache-control': cacheControl }, body: Buffer.from('no') };
}

function cacheAt(seconds: ReadonlyMap<number, number> = new Map()) {
  const clock = { nowMs: 0 };
  return { clock, cache: createErrorCache(seconds, () => clock.nowMs) };
}

describe('the memory of errors', () => {
  test.each([500, 502, 503, 504])('keeps %s for ten seconds, whatever the origin says', (status) => {
    const { cache, clock } = cacheAt();
    cache.keep('a', answer(status));
    clock.nowMs = 9_999;
    expect(cache.find('a')?.statusCode).toBe(status);
    expect(cache.find('b')).toBeUndefined();
    clock.nowMs = 10_000;
    expect(cache.find('a')).toBeUndefined();
  });

  test('keeps a 404 unless the origin forbids it', () => {
    const { cache } = cacheAt();
    cache.keep('forbidden', answer(404));
    cache.keep('silent', answer(404, ''));
    expect(cache.find('forbidden')).toBeUndefined();
    expect(cache.find('silent')).toBeDefined();
  });

  test.each([400, 401, 403, 409, 429])('never keeps %s', (status) => {
    const { cache } = cacheAt();
    cache.keep('a', answer(status, ''));
    expect(cache.find('a')).toBeUndefined();
  });

  test('keeps a status for as long as the distribution says, zero being never', () => {
    const { cache, clock } = cacheAt(
      new Map([
        [503, 0],
        [500, 60],
      ]),
    );
    cache.keep('never', answer(503));
    cache.keep('long', answer(500));
    clock.nowMs = 59_000;
    expect([cache.find('never'), cache.find('long')?.statusCode]).toEqual([undefined, 500]);
  });
});
