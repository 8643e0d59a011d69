import { allowance } from '../../../lambdas/http/allowance.ts';
import { acceptance, bodyOf, PATCH } from './accept-fixture.ts';

const BATCH = (howMany: number) => ({
  routeKey: 'POST /v1/batch',
  body: JSON.stringify({ commands: Array(howMany).fill({ type: 'session.create' }) }),
});
const LIMITED = { allowance: allowance({ perSecond: 10, burst: 100 }, () => 1) };

test('who sends more commands than they may is answered 429 with when to come again, and nothing is queued', async () => {
  const { call, queued, counts } = acceptance({ ...LIMITED });
  expect((await call(BATCH(100))).statusCode).toBe(200);
  for (const [request, seconds] of [
    [PATCH('{"a":1}'), '1'],
    [BATCH(15), '2'],
  ] as const) {
    const answer = await call(request);
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe(seconds);
    expect(bodyOf(answer)).toMatchObject({ type: 'urn:meridian:problem:too-many-requests', status: 429 });
  }
  expect(queued).toHaveLength(100);
  expect(counts).toMatchObject({ Accepted: 100, Rejected: 1 });
});

test('what one person sends leaves everybody else their own', async () => {
  const { call } = acceptance({ allowance: allowance({ perSecond: 10, burst: 100 }, () => 1) });
  await call(BATCH(100));
  const others = { ...BATCH(100), claims: { sub: 'bob', iss: 'https://issuer.example', tenant: 'acme' } };
  expect((await call(others)).statusCode).toBe(200);
});
