import { ANNA, BEN, DUBLIN, idAt, OHIO, SEOUL, stampAt } from '../domain/factories.ts';
import { type Closing, storesOf } from './store-fixture.ts';

const EVERYTHING = { after: undefined, limit: 100 };

/** What every store must do for who takes part in a chat. */
export function peopleContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store of chat`, () => {
    const here = storesOf(create);

    describe('marks', () => {
      const markRead = (lane: string, marks: Record<string, number>) =>
        here.stores.sessions.markRead(here.sessionId, BEN, lane, marks);
      const marks = () => here.stores.sessions.readMarks(here.sessionId, BEN);

      it('are none at first, and of one reader', async () => {
        expect(await marks()).toEqual({});
        await markRead(SEOUL, { [SEOUL]: 3 });
        expect(await here.stores.sessions.readMarks(here.sessionId, ANNA)).toEqual({});
      });

      it('never go back, where devices have read apart', async () => {
        await markRead(SEOUL, { [SEOUL]: 5, [DUBLIN]: 1 });
        await markRead(SEOUL, { [SEOUL]: 3, [DUBLIN]: 4, [OHIO]: 2 });
        expect(await marks()).toEqual({ [SEOUL]: 5, [DUBLIN]: 4, [OHIO]: 2 });
        await markRead(SEOUL, { [SEOUL]: 5, [DUBLIN]: 4, [OHIO]: 2 });
        expect(await marks()).toEqual({ [SEOUL]: 5, [DUBLIN]: 4, [OHIO]: 2 });
      });

      it('are the highest of any lane’s register', async () => {
        await markRead(SEOUL, { [SEOUL]: 5, [DUBLIN]: 1 });
        await markRead(DUBLIN, { [SEOUL]: 2, [DUBLIN]: 6 });
        expect(await marks()).toEqual({ [SEOUL]: 5, [DUBLIN]: 6 });
      });

      it('are taken of as many lanes as the commands of a batch may name, with the longest names', async () => {
        const many = Object.fromEntries(
          Array.from({ length: 200 }, (_, at) => [`${'x'.repeat(64)}.${100_000 + at}`, at]),
        );
        await markRead(SEOUL, many);
        expect(await marks()).toEqual(many);
      });
    });

    describe('sessions of somebody', () => {
      const of = (number: number) => `${BEN}.${idAt(number)}`;
      const set = (number: number, millis: number, belongs = true, lane = SEOUL) =>
        here.stores.sessions.putBelonging(here.person, lane, {
          sessionId: of(number),
          belongs,
          stamp: stampAt(millis),
        });

      it('are those that the newest register of any lane gives them', async () => {
        await set(1, 1);
        await set(2, 2);
        await set(2, 3, false, DUBLIN);
        await set(3, 5, false);
        await set(3, 4);
        const found = await here.stores.sessions.sessionsOf(here.person, EVERYTHING);
        expect(found).toEqual({ names: [of(1)], next: undefined });
      });

      it('come page by page, each once, whoever was shown out in between', async () => {
        for (let number = 1; number <= 60; number++) {
          await set(number, 1, true, SEOUL);
          await set(number, 2, number % 3 !== 0, DUBLIN);
        }
        const names: string[] = [];
        let next: string | undefined;
        do {
          const page = await here.stores.sessions.sessionsOf(here.person, { after: next, limit: 7 });
          expect(page.names.length).toBeLessThanOrEqual(7);
          names.push(...page.names);
          next = page.next;
        } while (next !== undefined);
        const wanted = Array.from({ length: 60 }, (_, at) => at + 1).filter((number) => number % 3 !== 0);
        expect(names).toEqual(wanted.map(of));
      });

      it('are nobody else’s', async () => {
        await set(1, 1);
        const others = await here.stores.sessions.sessionsOf('f'.repeat(32), EVERYTHING);
        expect(others).toEqual({ names: [], next: undefined });
      });
    });

    describe('members, page by page', () => {
      const member = (number: number) => number.toString(16).padStart(32, '0');
      const put = (number: number, belongs: boolean) =>
        here.stores.sessions.putMember(here.sessionId, SEOUL, {
          member: member(number),
          belongs,
          stamp: stampAt(number),
        });

      it('are those who belong, and begin after a key that need not be there', async () => {
        for (const number of [1, 3, 4, 5]) {
          await put(number, number !== 4);
        }
        expect(await here.stores.sessions.memberPage(here.sessionId, { after: undefined, limit: 2 })).toEqual(
          {
            names: [member(1), member(3)],
            next: member(3),
          },
        );
        expect(await here.stores.sessions.memberPage(here.sessionId, { after: member(2), limit: 2 })).toEqual(
          {
            names: [member(3), member(5)],
            next: undefined,
          },
        );
      });
    });
  });
}
