import { emptyLane, evolve, identityOf, type LaneFold } from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, patched, SEOUL, sent, stampAt } from '../domain/factories.ts';

import { type Closing, storesOf } from './store-fixture.ts';

/** What every store must do beside the log, whatever it keeps things in. */
export function storeContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store`, () => {
    const here = storesOf(create);
    const { message, append } = here;
    const laneUpTo = (version: number, lane = SEOUL): LaneFold =>
      Array.from({ length: version }, (_, at) =>
        commit(lane, at + 1, [patched(at + 1, { n: at + 1 })]),
      ).reduce(evolve, emptyLane(lane));

    describe('messages', () => {
      it('come newest first, page by page, each once', async () => {
        const messages = [1, 2, 3, 4, 5].map((millis) => message(millis));
        await here.stores.events.putMessages(messages);
        const first = await here.stores.events.messages(here.sessionId, undefined, 2);
        const second = await here.stores.events.messages(here.sessionId, first.next, 2);
        const third = await here.stores.events.messages(here.sessionId, second.next, 2);
        expect([...first.messages, ...second.messages, ...third.messages]).toEqual(messages.toReversed());
        expect(third.next).toBeUndefined();
      });

      it('end where a page takes the very last of them', async () => {
        await here.stores.events.putMessages([message(1), message(2)]);
        expect((await here.stores.events.messages(here.sessionId, undefined, 2)).next).toBeUndefined();
      });

      it('of two authors with one id are two, even where a page ends between them', async () => {
        await here.stores.events.putMessages([message(5), message(5, BEN), message(1)]);
        const first = await here.stores.events.messages(here.sessionId, undefined, 1);
        const rest = await here.stores.events.messages(here.sessionId, first.next, 5);
        expect(first.messages).toEqual([message(5, BEN)]);
        expect(rest.messages).toEqual([message(5), message(1)]);
      });

      it('before an id leave out that id, whoever wrote it', async () => {
        await here.stores.events.putMessages([message(5), message(5, BEN), message(1)]);
        expect((await here.stores.events.messages(here.sessionId, idAt(5), 5)).messages).toEqual([
          message(1),
        ]);
      });

      it('put twice, in one call and again, are there once', async () => {
        await here.stores.events.putMessages([message(1), message(1)]);
        await here.stores.events.putMessages([message(1)]);
        expect((await here.stores.events.messages(here.sessionId, undefined, 5)).messages).toEqual([
          message(1),
        ]);
      });

      it('are taken in any number', async () => {
        const many = Array.from({ length: 60 }, (_, at) => message(at));
        await here.stores.events.putMessages(many);
        expect((await here.stores.events.messages(here.sessionId, undefined, 100)).messages).toHaveLength(60);
      });

      it('do not mix with what else the session has', async () => {
        await append(SEOUL, 1);
        await here.stores.events.release(here.sessionId, SEOUL, new Map([[identityOf(message(1)), 1]]));
        expect(await here.stores.events.messages(here.sessionId, undefined, 5)).toEqual({
          messages: [],
          next: undefined,
        });
      });
    });

    describe('checkpoints', () => {
      const at = (second: number) => `2026-11-20T18:00:0${second}.000Z`;
      const putCheckpoint = (version: number, second: number, lane = SEOUL) =>
        here.stores.events.putCheckpoint(here.sessionId, {
          ...laneUpTo(version, lane),
          committedAt: at(second),
        });

      it('are found by the instant: the newest that was committed by then', async () => {
        await putCheckpoint(10, 1);
        await putCheckpoint(20, 3);
        await putCheckpoint(30, 5);
        await putCheckpoint(40, 2, DUBLIN);
        const versionAt = async (second: number) =>
          (await here.stores.events.checkpointBy(here.sessionId, SEOUL, at(second)))?.version;
        expect(await Promise.all([0, 1, 2, 3, 4, 9].map(versionAt))).toEqual([undefined, 10, 10, 20, 20, 30]);
      });

      it('hold the fold of their lane, and stay as they were first put', async () => {
        await putCheckpoint(3, 1);
        await putCheckpoint(3, 2);
        const found = await here.stores.events.checkpointBy(here.sessionId, SEOUL, at(9));
        expect(found).toEqual({ ...laneUpTo(3), committedAt: at(1) });
        expect(textOf(found?.registers ?? {})).toBe('{"n":3}');
      });
    });

    describe('snapshots', () => {
      it('are loaded as they were saved, one for each lane', async () => {
        expect(await here.stores.snapshots.save(here.sessionId, laneUpTo(3))).toBe('saved');
        expect(await here.stores.snapshots.save(here.sessionId, laneUpTo(2, DUBLIN))).toBe('saved');
        const loaded = await here.stores.snapshots.load(here.sessionId);
        expect(loaded.map(({ fold }) => fold)).toEqual([laneUpTo(3), laneUpTo(2, DUBLIN)]);
        expect(loaded.map(({ floor }) => floor)).toEqual([0, 0]);
      });

      it('of a lane without a profile are loaded as well', async () => {
        const lane = evolve(emptyLane(SEOUL), { ...commit(SEOUL, 1, [sent(1, 'hello')]), messages: 1 });
        await here.stores.snapshots.save(here.sessionId, { ...lane, recent: new Map(), released: idAt(1) });
        const [loaded] = await here.stores.snapshots.load(here.sessionId);
        expect(loaded?.fold).toEqual({ ...lane, recent: new Map(), released: idAt(1) });
      });

      it('move forward, and never back', async () => {
        await here.stores.snapshots.save(here.sessionId, laneUpTo(3));
        expect(await here.stores.snapshots.save(here.sessionId, laneUpTo(2))).toBe('behind');
        expect(await here.stores.snapshots.save(here.sessionId, laneUpTo(3))).toBe('behind');
        expect(await here.stores.snapshots.save(here.sessionId, laneUpTo(5))).toBe('saved');
        const [loaded] = await here.stores.snapshots.load(here.sessionId);
        expect(loaded?.fold.version).toBe(5);
      });

      it('are nobody else’s to change once they are saved or loaded', async () => {
        const lane = laneUpTo(1);
        await here.stores.snapshots.save(here.sessionId, lane);
        evolve(lane, commit(SEOUL, 2, [patched(2, { n: 'changed' })]));
        const [loaded] = await here.stores.snapshots.load(here.sessionId);
        evolve(loaded?.fold ?? lane, commit(SEOUL, 2, [patched(2, { n: 'changed too' })]));
        const [again] = await here.stores.snapshots.load(here.sessionId);
        expect(textOf(again?.fold.registers ?? {})).toBe('{"n":1}');
      });
    });

    describe('members', () => {
      const set = (lane: string, millis: number, belongs: boolean) =>
        here.stores.sessions.putMember(here.sessionId, lane, {
          member: BEN,
          belongs,
          stamp: stampAt(millis),
        });

      it('belong as the newest register of any lane says', async () => {
        expect(await here.stores.sessions.isMember(here.sessionId, BEN)).toBe(false);
        await set(SEOUL, 2, true);
        expect(await here.stores.sessions.isMember(here.sessionId, BEN)).toBe(true);
        await set(DUBLIN, 1, false);
        expect(await here.stores.sessions.isMember(here.sessionId, BEN)).toBe(true);
        await set(DUBLIN, 3, false);
        expect(await here.stores.sessions.isMember(here.sessionId, BEN)).toBe(false);
      });

      it('are not moved back by an older event that comes late', async () => {
        await set(SEOUL, 5, false);
        await set(SEOUL, 4, true);
        expect(await here.stores.sessions.isMember(here.sessionId, BEN)).toBe(false);
      });

      it('are listed each as the newest register has them', async () => {
        await set(SEOUL, 2, true);
        await set(DUBLIN, 3, false);
        const anna = { member: ANNA, belongs: true, stamp: stampAt(1) };
        await here.stores.sessions.putMember(here.sessionId, SEOUL, anna);
        const listed = await here.stores.sessions.members(here.sessionId);
        expect(listed.toSorted((a, b) => (a.member < b.member ? -1 : 1))).toEqual([
          anna,
          { member: BEN, belongs: false, stamp: stampAt(3) },
        ]);
      });

      it('belong to their own session only', async () => {
        await set(SEOUL, 2, true);
        expect(await here.stores.sessions.isMember(`${BEN}.${idAt(0)}`, BEN)).toBe(false);
        expect(await here.stores.sessions.isMember(here.sessionId, ANNA)).toBe(false);
      });
    });

    describe('failures', () => {
      const failure = {
        eventId: idAt(1),
        source: ANNA,
        code: 'too-large',
        reason: 'It was too large.',
        failedAt: '2026-11-20T18:00:00.000Z',
      };

      it('keep their first reason', async () => {
        await here.stores.sessions.putFailure(here.sessionId, failure);
        await here.stores.sessions.putFailure(here.sessionId, { ...failure, reason: 'Another one.' });
        expect(await here.stores.sessions.failure(here.sessionId, idAt(1), ANNA)).toEqual(failure);
      });

      it('are of one author’s event', async () => {
        await here.stores.sessions.putFailure(here.sessionId, failure);
        expect(await here.stores.sessions.failure(here.sessionId, idAt(1), BEN)).toBeUndefined();
        expect(await here.stores.sessions.failure(here.sessionId, idAt(2), ANNA)).toBeUndefined();
      });
    });
  });
}
