import type { SQSRecord } from 'aws-lambda';
import type { Ask } from '../../../lambdas/contract/asks.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { emptyLane, evolve, identityOf, stamped } from '../../../lambdas/domain/lane.ts';
import { modified } from '../../../lambdas/domain/modification.ts';
import { loadLanes } from '../../../lambdas/store/lanes.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, patched, SEOUL, sha256 } from '../domain/factories.ts';
import type { Fate } from '../mortality.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { type InMemoryStores, inMemoryStores } from '../store/in-memory-stores.ts';
import type { Write } from '../store/shelf.ts';
import {
  applying,
  commitsOf,
  eventIn,
  LANES,
  patchIn,
  profileOf,
  type Streamed,
  sessionAt,
} from './apply-fixture.ts';
import { mortal } from './mortal.ts';

const FRESH = sessionAt(1);
const LARGE = sessionAt(2);
const FULL = sessionAt(3);
const OLD = sessionAt(4);
const SESSIONS = [FRESH, LARGE, FULL, OLD];

/** The old session stands one commit before a snapshot that passes a checkpoint; the log before its last is not needed. */
const OLD_SNAPSHOT = Limits.checkpointEvery - (Limits.checkpointEvery % Limits.snapshotEvery);
const NEXT_SNAPSHOT = OLD_SNAPSHOT + Limits.snapshotEvery;
const REGISTERS = Object.fromEntries(Array.from({ length: Limits.registers }, (_, at) => [`k${at}`, at]));

const TOO_LARGE = patchIn(FULL, 2_002, { more: 1 });
const QUESTION = eventIn(
  FRESH,
  1_999,
  'completion.requested',
  { text: 'Why?', priority: 'standard', stream: true },
  BEN,
);
const MESSAGES = [
  eventIn(FRESH, 2_001, 'message.sent', { text: 'hello' }),
  eventIn(FRESH, 2_001, 'message.sent', { text: 'hi' }, BEN),
];
const [HELLO, HI] = MESSAGES as [MeridianEvent<'message.sent'>, MeridianEvent<'message.sent'>];
const EVENTS = [
  patchIn(FRESH, 2_000, { name: 'Anna' }),
  ...MESSAGES,
  eventIn(FRESH, 2_002, 'member.added', { member: BEN }),
  eventIn(FRESH, 2_003, 'session.created', {}),
  eventIn(FRESH, 2_004, 'message.edited', { message: HELLO.id, text: 'hello, Ben' }),
  eventIn(FRESH, 2_005, 'message.reacted', { message: HELLO.id, author: ANNA, emoji: '#', on: true }, BEN),
  eventIn(FRESH, 2_006, 'message.deleted', { message: HI.id, author: BEN }),
  eventIn(FRESH, 2_007, 'read.marked', { read: { [SEOUL]: 1, [DUBLIN]: 2 } }, BEN),
  eventIn(FRESH, 2_008, 'completion.cancelled', { completion: QUESTION.id, author: BEN }),
  QUESTION,
  ...[1, 2, 3, 4, 5].map((at) => patchIn(LARGE, 2_000 + at, { text: `${at}`.repeat(60_000) })),
  patchIn(FULL, 2_001, { k0: 'changed' }),
  TOO_LARGE,
  patchIn(FULL, 2_003, { k1: 'changed' }),
  ...Array.from({ length: 40 }, (_, at) => patchIn(OLD, 2_000 + at, { n: at })),
];
const POISON = recordWith('no json', { messageId: 'poison' });
const BATCH = [
  ...EVENTS.map((event) => recordOf(event)),
  recordOf(EVENTS[0] as (typeof EVENTS)[0], { messageId: 'a repeat' }),
  POISON,
];
/** What the old session had before the batch, the first of which its snapshot lets go. */
const FORMER = [0, 1, 2, 3, 50, 127, 1_000].map((millis) => recordOf(patchIn(OLD, millis, { n: -1 })));
const PROFILES = {
  [FRESH]: { name: 'Anna' },
  [LARGE]: { text: '5'.repeat(60_000) },
  [FULL]: { ...REGISTERS, k0: 'changed', k1: 'changed' },
  [OLD]: { n: 39 },
};

/** What the stores held before the batch, as writes that make a copy. */
async function before(): Promise<Write[]> {
  const writes: Write[] = [];
  const { events, snapshots } = inMemoryStores((write) => writes.push(write));
  await events.append(FULL, commit(SEOUL, 1, [stamped(patchIn(FULL, 1, REGISTERS), sha256)]));
  const ring = Array.from({ length: Limits.ringIdentities }, (_, at) => patched(at, { n: -1 }));
  const old = evolve(emptyLane(SEOUL), commit(SEOUL, OLD_SNAPSHOT, ring));
  // It let identities go up to that of the batch's first event, so that IDS items are asked as well.
  await snapshots.save(OLD, { ...old, released: idAt(2_000) });
  for (let version = OLD_SNAPSHOT + 1; version < NEXT_SNAPSHOT; version++) {
    await events.append(OLD, commit(SEOUL, version, [patched(version, { n: -1 })]));
  }
  return writes;
}

interface World {
  readonly stores: InMemoryStores;
  readonly streamed: Streamed[];
  readonly asks: readonly Ask[];
  /** Whether something happened before everything was done. */
  readonly befell: boolean;
}

/** Delivers the batch to a process with a fate, and what is left of it to healthy ones until nothing is. */
async function live(start: readonly Write[], fate: Fate, nth: number): Promise<World> {
  const stores = inMemoryStores();
  start.forEach(stores.replicate);
  const asks: Ask[] = [];
  const send = async (some: readonly Ask[]): Promise<void> => {
    asks.push(...some);
  };
  const healthy = applying(stores, { asks: { send } });
  const { ports, calls } = mortal(healthy.ports, fate, nth);
  const unlucky = applying(stores, ports);
  let left: readonly SQSRecord[] = await unlucky.deliver(BATCH).catch(() => BATCH);
  if (fate !== 'fails' && calls.length >= nth) {
    // Whatever a process that died has answered, nobody heard it.
    left = BATCH;
  }
  for (let delivery = 0; left.length > 1 && delivery < 3; delivery++) {
    left = await applying(stores, { publisher: healthy.ports.publisher, asks: { send } }).deliver(left);
  }
  expect(left).toEqual([POISON]);
  return { stores, streamed: healthy.streamed, asks, befell: calls.length >= nth };
}

/** Where the log of a session begins in this test. */
const BEGINNINGS: Readonly<Record<string, number>> = { [OLD]: NEXT_SNAPSHOT - 1, [FULL]: 1 };

async function expectWhole({ stores, streamed, asks }: World): Promise<void> {
  expect(new Set(asks.map(({ completion, asker }) => `${completion} ${asker}`))).toEqual(
    new Set([`${QUESTION.id} ${BEN}`]),
  );
  const committed: Streamed[] = [];
  for (const sessionId of SESSIONS) {
    const from = BEGINNINGS[sessionId] ?? 0;
    const { commits, holed } = await stores.events.past(sessionId, SEOUL, from);
    expect(holed).toBe(false);
    expect(commits.map(({ events }) => events.length)).not.toContain(0);
    committed.push(
      ...commits.flatMap(({ lane, version, events }) =>
        events.map(({ event }) => ({ event, lane, version })),
      ),
    );
    expect(await profileOf(stores, sessionId)).toEqual(PROFILES[sessionId]);
  }
  const wanted = EVENTS.filter((event) => event !== TOO_LARGE);
  expect(committed.map(({ event }) => event).toSorted(byId)).toEqual(wanted.toSorted(byId));
  const onStream = new Set(streamed.map(placeOf));
  expect(committed.map(placeOf).filter((place) => !onStream.has(place))).toEqual([]);
  await expectBeside(stores);
}

function placeOf({ event, lane, version }: Streamed): string {
  return `${event.subject} ${identityOf(event)} ${lane} ${version}`;
}

function byId(a: MeridianEvent, b: MeridianEvent): number {
  return `${a.subject} ${identityOf(a)}` < `${b.subject} ${identityOf(b)}` ? -1 : 1;
}

/** What stands beside the log: messages, members, marks, failures, and the checkpoint that a snapshot passed. */
async function expectBeside({ events, sessions, snapshots }: InMemoryStores): Promise<void> {
  const { messages } = await events.messages(FRESH, undefined, 9);
  expect(messages).toEqual([...MESSAGES.toReversed(), QUESTION]);
  expect(await events.completion(FRESH, { id: QUESTION.id, asker: BEN })).toMatchObject({
    requested: QUESTION,
    cancelled: { source: ANNA },
  });
  expect(modified(messages, await events.modifications(FRESH, { oldest: HELLO.id, newest: HI.id }))).toEqual([
    { ...HI, data: {}, deleted: true },
    { ...HELLO, data: { text: 'hello, Ben' }, edited: expect.any(String), reactions: { '#': [BEN] } },
    QUESTION,
  ]);
  expect(await sessions.isMember(FRESH, BEN)).toBe(true);
  for (const person of [ANNA, BEN]) {
    expect((await sessions.sessionsOf(person, { after: undefined, limit: 5 })).names).toEqual([FRESH]);
  }
  expect(await sessions.readMarks(FRESH, BEN)).toEqual({ [SEOUL]: 1, [DUBLIN]: 2 });
  expect(await sessions.failure(FULL, TOO_LARGE.id, ANNA)).toMatchObject({ code: 'too-large' });
  for (const { id, source } of EVENTS.filter((event) => event.subject === FRESH)) {
    expect(await sessions.failure(FRESH, id, source)).toBeUndefined();
  }
  const [snapshot] = await snapshots.load(OLD);
  const checkpoint = await events.checkpointBy(OLD, SEOUL, '9999');
  const isPassed = snapshot?.fold.version === NEXT_SNAPSHOT;
  expect(isPassed && checkpoint?.version !== Limits.checkpointEvery).toBe(false);
}

/** Every identity is still known: delivered once more, nothing is committed again, however old. */
async function expectRepeatsKnown({ stores }: World): Promise<void> {
  const heads = async () => {
    const all = await Promise.all(SESSIONS.map((id) => loadLanes(stores, id, LANES)));
    return all.map(({ lanes }) => lanes.get(SEOUL)?.version);
  };
  const known = await heads();
  await applying(stores).deliver([...BATCH, ...FORMER]);
  expect(await heads()).toEqual(known);
}

describe.each<Fate>(['dies before', 'dies after', 'fails'])('a batch whose process %s', (fate) => {
  it('any one of its calls is whole after redelivery', async () => {
    const start = await before();
    let nth = 0;
    let world: World;
    do {
      nth++;
      world = await live(start, fate, nth);
      await expectWhole(world);
      await expectRepeatsKnown(world);
    } while (world.befell);
    // As many calls as the batch makes: fewer would mean that the test has stopped to look.
    expect(nth).toBeGreaterThan(30);
  });
});

describe('the batch of the crash test', () => {
  it('makes every kind of call', async () => {
    const stores = inMemoryStores();
    (await before()).forEach(stores.replicate);
    const asks = { send: async () => {} };
    const { ports, calls } = mortal(applying(stores, { asks }).ports, 'fails', Number.POSITIVE_INFINITY);
    await applying(stores, ports).deliver(BATCH);
    expect([...new Set(calls)].toSorted()).toEqual(
      [
        'after',
        'append',
        'first',
        'load',
        'markRead',
        'modify',
        'past',
        'publish',
        'putBelonging',
        'putCheckpoint',
        'putEnd',
        'putFailure',
        'putMember',
        'putMessages',
        'release',
        'released',
        'save',
        'send',
      ].toSorted(),
    );
    expect((await commitsOf(stores, LARGE)).length).toBe(2);
    expect(await stores.events.released(OLD, [SEOUL], [`${idAt(0)}#${ANNA}`])).toHaveLength(1);
  });
});
