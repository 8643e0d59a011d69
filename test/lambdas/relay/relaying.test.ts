import { Value } from '@sinclair/typebox/value';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { EnvelopeSchema } from '../../../lambdas/contract/envelope.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN, DUBLIN, idAt, patched, SEOUL, SESSION, sent } from '../domain/factories.ts';
import { CLEO, happened, member, record, relay, TOPICS, versionsOf } from './relay-fixture.ts';

describe('an envelope', () => {
  test('holds the commits of its session as they were stored, and is what the contract says', async () => {
    const { relay: push, pushes } = relay();
    await push(
      record(DUBLIN, 1, [patched(1, { city: 'Seoul', emoji: '🌍' })]),
      record(DUBLIN, 2, [sent(2, 'hi'), sent(3, 'ho')]),
    );
    const [{ topic, payload } = { topic: '', payload: '{}' }] = pushes;
    const envelope = JSON.parse(payload);
    expect(pushes).toHaveLength(1);
    expect(topic).toBe(`meridian/app/u/${ANNA}/in`);
    expect([...Value.Errors(EnvelopeSchema, envelope)]).toEqual([]);
    expect(envelope).toMatchObject({ session: SESSION, heads: { [DUBLIN]: 2 } });
    expect(envelope.commits[0].events).toEqual([patched(1, { city: 'Seoul', emoji: '🌍' }).event]);
    expect(envelope.commits[1].events.map(({ data }: { data: unknown }) => data)).toEqual([
      { text: 'hi' },
      { text: 'ho' },
    ]);
  });

  test('names a commit above 100 KB instead of holding it', async () => {
    const { relay: push, pushes } = relay();
    await push(record(DUBLIN, 1, [patched(1, { long: 'x'.repeat(101 * 1024) })]));
    const envelope = JSON.parse(pushes[0]?.payload ?? '');
    expect(envelope.commits).toEqual([{ lane: DUBLIN, version: 1, byReference: true }]);
    expect([...Value.Errors(EnvelopeSchema, envelope)]).toEqual([]);
  });

  test('is never larger than AWS IoT takes, and loses no commit on that account', async () => {
    const { relay: push, pushes } = relay();
    const records = Array.from({ length: 12 }, (_, at) =>
      record(DUBLIN, at + 1, [patched(at, { long: 'é'.repeat(20 * 1024) })]),
    );
    await push(...records);
    const sizes = pushes.map(({ payload }) => Buffer.byteLength(payload));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(128 * 1024);
    expect(pushes).toHaveLength(4);
    expect(versionsOf(pushes, TOPICS.inbox(ANNA))).toEqual(records.map((_, at) => at + 1));
  });

  test("has each lane's commits in order, also where replication brought them otherwise", async () => {
    const { relay: push, versionsAt } = relay();
    await push(
      record(SEOUL, 9, [sent(3, 'c')]),
      record(DUBLIN, 1, [sent(4, 'd')]),
      record(SEOUL, 7, [sent(1, 'a')]),
      record(SEOUL, 8, [sent(2, 'b')]),
    );
    expect(versionsAt(ANNA)).toEqual([7, 1, 8, 9]);
  });
});

describe('commits of a session', () => {
  test('come to its owner and to who is a member now', async () => {
    const { relay: push, pushes } = relay([member(BEN), member(CLEO, false)]);
    await push(record(DUBLIN, 1, [sent(1, 'hi')]));
    expect(pushes.map(({ topic }) => topic).toSorted()).toEqual([TOPICS.inbox(ANNA), TOPICS.inbox(BEN)]);
  });

  test('come to nobody of another session', async () => {
    const { relay: push, pushes, asked } = relay();
    const other = `${CLEO}.${idAt(5)}`;
    await push(record(DUBLIN, 1, [sent(1, 'hi')]), record(DUBLIN, 1, [sent(2, 'ho')], other));
    expect(asked.toSorted()).toEqual([SESSION, other].toSorted());
    expect(pushes.map(({ topic }) => topic).toSorted()).toEqual([TOPICS.inbox(ANNA), TOPICS.inbox(CLEO)]);
    expect(JSON.parse(pushes.find(({ topic }) => topic === TOPICS.inbox(CLEO))?.payload ?? '')).toMatchObject(
      { session: other },
    );
  });

  test('come to a member from the commit on that adds them, before the table knows', async () => {
    const { relay: push, versionsAt } = relay();
    await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: BEN })]));
    await push(record(DUBLIN, 2, [sent(2, 'hi')]));
    expect(versionsAt(BEN)).toEqual([1, 2]);
  });

  test('come to a removed member up to the removal and no further, in one batch or later', async () => {
    const { relay: push, versionsAt, world, asked } = relay([member(BEN)]);
    await push(
      record(DUBLIN, 1, [sent(2, 'before')]),
      record(DUBLIN, 2, [happened(3, 'member.removed', { member: BEN })]),
      record(DUBLIN, 3, [sent(4, 'after')]),
    );
    await push(record(SEOUL, 1, [sent(5, 'later')]));
    // The table's old answer, read again, brings nobody back.
    world.nowMs += 6_000;
    await push(record(SEOUL, 2, [sent(6, 'much later')]));
    expect(asked).toHaveLength(4);
    expect(versionsAt(BEN)).toEqual([1, 2]);
    expect(versionsAt(ANNA)).toEqual([1, 2, 3, 1, 2]);
  });

  test('come no more to whom another environment removed, as soon as the table says so', async () => {
    const { relay: push, versionsAt, table } = relay([member(BEN)]);
    await push(record(DUBLIN, 1, [sent(1, 'before')]));
    table.members = [member(BEN, false, 3)];
    await push(record(DUBLIN, 3, [sent(4, 'after')]));
    expect(versionsAt(BEN)).toEqual([1]);
  });

  test.each([
    ['a stranger', []],
    ['a member of whose removal the table knows', [member(BEN, false, 9)]],
  ])(
    'are only named to %s when the owner removes them, whatever was said before in the batch',
    async (_, members) => {
      const { relay: push, pushes } = relay(members);
      await push(
        record(DUBLIN, 1, [sent(1, 'among us')]),
        record(DUBLIN, 2, [happened(2, 'member.removed', { member: BEN })]),
      );
      const told = pushes.filter(({ topic }) => topic === TOPICS.inbox(BEN)).map(({ payload }) => payload);
      expect(told.map((payload) => JSON.parse(payload))).toEqual([
        {
          v: 1,
          kind: 'commits',
          session: SESSION,
          commits: [{ lane: DUBLIN, version: 2, byReference: true }],
          heads: { [DUBLIN]: 2 },
        },
      ]);
      expect([...Value.Errors(EnvelopeSchema, JSON.parse(told[0] ?? ''))]).toEqual([]);
    },
  );

  test('go by the newer of two changes, whichever comes first', async () => {
    const { relay: push, versionsAt } = relay([member(BEN)]);
    await push(record(DUBLIN, 1, [happened(9, 'member.added', { member: BEN })]));
    await push(record(SEOUL, 1, [happened(5, 'member.removed', { member: BEN })]));
    await push(record(SEOUL, 2, [sent(10, 'hi')]));
    expect(versionsAt(BEN)).toEqual([1, 1, 2]);
  });

  test('a patch that only looks like a removal removes nobody', async () => {
    const { relay: push, versionsAt } = relay([member(BEN)]);
    await push(record(DUBLIN, 1, [patched(5, { 'type":"member.removed': { type: 'member.removed' } })]));
    await push(record(DUBLIN, 2, [patched(6, { type: 'member.removed', member: BEN })]));
    await push(record(DUBLIN, 3, [sent(7, 'hi')]));
    expect(versionsAt(BEN)).toEqual([1, 2, 3]);
  });
});

describe('a thumb that goes down on an answer', () => {
  const reacted = (millis: number, emoji: string) =>
    happened(millis, 'message.reacted', { message: idAt(5), author: ASSISTANT, emoji, on: true });

  test('has it looked into, whichever region it went down in', async () => {
    const { relay: push, looks, pushes } = relay();
    await push(record(SEOUL, 1, [reacted(6, '👍')]), record(SEOUL, 2, [reacted(7, '👎🏽')]));
    expect(looks).toEqual([{ sessionId: SESSION, answer: idAt(5) }]);
    expect(pushes).toHaveLength(1);
  });

  test('is not lost where the queue does not take it', async () => {
    const disliked = () => Promise.reject(broken('looks-refused', 'A queue did not take it.'));
    const { relay: push } = relay([], { looks: { disliked } });
    expect(await push(record(SEOUL, 1, [reacted(7, '👎')]))).toEqual([`${SEOUL} 1`]);
  });
});

test('what was pushed again is the same bytes, so that devices can drop it', async () => {
  const { relay: push, pushes } = relay();
  const one = record(DUBLIN, 1, [sent(1, 'hi')]);
  await push(one);
  await push(one);
  expect(pushes[1]).toEqual(pushes[0]);
});
