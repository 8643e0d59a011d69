import { type ReadState, unreadOf } from '../../../client/session/unread.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { ANNA, BEN, DUBLIN, eventAt, SEOUL, sent } from '../../lambdas/domain/factories.ts';

/** A counter over what the API answers, and a commit of messages. */
function counter(state: Partial<ReadState> = {}) {
  const asked = { times: 0 };
  const server = { user: ANNA, read: {}, messages: { [SEOUL]: 4 }, unread: 4, ...state };
  const unread = unreadOf(
    async () => {
      asked.times++;
      return server;
    },
    () => () => undefined,
  );
  const versions = new Map<string, number>();
  const commit = (lane: string, messages: number, ...events: MeridianEvent[]) => {
    const version = (versions.get(lane) ?? 0) + 1;
    versions.set(lane, version);
    unread.take({ lane, version, messages, events });
  };
  return { unread, server, asked, commit };
}

const said = (at: number): MeridianEvent => sent(at, `${at}`, BEN).event;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('is what the API counted, and one more for each message that comes, in whichever lane', async () => {
  const { unread, commit } = counter();
  const seen: number[] = [];
  unread.count.subscribe((count) => seen.push(count));
  await settled();
  commit(SEOUL, 5, said(1));
  commit(DUBLIN, 2, said(2), said(3));
  commit(DUBLIN, 2, eventAt(4, 'profile.patched', { a: 1 }));
  expect(seen).toEqual([4, 5, 7]);
});

test('counts nothing again that the API has counted', async () => {
  const { unread, commit } = counter();
  unread.count.subscribe(() => undefined);
  commit(SEOUL, 3, said(1));
  await settled();
  commit(SEOUL, 4, said(2));
  expect(unread.count.get()).toBe(4);
});

test('counts a message once that comes by two lanes', async () => {
  const { unread, commit } = counter();
  unread.count.subscribe(() => undefined);
  await settled();
  commit(SEOUL, 5, said(1));
  commit(DUBLIN, 2, said(1), said(2));
  expect(unread.count.get()).toBe(6);
});

test('is nothing once all is marked, at once, and what comes later counts', async () => {
  const { unread, commit, server } = counter({ read: { [SEOUL]: 1 }, unread: 3 });
  unread.count.subscribe(() => undefined);
  await settled();
  commit(DUBLIN, 1, said(1));
  expect(await unread.readAll()).toEqual({ [SEOUL]: 4, [DUBLIN]: 1 });
  expect(unread.count.get()).toBe(0);
  commit(DUBLIN, 2, said(2));
  expect(unread.count.get()).toBe(1);
  expect(await unread.readAll()).toEqual({ [SEOUL]: 4, [DUBLIN]: 2 });
  expect(await unread.readAll()).toBeUndefined();
  // The API does not know of the marks yet.
  commit(SEOUL, 4, eventAt(5, 'read.marked', { read: {} }, ANNA));
  Object.assign(server, { messages: { [SEOUL]: 5, [DUBLIN]: 2 }, unread: 6 });
  await settled();
  expect(unread.count.get()).toBe(1);
});

test('goes down when another device of the user reads, and not when somebody else does', async () => {
  const { unread, commit, server, asked } = counter();
  unread.count.subscribe(() => undefined);
  await settled();
  commit(SEOUL, 4, eventAt(5, 'read.marked', { read: { [SEOUL]: 4 } }, BEN));
  await settled();
  expect([unread.count.get(), asked.times]).toEqual([4, 1]);
  Object.assign(server, { read: { [SEOUL]: 4 }, unread: 0 });
  commit(SEOUL, 4, eventAt(6, 'read.marked', { read: { [SEOUL]: 4 } }, ANNA));
  await settled();
  expect([unread.count.get(), asked.times]).toEqual([0, 2]);
});

test('can be marked before anybody listens, and rejects where nobody answers', async () => {
  expect(await counter().unread.readAll()).toEqual({ [SEOUL]: 4 });
  const away = unreadOf(
    () => Promise.reject(new Error('away')),
    () => () => undefined,
  );
  away.count.subscribe(() => undefined);
  await settled();
  expect(away.count.get()).toBe(0);
  await expect(away.readAll()).rejects.toThrow('away');
});
