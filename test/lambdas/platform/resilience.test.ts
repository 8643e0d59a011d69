import { setTimeout as sleep } from 'node:timers/promises';
import { AwsRefusal } from '../../../lambdas/platform/aws-refusal.ts';
import { conflict, rejected } from '../../../lambdas/platform/errors.ts';
import { guarded } from '../../../lambdas/platform/resilience.ts';

const fail = (error: unknown) => async () => {
  throw error;
};
const refusedAs = (type: string, status = 400) =>
  new AwsRefusal('dynamodb-refused', 'No.', { status, type, answer: {} });
const bySdk = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode } });

test('an answer passes through', async () => {
  expect(await guarded('SQS', { timeoutMs: 50 })(async () => 7)).toBe(7);
});

test('a dependency that does not answer in time is broken, and its signal aborted', async () => {
  let signal: AbortSignal | undefined;
  const call = guarded('SQS', { timeoutMs: 20 })(async (given) => {
    signal = given;
    await sleep(500, undefined, { ref: false });
  });
  await expect(call).rejects.toMatchObject({
    fate: 'broken',
    code: 'timed-out',
    message: 'SQS did not answer within 20 ms; try again.',
  });
  expect(signal?.aborted).toBe(true);
});

test('after failures in a row the circuit opens, and one that succeeds later closes it', async () => {
  const guard = guarded('SQS', { timeoutMs: 50, failuresToOpen: 2, openMs: 30 });
  let calls = 0;
  const counted = async () => {
    calls += 1;
  };
  await expect(guard(fail(new Error('a')))).rejects.toThrow('a');
  await expect(guard(fail(new Error('b')))).rejects.toThrow('b');
  await expect(guard(counted)).rejects.toMatchObject({ fate: 'broken', code: 'circuit-open' });
  expect(calls).toBe(0);
  await sleep(40);
  await guard(counted);
  await guard(counted);
  expect(calls).toBe(2);
});

test.each([
  ['a rule that says no', rejected('meaningless', 'No.')],
  ['a lost race', conflict('faster', 'Late.')],
  ['a condition that does not hold', refusedAs('ConditionalCheckFailedException')],
  ['the same by the SDK', bySdk('ConditionalCheckFailedException', 400)],
  ['what is wrong with one call', refusedAs('ValidationException')],
  ['what is too large', refusedAs('RequestEntityTooLargeException', 413)],
])('%s does not count against the dependency', async (_what, error) => {
  const guard = guarded('DynamoDB', { timeoutMs: 50, failuresToOpen: 1 });
  await expect(guard(fail(error))).rejects.toBe(error);
  expect(await guard(async () => 'fine')).toBe('fine');
});

test.each([
  ['a throttle', refusedAs('ThrottlingException')],
  ['a throttle by its status', refusedAs('no error type', 429)],
  ['a throttle by the SDK', bySdk('ProvisionedThroughputExceededException', 400)],
  ['a request that took too long to come', refusedAs('RequestTimeout', 408)],
  ['an error of the service', refusedAs('InternalServerError', 500)],
  ['a garbled answer', refusedAs('no error type', 200)],
  ['no answer', bySdk('TimeoutError')],
])('%s does', async (_what, error) => {
  const guard = guarded('DynamoDB', { timeoutMs: 50, failuresToOpen: 1 });
  await expect(guard(fail(error))).rejects.toThrow('No.');
  await expect(guard(async () => 'fine')).rejects.toMatchObject({ code: 'circuit-open' });
});
