import { FormatRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { EnvelopeSchema } from '../../../lambdas/contract/envelope.ts';
import { ANNA, idAt } from '../domain/factories.ts';
import { ADA, BOB, NOW_MS, notify } from './notify-fixture.ts';

FormatRegistry.Set('date-time', (text) => !Number.isNaN(Date.parse(text)));

test('tells a user with whom the caller shares a session, wherever a device is, and says how many are', async () => {
  const { post, pushed, counts } = notify();
  const body = { title: 'Lunch?', body: 'At noon', data: { place: 'roof' } };
  const { status, json } = await post('bob', body);
  expect([status, json]).toEqual([200, { noticeId: expect.any(String), connected: true, devices: 3 }]);
  expect(pushed[0]?.to).toEqual(['eu-west-1', 'ap-northeast-1'].map((region) => ({ region, userKey: BOB })));
  const envelope = JSON.parse(pushed[0]?.payload ?? '');
  expect([...Value.Errors(EnvelopeSchema, envelope)]).toEqual([]);
  const at = '2026-11-20T18:00:00.000Z';
  expect(envelope).toEqual({ v: 1, kind: 'notice', id: json.noticeId, from: ADA, ...body, at });
  expect(counts).toMatchObject({ NoticesPushed: 1 });
});

test('says that nobody was connected, and keeps nothing', async () => {
  const { post, pushed, counts, online } = notify();
  online.clear();
  const { json } = await post('bob', { title: 'Lunch?' });
  expect(json).toMatchObject({ connected: false, devices: 0 });
  expect([pushed[0]?.to, counts.NoticesUnheard]).toEqual([[], 1]);
});

test('has the id that the caller gives it, so that devices know it again', async () => {
  const { post, pushed } = notify();
  const key = idAt(NOW_MS);
  await post('bob', { title: 'Lunch?' }, { key });
  await post('bob', { title: 'Lunch?' }, { key: `"${key}"` });
  expect(pushed.map(({ payload }) => JSON.parse(payload).id)).toEqual([key, key]);
  expect((await post('bob', { title: 'Lunch?' }, { key: 'lunch' })).status).toBe(400);
  expect((await post('bob', { title: 'Lunch?' }, { key: idAt(NOW_MS + 61_000) })).status).toBe(400);
});

test('is for oneself without a session', async () => {
  const { post, pushed, sessions, online } = notify();
  sessions.clear();
  online.set(ADA, { 'eu-west-1': 1, 'ap-northeast-1': 0 });
  expect((await post('ada', { title: 'Look at your phone' })).status).toBe(200);
  expect(pushed[0]?.to[0]).toEqual({ region: 'eu-west-1', userKey: ADA });
});

test('is not for strangers, whether they exist or not, nor across tenants', async () => {
  const { post, pushed, sessions } = notify();
  const inOther = await post('bob', { title: 'Hi' }, { tenant: 'other' });
  sessions.set(BOB, [`${ANNA}.${idAt(1)}`]);
  const [stranger, nobody, long] = await Promise.all([
    post('bob', { title: 'Hi' }),
    post('nobody', { title: 'Hi' }),
    post('x'.repeat(257), { title: 'Hi' }),
  ]);
  expect([stranger, nobody, long, inOther].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect({ ...stranger.json, requestId: '' }).toEqual({ ...nobody.json, requestId: '' });
  expect(pushed).toEqual([]);
});

test.each<[string, unknown, number, string]>([
  ['no title', {}, 400, '/title'],
  ['an empty title', { title: '' }, 400, '/title'],
  ['a long title', { title: 'x'.repeat(201) }, 400, '/title'],
  ['a body that is none', { title: 'x', body: 7 }, 400, '/body'],
  ['data that is no object', { title: 'x', data: [] }, 400, '/data'],
  ['more than it may have', { title: 'x', url: 'https://' }, 400, '/url'],
  ['half a character', { title: '\ud800' }, 400, '/title'],
])('refuses %s', async (_, body, status, pointer) => {
  const { post, pushed } = notify();
  const refusal = await post('bob', body);
  expect([refusal.status, refusal.json.faults?.[0]?.pointer]).toEqual([status, pointer]);
  expect(pushed).toEqual([]);
});

test('refuses more than 4 KiB, and more than the caller may send', async () => {
  const { post, pushed } = notify();
  expect((await post('bob', { title: 'x', data: { long: 'x'.repeat(4_096) } })).status).toBe(413);
  for (let at = 0; at < 19; at += 1) await post('bob', { title: `${at}` });
  const refusal = await post('bob', { title: 'one more' });
  expect([refusal.status, refusal.headers['retry-after'], pushed.length]).toEqual([429, '1', 19]);
});

test('is answered 503 where no broker can be reached, and not where one can', async () => {
  const none = notify({ brokers: { push: async () => 0 } });
  expect(await none.post('bob', { title: 'x' })).toMatchObject({ status: 503 });
  const one = notify({ brokers: { push: async () => 1 } });
  expect(await one.post('bob', { title: 'x' })).toMatchObject({ status: 200, json: { connected: true } });
});
