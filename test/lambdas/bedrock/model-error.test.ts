import { ModelError, modelError } from '../../../lambdas/bedrock/model-error.ts';
import { MICRO } from '../../local/engines/bedrock/bedrock-fixture.ts';

describe('the SDK’s error', () => {
  const thrown = (name: string, headers: Record<string, string> = {}) =>
    Object.assign(new Error('Too much.'), { name, $response: { headers } });
  const NOW = Date.parse('2026-11-20T18:00:00Z');

  it.each([
    ['2', 2_000],
    ['0', 0],
    ['Fri, 20 Nov 2026 18:00:05 GMT', 5_000],
    ['Fri, 20 Nov 2026 17:00:00 GMT', 0],
    ['soon', undefined],
  ])('tells how long to wait by "%s"', (value, retryAfterMs) => {
    const error = modelError(thrown('ThrottlingException', { 'retry-after': value }), MICRO, NOW);
    expect(error).toMatchObject({ code: 'model-throttled', retryAfterMs });
  });

  it.each([
    ['ServiceQuotaExceededException', 'model-throttled'],
    ['ResourceNotFoundException', 'model-invalid'],
    ['AccessDeniedException', 'model-broken'],
    ['TimeoutError', 'model-broken'],
  ])('%s is %s', (name, code) => {
    const error = modelError(thrown(name), MICRO, NOW);
    expect(error).toMatchObject({ code, retryAfterMs: undefined, usage: undefined });
    expect((error as Error).message).toContain(`${MICRO} gave no answer (${name}): Too much.`);
  });

  it('stays what it is where it is ours, and is broken where it is no error at all', () => {
    const ours = new ModelError('model-cut', 'x');
    expect(modelError(ours, MICRO, NOW)).toBe(ours);
    expect(modelError('text', MICRO, NOW)).toMatchObject({ code: 'model-broken', cause: 'text' });
  });
});
