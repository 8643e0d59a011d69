import { Value } from '@sinclair/typebox/value';
import { EnvelopeSchema } from '../../../lambdas/contract/envelope.ts';
import { ANNA, BEN, DUBLIN, SESSION, sent } from '../domain/factories.ts';
import { change, HERE, lines, OTHER, REGION, room } from './presence-fixture.ts';
import { CLEO, happened, member, NOW_MS, record, TOPICS } from './relay-fixture.ts';

test('who looks at a session is told who came, in one message for all who did', async () => {
  const { relay: push, pushes, look, come, counts } = room();
  await look();
  come(BEN);
  come(ANNA);
  expect(await push(change(BEN, HERE), change(ANNA, HERE), change(BEN, HERE))).toEqual([]);
  expect(pushes.map(({ topic }) => topic)).toEqual([TOPICS.inbox(ANNA)]);
  const envelope = JSON.parse(pushes[0]?.payload ?? '');
  expect([...Value.Errors(EnvelopeSchema, envelope)]).toEqual([]);
  const told = { devices: { [REGION]: 1 }, lastSeen: new Date(NOW_MS).toISOString() };
  expect(envelope).toEqual({
    v: 1,
    kind: 'presence',
    session: SESSION,
    members: { [BEN]: told, [ANNA]: told },
  });
  expect(counts.PresencePushed).toBe(1);
});

test('who looks is told who went', async () => {
  const { relay: push, pushes, look, come } = room();
  await look();
  come(BEN, lines(false, 'phone~1'));
  await push(change(BEN, lines(false, 'phone~1'), HERE));
  expect(JSON.parse(pushes[0]?.payload ?? '').members[BEN].devices).toEqual({});
});

test('who looks is told of who joins and was online all along', async () => {
  const { relay: push, pushes, look, come, table } = room([ANNA]);
  await look();
  table.members = [];
  come(CLEO);
  await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: CLEO })]));
  const told = pushes.filter(({ payload }) => JSON.parse(payload).kind === 'presence');
  expect(told.map(({ topic }) => topic)).toEqual([TOPICS.inbox(ANNA)]);
  expect(JSON.parse(told[0]?.payload ?? '').members).toMatchObject({ [CLEO]: { devices: { [REGION]: 1 } } });
});

test('who joined while another environment relayed it is told of, and told', async () => {
  const { relay: push, pushes, look, come, table, belonging } = room([ANNA, CLEO]);
  await look();
  table.members = [];
  await push(record(DUBLIN, 1, [sent(1, 'hi')]));
  table.members = [member(CLEO)];
  belonging.set(CLEO, [SESSION]);
  come(CLEO);
  pushes.length = 0;
  await push(change(CLEO, HERE));
  expect(pushes.map(({ topic }) => topic)).toEqual([TOPICS.inbox(ANNA), TOPICS.inbox(CLEO)]);
});

test('each session is told of its own members', async () => {
  const { relay: push, pushes, look, views, belonging } = room();
  await look();
  await views.keep(OTHER, CLEO);
  belonging.set(CLEO, [OTHER]);
  await push(change(BEN, HERE), change(CLEO, HERE));
  const told = pushes.map(({ topic, payload }) => [topic, Object.keys(JSON.parse(payload).members)]);
  expect(told.toSorted()).toEqual([
    [TOPICS.inbox(ANNA), [BEN]],
    [TOPICS.inbox(CLEO), [CLEO]],
  ]);
});
