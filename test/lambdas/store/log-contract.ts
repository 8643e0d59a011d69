import { identityOf } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, OHIO, patched, SEOUL, sent } from '../domain/factories.ts';

import { type Closing, IDS_PER_ITEM, storesOf } from './store-fixture.ts';

/** What every store must do for the log of a session. */
export function logContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store`, () => {
    const here = storesOf(create);
    const { append } = here;

    describe('the log', () => {
      it('gives back what was appended, events, stamps and traces included', async () => {
        const events = [patched(1, { a: { b: [1, null, 'é'] }, '': 1 }), sent(2, 'hello', BEN)];
        const stored = { ...commit(SEOUL, 1, events), messages: 1 };
        await here.stores.events.append(here.sessionId, stored);
        const { commits } = await here.stores.events.past(here.sessionId, SEOUL, 0);
        expect(commits).toEqual([stored]);
      });

      it('refuses a version that is taken, and keeps what took it', async () => {
        const [first] = await append(SEOUL, 1);
        expect(
          await here.stores.events.append(here.sessionId, commit(SEOUL, 1, [patched(9, { late: true })])),
        ).toBe('conflict');
        expect((await here.stores.events.past(here.sessionId, SEOUL, 0)).commits).toEqual([first]);
      });

      it('keeps lanes and sessions apart', async () => {
        await append(SEOUL, 1, 2);
        const [dublin] = await append(DUBLIN, 1);
        expect((await here.stores.events.past(here.sessionId, DUBLIN, 0)).commits).toEqual([dublin]);
        expect((await here.stores.events.past(`${BEN}.${idAt(0)}`, DUBLIN, 0)).commits).toEqual([]);
      });

      it('begins with the first commits of every lane, in their order, holes and all', async () => {
        const dublin = await append(DUBLIN, 1);
        const seoul = await append(SEOUL, 2, 1, 4);
        const [second, first, fourth] = seoul;
        const both = [[first, second, fourth], dublin].sort((a, b) =>
          (a[0]?.lane ?? '') < (b[0]?.lane ?? '') ? -1 : 1,
        );
        expect(await here.stores.events.first(here.sessionId)).toEqual({ commits: both.flat(), more: false });
      });

      it('begins right after the version that it is asked for', async () => {
        const commits = await append(SEOUL, ...Array.from({ length: 12 }, (_, at) => at + 1));
        const past = await here.stores.events.past(here.sessionId, SEOUL, 8);
        expect(past).toEqual({ commits: commits.slice(8), more: false, holed: false });
      });

      it('pages by the limit, and says that there is more', async () => {
        const commits = await append(SEOUL, 1, 2, 3);
        expect(await here.stores.events.past(here.sessionId, SEOUL, 0, 2)).toEqual({
          commits: commits.slice(0, 2),
          more: true,
          holed: false,
        });
        expect((await here.stores.events.past(here.sessionId, SEOUL, 2, 2)).commits).toEqual(
          commits.slice(2),
        );
      });

      it('stops at a hole and says so', async () => {
        const [first] = await append(SEOUL, 1, 3);
        expect(await here.stores.events.past(here.sessionId, SEOUL, 0)).toEqual({
          commits: [first],
          more: false,
          holed: true,
        });
      });

      it('has nothing past a version that is missing itself, even if later ones are there', async () => {
        await append(SEOUL, 3);
        expect(await here.stores.events.past(here.sessionId, SEOUL, 1)).toEqual({
          commits: [],
          more: false,
          holed: true,
        });
      });

      it('tells the next commits of several lanes, each up to its hole', async () => {
        const seoul = await append(SEOUL, 1, 2, 3);
        const dublin = await append(DUBLIN, 1, 2, 4);
        const next = await here.stores.events.nextOf(here.sessionId, { [SEOUL]: 1, [DUBLIN]: 0, [OHIO]: 0 });
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
        here.stores.events.release(here.sessionId, lane, new Map(identities.map((one, at) => [one, at + 1])));

      it('are found again with lane and version, across hours and lanes', async () => {
        await release(SEOUL, identity(1), identity(2, BEN), identity(HOUR_MS + 1));
        await release(DUBLIN, identity(2));
        const wanted = [identity(1), identity(2), identity(2, BEN), identity(HOUR_MS + 1), identity(7)];
        const found = await here.stores.events.released(here.sessionId, [SEOUL, DUBLIN, OHIO], wanted);
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
        expect(await here.stores.events.released(here.sessionId, [DUBLIN], [identity(1)])).toEqual([]);
      });

      it('are kept once when they are released twice', async () => {
        await release(SEOUL, identity(1));
        await release(SEOUL, identity(1));
        expect(await here.stores.events.released(here.sessionId, [SEOUL], [identity(1)])).toHaveLength(1);
      });

      it('are all found past the number that one item holds', async () => {
        const all = Array.from({ length: 4 * IDS_PER_ITEM }, (_, at) => identity(at));
        for (const one of all) {
          await release(SEOUL, one);
        }
        const found = await here.stores.events.released(here.sessionId, [SEOUL], all);
        expect(new Set(found.map((place) => place.identity))).toEqual(new Set(all));
        expect(found.every(({ lane, version }) => lane === SEOUL && version === 1)).toBe(true);
      });

      it('are all found when more come at once than one item holds', async () => {
        const all = Array.from({ length: 2 * IDS_PER_ITEM }, (_, at) => identity(at));
        await release(SEOUL, ...all);
        expect(await here.stores.events.released(here.sessionId, [SEOUL], all)).toHaveLength(all.length);
      });
    });
  });
}
