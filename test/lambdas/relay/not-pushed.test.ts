import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN, DUBLIN, idAt, SESSION, sent } from '../domain/factories.ts';
import { CLEO, happened, member, record, relay, TOPICS } from './relay-fixture.ts';

describe('what cannot be pushed', () => {
  const other = `${CLEO}.${idAt(5)}`;
  const failing = (refused: string) => ({
    publish: async (topic: string) => {
      if (topic === refused) throw broken('broker-refused', 'The broker answered 500.');
    },
  });

  test('comes again, and keeps no other session waiting', async () => {
    const { relay: push, lines } = relay([], failing(TOPICS.inbox(ANNA)));
    const failed = await push(
      record(DUBLIN, 1, [sent(1, 'hi')]),
      record(DUBLIN, 1, [sent(2, 'ho')], other),
      record(DUBLIN, 2, [sent(3, 'hm')]),
    );
    expect(failed).toEqual([`${DUBLIN} 1`, `${DUBLIN} 2`]);
    expect(lines.find(({ level }) => level === 'error')?.fields).toMatchObject({
      sessionId: SESSION,
      errorCode: 'broker-refused',
    });
  });

  test('leaves out what was pushed before it', async () => {
    let calls = 0;
    const publish = async () => {
      calls += 1;
      if (calls > 2) throw broken('broker-refused', 'The broker answered 500.');
    };
    const { relay: push } = relay([member(BEN)], { publish });
    const failed = await push(
      record(DUBLIN, 1, [happened(2, 'member.removed', { member: BEN })]),
      record(DUBLIN, 2, [sent(3, 'hm')]),
    );
    expect(failed).toEqual([`${DUBLIN} 2`]);
  });

  test('comes again where the table of members does not answer', async () => {
    const broke = () => Promise.reject(broken('timed-out', 'DynamoDB'));
    const silent = {
      of: broke,
      current: broke,
      note: () => {},
      toEnd: () => [],
      ended: () => {},
    };
    const { relay: push, pushes } = relay([], { rosters: silent });
    expect(await push(record(DUBLIN, 1, [sent(1, 'hi')]))).toEqual([`${DUBLIN} 1`]);
    expect(pushes).toEqual([]);
  });

  test('because it is no commit is named alone', async () => {
    const { relay: push, versionsAt } = relay();
    const garbled = record(DUBLIN, 1, []);
    delete garbled.dynamodb?.NewImage?.committedAt;
    expect(await push(garbled, record(DUBLIN, 2, [sent(1, 'hi')]))).toEqual([`${DUBLIN} 1`]);
    expect(versionsAt(ANNA)).toEqual([2]);
  });
});
