import type { Modification } from '../../../lambdas/domain/modification.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, OHIO, patched, SEOUL, stampAt } from '../domain/factories.ts';
import type { Closing } from './store-contract.ts';

const EVERYTHING = { after: undefined, limit: 100 };
const RANGE = { oldest: idAt(1), newest: idAt(9) };
const target = { message: idAt(5), author: ANNA };

const edit = (millis: number, text: string): Modification => ({
  kind: 'edit',
  ...target,
  stamp: stampAt(millis),
  text,
});
const deletion = (millis: number): Modification => ({ kind: 'deletion', ...target, stamp: stampAt(millis) });
const reaction = (millis: number, emoji: string, on = true): Modification => ({
  kind: 'reaction',
  ...target,
  stamp: stampAt(millis),
  by: BEN,
  emoji,
  on,
});

/** What every store must do for chat. */
export function chatContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store of chat`, () => {
    let stores: Closing;
    let sessionId: string;
    let person: string;
    let cases = 0;
    beforeAll(async () => {
      stores = await create();
    });
    afterAll(() => stores.close());
    beforeEach(() => {
      cases++;
      sessionId = `${ANNA}.${idAt(cases)}`;
      person = cases.toString(16).padStart(32, '0');
    });

    describe('modifications', () => {
      const modify = async (lane: string, ...all: Modification[]): Promise<void> => {
        for (const one of all) {
          await stores.events.modify(sessionId, lane, one);
        }
      };
      const kept = () => stores.events.modifications(sessionId, RANGE);

      it.each<[string, Modification]>([
        ['an edit', edit(1, 'anew')],
        [
          'an edit with attributes',
          { ...edit(1, 'anew'), attributes: { a: { b: [1, 'é'] } } } as Modification,
        ],
        ['a deletion', deletion(1)],
        ['a reaction', reaction(1, '👩🏽‍❤️‍💋‍👨🏽')],
        ['a reaction with the separator of keys', reaction(1, '#️⃣#')],
        ['a reaction taken back', reaction(1, '👍', false)],
      ])('give back %s as it was', async (_, modification) => {
        await modify(SEOUL, modification);
        expect(await kept()).toEqual([modification]);
      });

      it('keep the newest edit of a lane, in whatever order they come', async () => {
        await modify(SEOUL, edit(2, 'second'), edit(1, 'first'), edit(3, 'third'), edit(3, 'third'));
        expect(await kept()).toEqual([edit(3, 'third')]);
      });

      it('keep a deletion against every edit, and the newest deletion', async () => {
        await modify(SEOUL, edit(5, 'late'), deletion(2), edit(9, 'later'), deletion(3), deletion(1));
        expect(await kept()).toEqual([deletion(3)]);
      });

      it('keep the newest of each emoji, and a register of each lane', async () => {
        await modify(SEOUL, reaction(2, '👍', false), reaction(1, '👍'), reaction(1, '#'));
        await modify(DUBLIN, reaction(3, '👍'));
        const found = await kept();
        expect(found).toHaveLength(3);
        expect(found).toEqual(
          expect.arrayContaining([reaction(2, '👍', false), reaction(1, '#'), reaction(3, '👍')]),
        );
      });

      it('are those of a range of messages, both ends included', async () => {
        const of = (millis: number) => ({ ...edit(1, 'x'), message: idAt(millis) });
        await modify(SEOUL, ...[0, 1, 5, 9, 10].map(of));
        expect((await kept()).map(({ message }) => message)).toEqual([1, 5, 9].map((at) => idAt(at)));
      });

      it('tell what changed of contents without the texts, and nothing of reactions', async () => {
        const other = { ...edit(7, 'on'), message: idAt(9), author: BEN };
        await modify(SEOUL, edit(1, 'x'.repeat(9)), reaction(2, '👍'), other, {
          ...edit(8, 'y'),
          message: idAt(10),
        });
        await modify(DUBLIN, deletion(3));
        const changes = await stores.events.contentChanges(sessionId, RANGE);
        expect(changes).toHaveLength(3);
        expect(changes).toEqual(
          expect.arrayContaining([
            { kind: 'edit', ...target, stamp: stampAt(1) },
            { kind: 'deletion', ...target, stamp: stampAt(3) },
            { kind: 'edit', message: idAt(9), author: BEN, stamp: stampAt(7) },
          ]),
        );
      });

      it('do not mix with messages', async () => {
        await modify(SEOUL, edit(1, 'x'));
        expect((await stores.events.messages(sessionId, undefined, 9)).messages).toEqual([]);
      });
    });

    describe('message counts', () => {
      it('are those of the newest commit of each lane that has one', async () => {
        for (const [lane, version, messages] of [
          [SEOUL, 1, 2],
          [SEOUL, 2, 7],
          [DUBLIN, 1, 0],
        ] as const) {
          const one = commit(lane, version, [patched(version, { n: version })]);
          await stores.events.append(sessionId, { ...one, messages });
        }
        const counts = await stores.events.messageCounts(sessionId, [SEOUL, DUBLIN, OHIO]);
        expect(counts).toEqual({ [SEOUL]: 7, [DUBLIN]: 0 });
      });
    });

    describe('the newest commits', () => {
      it('of a lane come youngest first, and of no other lane', async () => {
        for (const version of [1, 2, 3]) {
          await stores.events.append(sessionId, commit(SEOUL, version, [patched(version, { n: version })]));
        }
        await stores.events.append(sessionId, commit(DUBLIN, 1, [patched(9, { n: 9 })]));
        const versions = async (lane: string, limit: number) =>
          (await stores.events.newest(sessionId, lane, limit)).map(({ version }) => version);
        expect(await versions(SEOUL, 2)).toEqual([3, 2]);
        expect(await versions(SEOUL, 9)).toEqual([3, 2, 1]);
        expect(await versions(OHIO, 9)).toEqual([]);
      });
    });

    describe('marks', () => {
      const markRead = (lane: string, marks: Record<string, number>) =>
        stores.sessions.markRead(sessionId, BEN, lane, marks);
      const marks = () => stores.sessions.readMarks(sessionId, BEN);

      it('are none at first, and of one reader', async () => {
        expect(await marks()).toEqual({});
        await markRead(SEOUL, { [SEOUL]: 3 });
        expect(await stores.sessions.readMarks(sessionId, ANNA)).toEqual({});
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
        stores.sessions.putBelonging(person, lane, {
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
        const found = await stores.sessions.sessionsOf(person, EVERYTHING);
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
          const page = await stores.sessions.sessionsOf(person, { after: next, limit: 7 });
          expect(page.names.length).toBeLessThanOrEqual(7);
          names.push(...page.names);
          next = page.next;
        } while (next !== undefined);
        const wanted = Array.from({ length: 60 }, (_, at) => at + 1).filter((number) => number % 3 !== 0);
        expect(names).toEqual(wanted.map(of));
      });

      it('are nobody else’s', async () => {
        await set(1, 1);
        const others = await stores.sessions.sessionsOf('f'.repeat(32), EVERYTHING);
        expect(others).toEqual({ names: [], next: undefined });
      });
    });

    describe('members, page by page', () => {
      const member = (number: number) => number.toString(16).padStart(32, '0');
      const put = (number: number, belongs: boolean) =>
        stores.sessions.putMember(sessionId, SEOUL, {
          member: member(number),
          belongs,
          stamp: stampAt(number),
        });

      it('are those who belong, and begin after a key that need not be there', async () => {
        for (const number of [1, 3, 4, 5]) {
          await put(number, number !== 4);
        }
        expect(await stores.sessions.memberPage(sessionId, { after: undefined, limit: 2 })).toEqual({
          names: [member(1), member(3)],
          next: member(3),
        });
        expect(await stores.sessions.memberPage(sessionId, { after: member(2), limit: 2 })).toEqual({
          names: [member(3), member(5)],
          next: undefined,
        });
      });
    });
  });
}
