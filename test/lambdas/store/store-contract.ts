import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { type Commit, emptyLane, evolve, identityOf, type LaneFold } from '../../../lambdas/domain/lane.ts';
import { textOf } from '../../../lambdas/domain/register.ts';
import type { Stores } from '../../../lambdas/store/lanes.ts';
import type { ProgressStore } from '../../../lambdas/store/progress-store.ts';
import type { SessionStore } from '../../../lambdas/store/session-store.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, OHIO, patched, SEOUL, sent, stampAt } from '../domain/factories.ts';

export interface Closing extends Stores {
  readonly sessions: SessionStore;
  readonly completions: ProgressStore;
  close(): Promise<void>;
}

/** Identities of one hour that a store of this suite keeps together before it splits them, if it does. */
export const IDS_PER_ITEM = 5;

/** What every store must do, whatever it keeps things in. */
export function storeContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store`, () => {
    let stores: Closing;
    let sessionId: string;
    let sessions = 0;
    beforeAll(async () => {
      stores = await create();
    });
    afterAll(() => stores.close());
    beforeEach(() => {
      sessions++;
      sessionId = `${ANNA}.${idAt(sessions)}`;
    });

    const message = (millis: number, source = ANNA): MeridianEvent<'message.sent'> => ({
      ...(sent(millis, `message ${millis}`, source).event as MeridianEvent<'message.sent'>),
      subject: sessionId,
    });
    const append = async (lane: string, ...versions: number[]): Promise<Commit[]> => {
      const commits = versions.map((version) => commit(lane, version, [patched(version, { n: version })]));
      for (const one of commits) {
        expect(await stores.events.append(sessionId, one)).toBe('appended');
      }
      return commits;
    };
    const laneUpTo = (version: number, lane = SEOUL): LaneFold =>
      Array.from({ length: version }, (_, at) =>
        commit(lane, at + 1, [patched(at + 1, { n: at + 1 })]),
      ).reduce(evolve, emptyLane(lane));

    describe('the log', () => {
      it('gives back what was appended, events, stamps and traces included', async () => {
        const events = [patched(1, { a: { b: [1, null, 'é'] }, '': 1 }), sent(2, 'hello', BEN)];
        const stored = { ...commit(SEOUL, 1, events), messages: 1 };
        await stores.events.append(sessionId, stored);
        const { commits } = await stores.events.past(sessionId, SEOUL, 0);
        expect(commits).toEqual([stored]);
      });

      it('refuses a version that is taken, and keeps what took it', async () => {
        const [first] = await append(SEOUL, 1);
        expect(await stores.events.append(sessionId, commit(SEOUL, 1, [patched(9, { late: true })]))).toBe(
          'conflict',
        );
        expect((await stores.events.past(sessionId, SEOUL, 0)).commits).toEqual([first]);
      });

      it('keeps lanes and sessions apart', async () => {
        await append(SEOUL, 1, 2);
        const [dublin] = await append(DUBLIN, 1);
        expect((await stores.events.past(sessionId, DUBLIN, 0)).commits).toEqual([dublin]);
        expect((await stores.events.past(`${BEN}.${idAt(0)}`, DUBLIN, 0)).commits).toEqual([]);
      });

      it('begins with the first commits of every lane, in their order, holes and all', async () => {
        const dublin = await append(DUBLIN, 1);
        const seoul = await append(SEOUL, 2, 1, 4);
        const [second, first, fourth] = seoul;
        const both = [[first, second, fourth], dublin].sort((a, b) =>
          (a[0]?.lane ?? '') < (b[0]?.lane ?? '') ? -1 : 1,
        );
        expect(await stores.events.first(sessionId)).toEqual({ commits: both.flat(), more: false });
      });

      it('begins right after the version that it is asked for', async () => {
        const commits = await append(SEOUL, ...Array.from({ length: 12 }, (_, at) => at + 1));
        const past = await stores.events.past(sessionId, SEOUL, 8);
        expect(past).toEqual({ commits: commits.slice(8), more: false, holed: false });
      });

      it('pages by the limit, and says that there is more', async () => {
        const commits = await append(SEOUL, 1, 2, 3);
        expect(await stores.events.past(sessionId, SEOUL, 0, 2)).toEqual({
          commits: commits.slice(0, 2),
          more: true,
          holed: false,
        });
        expect((await stores.events.past(sessionId, SEOUL, 2, 2)).commits).toEqual(commits.slice(2));
      });

      it('stops at a hole and says so', async () => {
        const [first] = await append(SEOUL, 1, 3);
        expect(await stores.events.past(sessionId, SEOUL, 0)).toEqual({
          commits: [first],
          more: false,
          holed: true,
        });
      });

      it('has nothing past a version that is missing itself, even if later ones are there', async () => {
        await append(SEOUL, 3);
        expect(await stores.events.past(sessionId, SEOUL, 1)).toEqual({
          commits: [],
          more: false,
          holed: true,
        });
      });

      it('tells the next commits of several lanes, each up to its hole', async () => {
        const seoul = await append(SEOUL, 1, 2, 3);
        const dublin = await append(DUBLIN, 1, 2, 4);
        const next = await stores.events.nextOf(sessionId, { [SEOUL]: 1, [DUBLIN]: 0, [OHIO]: 0 });
        const of = (lane: string) => next.filter((one) => one.lane === lane);
        expect(of(SEOUL)).toEqual(seoul.slice(1));
        expect(of(DUBLIN)).toEqual(dublin.slice(0, 2));
        expect(of(OHIO)).toEqual([]);
      });
    });

    describe('released identities', () => {
      const HOUR_MS = 3_600_000;
      const identity = (millis: number, source = ANNA) => identityOf({ id: idAt(millis), source });
      const release = (lane: string, ...identities: string[]) =>
        stores.events.release(sessionId, lane, new Map(identities.map((one, at) => [one, at + 1])));

      it('are found again with lane and version, across hours and lanes', async () => {
        await release(SEOUL, identity(1), identity(2, BEN), identity(HOUR_MS + 1));
        await release(DUBLIN, identity(2));
        const wanted = [identity(1), identity(2), identity(2, BEN), identity(HOUR_MS + 1), identity(7)];
        const found = await stores.events.released(sessionId, [SEOUL, DUBLIN, OHIO], wanted);
        expect(found).toHaveLength(4);
        expect(found).toEqual(
          expect.arrayContaining([
            { identity: identity(1), lane: SEOUL, version: 1 },
            { identity: identity(2, BEN), lane: SEOUL, version: 2 },
            { identity: identity(HOUR_MS + 1), lane: SEOUL, version: 3 },
            { identity: identity(2), lane: DUBLIN, version: 1 },
          ]),
        );
      });

      it('are not told of lanes that nobody asked for', async () => {
        await release(SEOUL, identity(1));
        expect(await stores.events.released(sessionId, [DUBLIN], [identity(1)])).toEqual([]);
      });

      it('are kept once when they are released twice', async () => {
        await release(SEOUL, identity(1));
        await release(SEOUL, identity(1));
        expect(await stores.events.released(sessionId, [SEOUL], [identity(1)])).toHaveLength(1);
      });

      it('are all found past the number that one item holds', async () => {
        const all = Array.from({ length: 4 * IDS_PER_ITEM }, (_, at) => identity(at));
        for (const one of all) {
          await release(SEOUL, one);
        }
        const found = await stores.events.released(sessionId, [SEOUL], all);
        expect(new Set(found.map((place) => place.identity))).toEqual(new Set(all));
        expect(found.every(({ lane, version }) => lane === SEOUL && version === 1)).toBe(true);
      });

      it('are all found when more come at once than one item holds', async () => {
        const all = Array.from({ length: 2 * IDS_PER_ITEM }, (_, at) => identity(at));
        await release(SEOUL, ...all);
        expect(await stores.events.released(sessionId, [SEOUL], all)).toHaveLength(all.length);
      });
    });

    describe('messages', () => {
      it('come newest first, page by page, each once', async () => {
        const messages = [1, 2, 3, 4, 5].map((millis) => message(millis));
        await stores.events.putMessages(messages);
        const first = await stores.events.messages(sessionId, undefined, 2);
        const second = await stores.events.messages(sessionId, first.next, 2);
        const third = await stores.events.messages(sessionId, second.next, 2);
        expect([...first.messages, ...second.messages, ...third.messages]).toEqual(messages.toReversed());
        expect(third.next).toBeUndefined();
      });

      it('end where a page takes the very last of them', async () => {
        await stores.events.putMessages([message(1), message(2)]);
        expect((await stores.events.messages(sessionId, undefined, 2)).next).toBeUndefined();
      });

      it('of two authors with one id are two, even where a page ends between them', async () => {
        await stores.events.putMessages([message(5), message(5, BEN), message(1)]);
        const first = await stores.events.messages(sessionId, undefined, 1);
        const rest = await stores.events.messages(sessionId, first.next, 5);
        expect(first.messages).toEqual([message(5, BEN)]);
        expect(rest.messages).toEqual([message(5), message(1)]);
      });

      it('before an id leave out that id, whoever wrote it', async () => {
        await stores.events.putMessages([message(5), message(5, BEN), message(1)]);
        expect((await stores.events.messages(sessionId, idAt(5), 5)).messages).toEqual([message(1)]);
      });

      it('put twice, in one call and again, are there once', async () => {
        await stores.events.putMessages([message(1), message(1)]);
        await stores.events.putMessages([message(1)]);
        expect((await stores.events.messages(sessionId, undefined, 5)).messages).toEqual([message(1)]);
      });

      it('are taken in any number', async () => {
        const many = Array.from({ length: 60 }, (_, at) => message(at));
        await stores.events.putMessages(many);
        expect((await stores.events.messages(sessionId, undefined, 100)).messages).toHaveLength(60);
      });

      it('do not mix with what else the session has', async () => {
        await append(SEOUL, 1);
        await stores.events.release(sessionId, SEOUL, new Map([[identityOf(message(1)), 1]]));
        expect(await stores.events.messages(sessionId, undefined, 5)).toEqual({
          messages: [],
          next: undefined,
        });
      });
    });

    describe('checkpoints', () => {
      const at = (second: number) => `2026-11-20T18:00:0${second}.000Z`;
      const putCheckpoint = (version: number, second: number, lane = SEOUL) =>
        stores.events.putCheckpoint(sessionId, { ...laneUpTo(version, lane), committedAt: at(second) });

      it('are found by the instant: the newest that was committed by then', async () => {
        await putCheckpoint(10, 1);
        await putCheckpoint(20, 3);
        await putCheckpoint(30, 5);
        await putCheckpoint(40, 2, DUBLIN);
        const versionAt = async (second: number) =>
          (await stores.events.checkpointBy(sessionId, SEOUL, at(second)))?.version;
        expect(await Promise.all([0, 1, 2, 3, 4, 9].map(versionAt))).toEqual([undefined, 10, 10, 20, 20, 30]);
      });

      it('hold the fold of their lane, and stay as they were first put', async () => {
        await putCheckpoint(3, 1);
        await putCheckpoint(3, 2);
        const found = await stores.events.checkpointBy(sessionId, SEOUL, at(9));
        expect(found).toEqual({ ...laneUpTo(3), committedAt: at(1) });
        expect(textOf(found?.registers ?? {})).toBe('{"n":3}');
      });
    });

    describe('snapshots', () => {
      it('are loaded as they were saved, one for each lane', async () => {
        expect(await stores.snapshots.save(sessionId, laneUpTo(3))).toBe('saved');
        expect(await stores.snapshots.save(sessionId, laneUpTo(2, DUBLIN))).toBe('saved');
        const loaded = await stores.snapshots.load(sessionId);
        expect(loaded.map(({ fold }) => fold)).toEqual([laneUpTo(3), laneUpTo(2, DUBLIN)]);
        expect(loaded.map(({ floor }) => floor)).toEqual([0, 0]);
      });

      it('of a lane without a profile are loaded as well', async () => {
        const lane = evolve(emptyLane(SEOUL), { ...commit(SEOUL, 1, [sent(1, 'hello')]), messages: 1 });
        await stores.snapshots.save(sessionId, { ...lane, recent: new Map(), released: idAt(1) });
        const [loaded] = await stores.snapshots.load(sessionId);
        expect(loaded?.fold).toEqual({ ...lane, recent: new Map(), released: idAt(1) });
      });

      it('move forward, and never back', async () => {
        await stores.snapshots.save(sessionId, laneUpTo(3));
        expect(await stores.snapshots.save(sessionId, laneUpTo(2))).toBe('behind');
        expect(await stores.snapshots.save(sessionId, laneUpTo(3))).toBe('behind');
        expect(await stores.snapshots.save(sessionId, laneUpTo(5))).toBe('saved');
        const [loaded] = await stores.snapshots.load(sessionId);
        expect(loaded?.fold.version).toBe(5);
      });

      it('are nobody else’s to change once they are saved or loaded', async () => {
        const lane = laneUpTo(1);
        await stores.snapshots.save(sessionId, lane);
        evolve(lane, commit(SEOUL, 2, [patched(2, { n: 'changed' })]));
        const [loaded] = await stores.snapshots.load(sessionId);
        evolve(loaded?.fold ?? lane, commit(SEOUL, 2, [patched(2, { n: 'changed too' })]));
        const [again] = await stores.snapshots.load(sessionId);
        expect(textOf(again?.fold.registers ?? {})).toBe('{"n":1}');
      });
    });

    describe('members', () => {
      const set = (lane: string, millis: number, belongs: boolean) =>
        stores.sessions.putMember(sessionId, lane, { member: BEN, belongs, stamp: stampAt(millis) });

      it('belong as the newest register of any lane says', async () => {
        expect(await stores.sessions.isMember(sessionId, BEN)).toBe(false);
        await set(SEOUL, 2, true);
        expect(await stores.sessions.isMember(sessionId, BEN)).toBe(true);
        await set(DUBLIN, 1, false);
        expect(await stores.sessions.isMember(sessionId, BEN)).toBe(true);
        await set(DUBLIN, 3, false);
        expect(await stores.sessions.isMember(sessionId, BEN)).toBe(false);
      });

      it('are not moved back by an older event that comes late', async () => {
        await set(SEOUL, 5, false);
        await set(SEOUL, 4, true);
        expect(await stores.sessions.isMember(sessionId, BEN)).toBe(false);
      });

      it('are listed each as the newest register has them', async () => {
        await set(SEOUL, 2, true);
        await set(DUBLIN, 3, false);
        const anna = { member: ANNA, belongs: true, stamp: stampAt(1) };
        await stores.sessions.putMember(sessionId, SEOUL, anna);
        const listed = await stores.sessions.members(sessionId);
        expect(listed.toSorted((a, b) => (a.member < b.member ? -1 : 1))).toEqual([
          anna,
          { member: BEN, belongs: false, stamp: stampAt(3) },
        ]);
      });

      it('belong to their own session only', async () => {
        await set(SEOUL, 2, true);
        expect(await stores.sessions.isMember(`${BEN}.${idAt(0)}`, BEN)).toBe(false);
        expect(await stores.sessions.isMember(sessionId, ANNA)).toBe(false);
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
        await stores.sessions.putFailure(sessionId, failure);
        await stores.sessions.putFailure(sessionId, { ...failure, reason: 'Another one.' });
        expect(await stores.sessions.failure(sessionId, idAt(1), ANNA)).toEqual(failure);
      });

      it('are of one author’s event', async () => {
        await stores.sessions.putFailure(sessionId, failure);
        expect(await stores.sessions.failure(sessionId, idAt(1), BEN)).toBeUndefined();
        expect(await stores.sessions.failure(sessionId, idAt(2), ANNA)).toBeUndefined();
      });
    });
  });
}
