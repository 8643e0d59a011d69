import type { SQSRecord } from 'aws-lambda';
import type { Ask } from '../../../lambdas/contract/asks.ts';
import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import { modified } from '../../../lambdas/domain/modification.ts';
import { loadLanes } from '../../../lambdas/store/lanes.ts';
import { ANNA, BEN, DUBLIN, idAt, SEOUL } from '../domain/factories.ts';
import type { Fate } from '../mortality.ts';
import { type InMemoryStores, inMemoryStores } from '../store/in-memory-stores.ts';
import type { Write } from '../store/shelf.ts';
import { applying, commitsOf, LANES, profileOf, type Streamed } from './apply-fixture.ts';
import {
  BATCH,
  before,
  EVENTS,
  FORMER,
  FRESH,
  FULL,
  HELLO,
  HI,
  LARGE,
  MESSAGES,
  NEXT_SNAPSHOT,
  OLD,
  POISON,
  PROFILES,
  QUESTION,
  SESSIONS,
  TOO_LARGE,
} from './crash-batch.ts';
import { mortal } from './mortal.ts';

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
