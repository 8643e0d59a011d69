import { AwsError } from '../../../../local/engines/engine.ts';
import { createLambdaEngine } from '../../../../local/engines/lambda/lambda-engine.ts';
import { createKeyRing } from '../../../../local/engines/wire/access-keys.ts';
import type { Authorize } from '../../../../local/engines/wire/gate.ts';
import { startWireFront, type WireFront } from '../../../../local/engines/wire/wire-front.ts';
import { createFaultBoard } from '../../../../local/faults/fault-board.ts';
import { ACCOUNT, REGION } from '../resource.ts';

let front: WireFront;
let allowed: string[];
let invoked: string[][];
let key: string;

beforeEach(async () => {
  [allowed, invoked] = [[], []];
  const lambda = createLambdaEngine();
  lambda.ownedBy(ACCOUNT);
  lambda.connect(async (name, region, payload) => {
    invoked.push([name, region, payload]);
    if (name === 'unknown')
      throw new AwsError('ResourceNotFoundException', 'There is no such function.', 404);
    return name === 'faulty'
      ? { payload: '{"errorType":"Error"}', functionError: 'Unhandled' }
      : { payload: '{"é":1}' };
  });
  const accounts = createKeyRing();
  const allow: Authorize = (_, { action, resource }) => allowed.includes(`${action} ${resource}`);
  front = await startWireFront({ port: 0, accounts, allow, engines: [lambda], faults: createFaultBoard() });
  key = accounts.issue({ kind: 'role', roleArn: 'arn:role' }).accessKeyId;
});
afterEach(() => front.close());

function call(name: string, { as = 'operator', body = '', type = 'RequestResponse' } = {}) {
  const authorization = `AWS4-HMAC-SHA256 Credential=${as}/20260101/${REGION}/lambda/aws4_request, Signature=0`;
  return fetch(`${front.url}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
    method: 'POST',
    headers: { authorization, 'x-amz-invocation-type': type },
    body,
  });
}

test('the operator calls a function by hand, and hears what it returned or that it failed', async () => {
  const answer = await call('meridian-gather', { body: '{"a":"é"}' });
  expect([answer.status, await answer.text()]).toEqual([200, '{"é":1}']);
  const failed = await call('faulty');
  expect([failed.status, failed.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
  expect(invoked).toEqual([
    ['meridian-gather', REGION, '{"a":"é"}'],
    ['faulty', REGION, '{}'],
  ]);
});

test('who may not, what is not there and what is not waited for are errors of AWS', async () => {
  const denied = await call('meridian-gather', { as: key });
  expect([denied.status, denied.headers.get('x-amzn-errortype')]).toEqual([403, 'AccessDeniedException']);
  expect(invoked).toEqual([]);
  allowed.push(`lambda:InvokeFunction arn:aws:lambda:${REGION}:${ACCOUNT}:function:meridian-gather`);
  expect(
    (await call(`arn:aws:lambda:${REGION}:${ACCOUNT}:function:meridian-gather`, { as: key })).status,
  ).toBe(200);
  expect((await call('unknown')).status).toBe(404);
  expect((await call('meridian-gather', { type: 'Event' })).status).toBe(400);
});
