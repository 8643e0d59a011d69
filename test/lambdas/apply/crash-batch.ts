import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { emptyLane, evolve, stamped } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, patched, SEOUL, sha256 } from '../domain/factories.ts';
import { recordOf, recordWith } from '../queue-record.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import type { Write } from '../store/shelf.ts';
import { eventIn, patchIn, sessionAt } from './apply-fixture.ts';

export const FRESH = sessionAt(1);
export const LARGE = sessionAt(2);
export const FULL = sessionAt(3);
export const OLD = sessionAt(4);
export const SESSIONS = [FRESH, LARGE, FULL, OLD];

/** The old session stands one commit before a snapshot that passes a checkpoint; the log before its last is not needed. */
export const OLD_SNAPSHOT = Limits.checkpointEvery - (Limits.checkpointEvery % Limits.snapshotEvery);
export const NEXT_SNAPSHOT = OLD_SNAPSHOT + Limits.snapshotEvery;
export const REGISTERS = Object.fromEntries(
  Array.from({ length: Limits.registers }, (_, at) => [`k${at}`, at]),
);

export const TOO_LARGE = patchIn(FULL, 2_002, { more: 1 });
export const QUESTION = eventIn(
  FRESH,
  1_999,
  'completion.requested',
  { text: 'Why?', priority: 'standard', stream: true },
  BEN,
);
export const MESSAGES = [
  eventIn(FRESH, 2_001, 'message.sent', { text: 'hello' }),
  eventIn(FRESH, 2_001, 'message.sent', { text: 'hi' }, BEN),
];
export const [HELLO, HI] = MESSAGES as [MeridianEvent<'message.sent'>, MeridianEvent<'message.sent'>];
export const EVENTS = [
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
export const POISON = recordWith('no json', { messageId: 'poison' });
export const BATCH = [
  ...EVENTS.map((event) => recordOf(event)),
  recordOf(EVENTS[0] as (typeof EVENTS)[0], { messageId: 'a repeat' }),
  POISON,
];
/** What the old session had before the batch, the first of which its snapshot lets go. */
export const FORMER = [0, 1, 2, 3, 50, 127, 1_000].map((millis) => recordOf(patchIn(OLD, millis, { n: -1 })));
export const PROFILES = {
  [FRESH]: { name: 'Anna' },
  [LARGE]: { text: '5'.repeat(60_000) },
  [FULL]: { ...REGISTERS, k0: 'changed', k1: 'changed' },
  [OLD]: { n: 39 },
};

/** What the stores held before the batch, as writes that make a copy. */
export async function before(): Promise<Write[]> {
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
