import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN, DUBLIN, idAt, SESSION, sent } from '../domain/factories.ts';
import { change, HERE, lines, OTHER, room } from './presence-fixture.ts';
import { CLEO, crowd, happened, member, record, TOPICS, versionsOf } from './relay-fixture.ts';

test('nobody is told what does not change how many devices there are', async () => {
  const { relay: push, pushes, look } = room();
  await look();
  await push(change(BEN, lines(true, 'phone~1', 'phone~2'), HERE));
  expect(pushes).toEqual([]);
});

test('nobody is told who does not look, or has not for fifteen minutes', async () => {
  const { relay: push, pushes, look, world } = room();
  await push(change(BEN, HERE));
  await look();
  world.nowMs += 900_000;
  await push(change(BEN, HERE));
  expect(pushes).toEqual([]);
});

test('neither a stranger who looked as a member is told, nor of one who is no member any more', async () => {
  const { relay: push, pushes, look, table } = room([ANNA, CLEO]);
  await look();
  await push(change(BEN, HERE));
  expect(pushes.map(({ topic }) => topic)).toEqual([TOPICS.inbox(ANNA)]);
  const later = room([ANNA]);
  await later.look();
  later.table.members = [member(BEN, false)];
  await later.relay(change(BEN, HERE));
  expect([later.pushes, table.members.length]).toEqual([[], 1]);
});

test('nobody who does not look is told of who joins', async () => {
  const { relay: push, pushes, come } = room([]);
  come(CLEO);
  await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: CLEO })]));
  expect(pushes.map(({ payload }) => JSON.parse(payload).kind)).not.toContain('presence');
});

test('presence that fails holds up no commit, no look and no count, and is told in the log', async () => {
  const viewersOf = () => Promise.reject(broken('view-table', 'The table answered 500.'));
  const { relay: push, pushes, looks, counts, lines: logged } = room([], { views: { viewersOf } });
  const reaction = { message: idAt(1), author: ASSISTANT, emoji: '👎', on: true };
  const joining = record(DUBLIN, 1, [
    happened(1, 'member.added', { member: CLEO }),
    happened(2, 'message.reacted', reaction),
  ]);
  expect(await push(joining, record(DUBLIN, 2, [sent(3, 'hi')]))).toEqual([]);
  expect(looks).toEqual([{ sessionId: SESSION, answer: idAt(1) }]);
  expect([versionsOf(pushes, TOPICS.inbox(ANNA)), counts.Relayed]).toEqual([[1, 2], 2]);
  expect(logged.filter(({ level }) => level === 'error').map(({ fields }) => fields)).toEqual([
    { outcome: 'dropped', errorCode: 'view-table' },
  ]);
});

test('nobody is told of who joined with a commit that did not get through', async () => {
  const publish = () => Promise.reject(broken('broker-refused', 'The broker answered 500.'));
  const viewersOf = jest.fn(async () => new Map());
  const { relay: push } = room([], { publish, views: { viewersOf } });
  expect(await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: CLEO })]))).toEqual([
    `${DUBLIN} 1`,
  ]);
  expect(viewersOf).not.toHaveBeenCalled();
});

test('who looked and was removed has nobody look up the members with each change', async () => {
  const { relay: push, pushes, look, table, asked } = room([ANNA, CLEO]);
  await look();
  table.members = [member(BEN), member(CLEO, false)];
  for (const _ of Array(3)) await push(change(BEN, HERE));
  expect(pushes.map(({ topic }) => topic)).toEqual(Array(3).fill(TOPICS.inbox(ANNA)));
  expect(asked).toEqual([SESSION]);
});

test('a session of more than 100 people is told of nobody, and nobody looks where they are', async () => {
  const of = jest.fn(async () => new Map());
  const { relay: push, pushes, look, table } = room([ANNA], { whereabouts: { of } });
  await look();
  table.members = [member(BEN), ...crowd(100).map((key) => member(key))];
  await push(change(BEN, HERE));
  expect(pushes).toEqual([]);
  await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: CLEO })]));
  expect(pushes.map(({ payload }) => JSON.parse(payload).kind)).not.toContain('presence');
  expect(of).not.toHaveBeenCalled();
});

test('what cannot be told comes again, and keeps no commit', async () => {
  const publish = async (topic: string) => {
    if (topic === TOPICS.inbox(ANNA)) throw broken('broker-refused', 'The broker answered 500.');
  };
  const { relay: push, look, lines: logged } = room([ANNA], { publish });
  await look();
  expect(await push(change(BEN, HERE), record(DUBLIN, 1, [sent(1, 'hi')], OTHER))).toEqual([
    `presence of ${BEN}`,
  ]);
  expect(logged.find(({ level }) => level === 'error')?.fields).toMatchObject({
    errorCode: 'broker-refused',
  });
});
