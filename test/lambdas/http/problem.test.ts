import { problemAnswer } from '../../../lambdas/http/problem.ts';
import { RequestError } from '../../../lambdas/http/request-error.ts';
import { broken, conflict } from '../../../lambdas/platform/errors.ts';

const told = (error: unknown) => {
  const { statusCode, headers, body } = problemAnswer(error, 'r');
  return { statusCode, headers, problem: JSON.parse(body) };
};

test('an unexpected error tells nothing of itself', () => {
  const { statusCode, problem } = told(new Error('password=hunter2'));
  expect([statusCode, problem.type]).toEqual([500, 'urn:meridian:problem:internal']);
  expect(JSON.stringify(problem)).not.toContain('hunter2');
});

test.each([
  ['broken', broken('sqs-refused', 'arn:secret')],
  ['a lost race', conflict('lane', 'arn:secret')],
])('%s is 503 with a time to come back, and tells nothing of itself', (_what, error) => {
  const { statusCode, headers, problem } = told(error);
  expect([statusCode, headers['retry-after'], problem.type]).toEqual([
    503,
    '1',
    'urn:meridian:problem:unavailable',
  ]);
  expect(JSON.stringify(problem)).not.toContain('secret');
});

test.each([undefined, null, 'text'])('whatever is thrown (%s) becomes a problem', (thrown) => {
  expect(told(thrown).statusCode).toBe(500);
});

test('a request error keeps its sentence, its faults and its headers', () => {
  const faults = [{ pointer: '/a', detail: 'is wrong' }];
  const { statusCode, headers, problem } = told(
    new RequestError('method-not-allowed', 'Not so.', { faults, headers: { allow: 'GET' } }),
  );
  expect([statusCode, headers.allow]).toEqual([405, 'GET']);
  expect(problem).toEqual({
    type: 'urn:meridian:problem:method-not-allowed',
    title: 'Method not allowed',
    status: 405,
    detail: 'Not so.',
    requestId: 'r',
    faults,
  });
});
