import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN, DUBLIN, SEOUL, SESSION, sent } from '../domain/factories.ts';
import { CLEO, crowd, happened, member, record, relay, TOPICS } from './relay-fixture.ts';

describe('a large session', () => {
  const many = crowd(100);

  test('is looked up once in five seconds, however many commits there are', async () => {
    const { relay: push, asked, world } = relay(many.map((key) => member(key)));
    for (let version = 1; version <= 10; version += 1) {
      await push(record(DUBLIN, version, [sent(version, 'hi')]));
      world.nowMs += 499;
    }
    expect(asked).toHaveLength(1);
    world.nowMs += 500;
    await push(record(DUBLIN, 11, [sent(11, 'hi')]));
    expect(asked).toHaveLength(2);
  });

  test('of 101 people is pushed once, to its own topic, and of 100 to each inbox', async () => {
    const large = relay(many.map((key) => member(key)));
    await large.relay(record(DUBLIN, 1, [sent(1, 'hi')]));
    expect(large.pushes.map(({ topic }) => topic)).toEqual([`meridian/app/s/${SESSION}/ev`]);
    const small = relay(many.slice(1).map((key) => member(key)));
    await small.relay(record(DUBLIN, 1, [sent(1, 'hi')]));
    expect(small.pushes).toHaveLength(100);
    expect(small.counts).toMatchObject({ Pushed: 100, Relayed: 1 });
  });

  test('tells the inboxes as well of the commit by which it becomes large', async () => {
    const { relay: push, pushes } = relay(many.slice(1).map((key) => member(key)));
    await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: many[0] ?? '' })]));
    expect(pushes).toHaveLength(101);
  });

  test('tells the inboxes of it also where the table is ahead of the stream', async () => {
    const { relay: push, pushes } = relay(many.map((key) => member(key)));
    await push(record(DUBLIN, 1, [happened(1, 'member.added', { member: many[0] ?? '' })]));
    expect(pushes).toHaveLength(101);
  });

  test('tells a member who is mentioned in the inbox, and no stranger', async () => {
    const { relay: push, pushes } = relay(many.map((key) => member(key)));
    const mentions = [many[7] ?? '', CLEO];
    await push(
      record(DUBLIN, 1, [happened(1, 'message.sent', { text: 'hi', mentions } as { text: string })]),
    );
    expect(pushes.map(({ topic }) => topic)).toEqual([
      TOPICS.session(SESSION),
      TOPICS.inbox(mentions[0] ?? ''),
    ]);
  });
});

describe('whom a commit removes from a session', () => {
  const topic = TOPICS.session(SESSION);
  const removal = (version: number) =>
    record(DUBLIN, version, [happened(version, 'member.removed', { member: BEN })]);
  const large = () => {
    const setting = relay([...crowd(100), BEN].map((key) => member(key)));
    setting.holding.set(`${BEN} ${SESSION}`, ['phone', 'laptop']);
    return setting;
  };

  test('hears its topic no more: the removal is pushed, and then the connections end', async () => {
    const { relay: push, happenings, counts } = large();
    await push(removal(3));
    expect(happenings).toEqual([`published ${topic}`, 'ended phone', 'ended laptop']);
    expect(counts.ConnectionsEnded).toBe(2);
  });

  test('is ended again before what follows within ten seconds, since a CONNECT may have been under way', async () => {
    const { relay: push, happenings, world } = large();
    await push(removal(3), record(DUBLIN, 4, [sent(4, 'among us')]));
    world.nowMs += 9_999;
    await push(record(DUBLIN, 5, [sent(5, 'still')]));
    const ended = ['ended phone', 'ended laptop'];
    const published = `published ${topic}`;
    expect(happenings).toEqual([published, ...ended, ...ended, published, ...ended, published]);
  });

  test('is ended once more before what follows later, since nothing may have followed in those ten seconds', async () => {
    const { relay: push, happenings, world } = large();
    await push(removal(3));
    happenings.length = 0;
    world.nowMs += 60_000;
    await push(record(DUBLIN, 4, [sent(4, 'after a minute')]));
    await push(record(DUBLIN, 5, [sent(5, 'at last')]));
    const published = `published ${topic}`;
    expect(happenings).toEqual(['ended phone', 'ended laptop', published, published]);
  });

  test('is not forgotten where the last end failed', async () => {
    const ended: string[] = [];
    let isAway = false;
    const end = async (clientId: string) => {
      if (isAway) throw broken('broker-refused', 'The broker answered 500.');
      ended.push(clientId);
    };
    const crowded = [...crowd(100), BEN].map((key) => member(key));
    const { relay: push, holding, world } = relay(crowded, { connections: { end } });
    holding.set(`${BEN} ${SESSION}`, ['phone']);
    await push(removal(3));
    world.nowMs += 60_000;
    isAway = true;
    expect(await push(record(DUBLIN, 4, [sent(4, 'again')]))).toEqual([`${DUBLIN} 4`]);
    isAway = false;
    await push(record(DUBLIN, 4, [sent(4, 'again')]));
    expect(ended).toEqual(['phone', 'phone']);
  });

  test('is not ended where a newer event has brought them back', async () => {
    const { relay: push, happenings } = large();
    await push(record(SEOUL, 1, [happened(9, 'member.added', { member: BEN })]), removal(3));
    expect(happenings).toEqual([`published ${topic}`]);
  });

  test('is ended in a small session as well, which may grow while the grant lasts', async () => {
    const { relay: push, happenings, holding } = relay([member(BEN)]);
    holding.set(`${BEN} ${SESSION}`, ['phone']);
    await push(removal(3), record(DUBLIN, 4, [sent(4, 'among us')]));
    const inboxes = [ANNA, BEN].map((key) => `published ${TOPICS.inbox(key)}`);
    expect(happenings).toEqual([...inboxes, 'ended phone', `published ${TOPICS.inbox(ANNA)}`]);
  });

  test('keeps what follows waiting where the connections cannot be ended', async () => {
    const connections = { end: () => Promise.reject(broken('broker-refused', 'The broker answered 500.')) };
    const {
      relay: push,
      holding,
      happenings,
    } = relay(
      [...crowd(100), BEN].map((key) => member(key)),
      { connections },
    );
    holding.set(`${BEN} ${SESSION}`, ['phone']);
    expect(await push(removal(3), record(DUBLIN, 4, [sent(4, 'among us')]))).toEqual([
      `${DUBLIN} 3`,
      `${DUBLIN} 4`,
    ]);
    expect(happenings).toEqual([`published ${topic}`]);
  });
});
