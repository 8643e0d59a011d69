import type { Modification } from '../../../lambdas/domain/modification.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, OHIO, patched, SEOUL, stampAt } from '../domain/factories.ts';
import { type Closing, storesOf } from './store-fixture.ts';

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
    const here = storesOf(create);

    describe('modifications', () => {
      const modify = async (lane: string, ...all: Modification[]): Promise<void> => {
        for (const one of all) {
          await here.stores.events.modify(here.sessionId, lane, one);
        }
      };
      const kept = () => here.stores.events.modifications(here.sessionId, RANGE);

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
        const changes = await here.stores.events.contentChanges(here.sessionId, RANGE);
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
        expect((await here.stores.events.messages(here.sessionId, undefined, 9)).messages).toEqual([]);
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
          await here.stores.events.append(here.sessionId, { ...one, messages });
        }
        const counts = await here.stores.events.messageCounts(here.sessionId, [SEOUL, DUBLIN, OHIO]);
        expect(counts).toEqual({ [SEOUL]: 7, [DUBLIN]: 0 });
      });
    });

    describe('the newest commits', () => {
      it('of a lane come youngest first, and of no other lane', async () => {
        for (const version of [1, 2, 3]) {
          await here.stores.events.append(
            here.sessionId,
            commit(SEOUL, version, [patched(version, { n: version })]),
          );
        }
        await here.stores.events.append(here.sessionId, commit(DUBLIN, 1, [patched(9, { n: 9 })]));
        const versions = async (lane: string, limit: number) =>
          (await here.stores.events.newest(here.sessionId, lane, limit)).map(({ version }) => version);
        expect(await versions(SEOUL, 2)).toEqual([3, 2]);
        expect(await versions(SEOUL, 9)).toEqual([3, 2, 1]);
        expect(await versions(OHIO, 9)).toEqual([]);
      });
    });
  });
}
