import { FormatRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { DynamoDBRecord } from 'aws-lambda';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { EnvelopeSchema } from '../../../lambdas/contract/envelope.ts';
import { presenceSk, userPk } from '../../../lambdas/contract/keys.ts';
import type { Lines } from '../../../lambdas/domain/presence.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN, DUBLIN, idAt, SESSION, sent } from '../domain/factories.ts';
import { crowd, happened, member, NOW_MS, record, relay, TOPICS, versionsOf } from './relay-fixture.ts';

const REGION = 'eu-west-1';
const CLEO = 'c'.repeat(32);
const OTHER = `${CLEO}.${idAt(5)}`;
FormatRegistry.Set('date-time', (text) => !Number.isNaN(Date.parse(text)));

const lines = (isOpen: boolean, ...connections: string[]): Lines =>
  Object.fromEntries(connections.map((name) => [name, { session: 's', version: 0, isOpen, atMs: NOW_MS }]));
const HERE = lines(true, 'phone~1');

/** A record of the Session table's stream. */
function change(userKey: string, after: Lines, before?: Lines): DynamoDBRecord {
  const keys = { pk: { S: userPk(userKey) }, sk: { S: presenceSk(REGION) } };
  const image = (of: Lines) => ({
    ...keys,
    lines: { S: JSON.stringify(of) },
    lastSeen: { N: String(NOW_MS) },
  });
  return {
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    dynamodb: {
      SequenceNumber: `presence of ${userKey}`,
      Keys: keys,
      NewImage: image(after),
      ...(before && { OldImage: image(before) }),
    },
  } as DynamoDBRecord;
}

/** Anna's session, Ben in it, and somebody who looks. */
function room(viewers = [ANNA], changes = {}) {
  const setting = relay([member(BEN)], changes);
  setting.belonging.set(BEN, [SESSION]).set(ANNA, [SESSION]);
  const look = () => Promise.all(viewers.map((userKey) => setting.views.keep(SESSION, userKey)));
  const come = (userKey: string, of = HERE) =>
    setting.presence.replicate(userKey, { region: REGION, lines: of, lastSeenMs: NOW_MS });
  return { ...setting, look, come };
}

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

test('nobody who does not look is told of who joins', async () => {
  const { relay: push, pushes, come } = room([]);
  come(CLEO);
  await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: CLEO })]));
  expect(pushes.map(({ payload }) => JSON.parse(payload).kind)).not.toContain('presence');
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
