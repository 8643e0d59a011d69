import { type ReadState, unreadOf } from '../../../client/session/unread.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { ANNA, BEN, DUBLIN, eventAt, SEOUL, sent } from '../../lambdas/domain/factories.ts';

/** Waits end when the test says so. */
function noWaits() {
  const due: (() => void)[] = [];
  const after = (_ms: number, act: () => void) => {
    due.push(act);
    return () => due.splice(due.indexOf(act), 1);
  };
  return { after, due, randomBytes: (count: number) => new Uint8Array(count) };
}

/** A counter over what the API answers, and a commit of messages. */
function counter(state: Partial<ReadState> = {}) {
  const asked = { times: 0 };
  const place = { isKnown: true };
  const server = { user: ANNA, read: {}, messages: { [SEOUL]: 4 }, unread: 4, ...state };
  const unread = unreadOf({
    load: async () => {
      asked.times++;
      return server;
    },
    used: () => () => undefined,
    isPlaced: () => place.isKnown,
    world: noWaits(),
  });
  const versions = new Map<string, number>();
  const commit = (lane: string, messages: number, ...events: MeridianEvent[]) => {
    const version = (versions.get(lane) ?? 0) + 1;
    versions.set(lane, version);
    unread.take({ lane, version, messages, events });
  };
  return { unread, server, asked, place, commit };
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
  const away = unreadOf({
    load: () => Promise.reject(new Error('away')),
    used: () => () => undefined,
    isPlaced: () => true,
    world: noWaits(),
  });
  await expect(away.readAll()).rejects.toThrow('away');
});

test('asks until somebody answers or nobody looks any more: the session may not be there yet', async () => {
  const world = noWaits();
  const answers: Partial<ReadState>[] = [
    {},
    {},
    { user: ANNA, read: {}, messages: { [SEOUL]: 2 }, unread: 2 },
  ];
  const load = async () => {
    const answer = answers.shift();
    if (answer?.user === undefined) throw new Error('not there');
    return answer as ReadState;
  };
  const unread = unreadOf({ load, used: () => () => undefined, isPlaced: () => true, world });
  unread.count.subscribe(() => undefined);
  for (let failures = 0; failures < 2; failures++) {
    await settled();
    expect([unread.count.get(), world.due.length]).toEqual([0, 1]);
    world.due.shift()?.();
  }
  await settled();
  expect([unread.count.get(), world.due.length]).toEqual([2, 0]);

  const leave = unread.count.subscribe(() => undefined);
  const other = unreadOf({ load, used: () => () => undefined, isPlaced: () => true, world });
  const unused = other.count.subscribe(() => undefined);
  await settled();
  unused();
  leave();
  expect(world.due).toEqual([]);
});

test('counts what another device read though the answer is from before', async () => {
  const { unread, commit, asked } = counter();
  unread.count.subscribe(() => undefined);
  await settled();
  commit(SEOUL, 4, eventAt(6, 'read.marked', { read: { [SEOUL]: 3 } }, ANNA));
  await settled();
  expect([unread.count.get(), asked.times]).toEqual([1, 2]);
});

test.each<[string, MeridianEvent['type']]>([
  ['a question', 'completion.requested'],
  ['an answer', 'completion.finished'],
])('counts %s once that comes by two lanes', async (_, type) => {
  const { unread, commit } = counter();
  unread.count.subscribe(() => undefined);
  await settled();
  commit(SEOUL, 5, { ...said(1), type });
  commit(DUBLIN, 1, { ...said(1), type });
  expect(unread.count.get()).toBe(5);
});

test('is asked for once it is known where commits begin, and again where some are passed over', async () => {
  const { unread, asked, place } = counter();
  place.isKnown = false;
  const leave = unread.count.subscribe(() => undefined);
  await settled();
  expect(asked.times).toBe(0);
  place.isKnown = true;
  unread.refresh();
  await settled();
  expect([unread.count.get(), asked.times]).toEqual([4, 1]);
  unread.refresh();
  leave();
  unread.refresh();
  await settled();
  expect(asked.times).toBe(2);
});
