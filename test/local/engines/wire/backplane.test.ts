import type { Principal } from '../../../../local/engines/engine.ts';
import { createBackplane } from '../../../../local/engines/wire/backplane.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { fakeEngine } from './fake-engine.ts';

const APPLY: Principal = { kind: 'role', roleArn: 'arn:aws:iam::1:role/apply', functionName: 'apply' };
const RECEIVE = { region: 'eu-west-1', operation: 'ReceiveMessage', input: {}, principal: APPLY };
const access = [
  { action: 'sqs:ReceiveMessage', resource: 'arn:q' },
  { action: 'kms:Decrypt', resource: 'arn:k' },
];
const engine = () =>
  fakeEngine(
    'sqs',
    () => ({ Messages: [] }),
    () => access,
  );

it('calls the engine of the service', async () => {
  const backplane = createBackplane([engine()], () => true, createFaultBoard());
  expect(await backplane.call('sqs', RECEIVE)).toEqual({ Messages: [] });
});

it.each(access)('refuses where one of several permissions is missing: $action', async ({ action }) => {
  const sqs = engine();
  const allow: Authorize = (_principal, wanted) => wanted.action !== action;
  const call = createBackplane([sqs], allow, createFaultBoard()).call('sqs', RECEIVE);
  await expect(call).rejects.toMatchObject({
    code: 'AccessDeniedException',
    message: expect.stringContaining(action),
  });
  expect(sqs.calls).toEqual([]);
});

it('refuses while the region is down', async () => {
  const faults = createFaultBoard();
  const backplane = createBackplane([engine()], () => true, faults);
  faults.change({ regions: { 'eu-west-1': 'down' } });
  await expect(backplane.call('sqs', RECEIVE)).rejects.toMatchObject({ statusCode: 503 });
});
