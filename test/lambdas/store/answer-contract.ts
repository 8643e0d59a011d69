import type { Address, Entry, Lease } from '../../../lambdas/store/answer-store.ts';
import { MOST_ASKERS } from '../../../lambdas/store/answer-store.ts';
import { answerStoresOf, type ClosingAnswers, hex, NOW_MS } from './answer-stores-fixture.ts';

/** What every store of cached answers must do, whatever it keeps things in. */
export function answerContract(name: string, create: () => Promise<ClosingAnswers>): void {
  describe(`${name} as a store of answers`, () => {
    const here = answerStoresOf(create);

    const address = (prompt = hex(1)): Address => ({ scope: here.scope, prompt });
    const entry = (changes: Partial<Entry> = {}): Entry => ({
      prompt: hex(1),
      question: 'Why is the sky blue?',
      answer: 'Scattering — é 🎉',
      model: 'nova',
      createdMs: NOW_MS,
      freshUntilMs: NOW_MS + 1_000,
      servedUntilMs: NOW_MS + 2_000,
      askers: ['kim'],
      same: 0,
      different: 0,
      ...changes,
    });
    const lease = (holder: string, changes: Partial<Lease> = {}): Lease => ({
      holder,
      untilMs: NOW_MS + 100,
      ...changes,
    });
    describe('a slot', () => {
      it('is empty at first', async () => {
        expect(await here.stores.answers.slot(address())).toEqual({});
      });

      it('gives an entry back as it was put', async () => {
        await here.stores.answers.putEntry(here.scope, entry());
        expect(await here.stores.answers.slot(address())).toEqual({ entry: entry() });
      });

      it('belongs to one scope and one prompt', async () => {
        await here.stores.answers.putEntry(here.scope, entry());
        expect(await here.stores.answers.slot({ scope: hex(9_999), prompt: hex(1) })).toEqual({});
        expect(await here.stores.answers.slot(address(hex(2)))).toEqual({});
      });

      it('holds an alias in the place of an entry, and an entry in the place of an alias', async () => {
        const alias = { target: hex(7), servedUntilMs: NOW_MS };
        await here.stores.answers.putEntry(here.scope, entry());
        await here.stores.answers.putAlias(address(), alias);
        expect(await here.stores.answers.slot(address())).toEqual({ alias });
        await here.stores.answers.putEntry(here.scope, entry());
        expect(await here.stores.answers.slot(address())).toEqual({ entry: entry() });
      });

      it('keeps its lease beside its entry', async () => {
        await here.stores.answers.lease(address(), lease('a'), NOW_MS);
        await here.stores.answers.putEntry(here.scope, entry());
        expect(await here.stores.answers.slot(address())).toEqual({ entry: entry(), lease: lease('a') });
      });
    });

    describe('an entry', () => {
      it('notes each asker once, and no more than some', async () => {
        await here.stores.answers.putEntry(here.scope, entry());
        for (const user of ['ben', 'ben', ...Array.from({ length: 20 }, (_, at) => `user ${at}`)]) {
          await here.stores.answers.noteAsker(address(), user);
        }
        const { entry: found } = await here.stores.answers.slot(address());
        expect(found?.askers).toHaveLength(MOST_ASKERS);
        expect(found?.askers).toEqual(expect.arrayContaining(['kim', 'ben', 'user 0']));
      });

      it('counts what looks found', async () => {
        await here.stores.answers.putEntry(here.scope, entry());
        await here.stores.answers.noteLook(address(), 'same');
        await here.stores.answers.noteLook(address(), 'same');
        await here.stores.answers.noteLook(address(), 'different');
        expect((await here.stores.answers.slot(address())).entry).toMatchObject({ same: 2, different: 1 });
      });

      it('is not made by what is noted about it', async () => {
        await here.stores.answers.noteAsker(address(), 'kim');
        await here.stores.answers.noteLook(address(), 'same');
        await here.stores.answers.evict(address(), NOW_MS);
        expect(await here.stores.answers.slot(address())).toEqual({});
      });

      it('is served no longer once it is evicted', async () => {
        await here.stores.answers.putEntry(here.scope, entry());
        await here.stores.answers.evict(address(), NOW_MS + 5);
        expect((await here.stores.answers.slot(address())).entry).toMatchObject({
          freshUntilMs: NOW_MS + 5,
          servedUntilMs: NOW_MS + 5,
        });
      });
    });

    it('evicts an alias', async () => {
      await here.stores.answers.putAlias(address(), { target: hex(7), servedUntilMs: NOW_MS + 9 });
      await here.stores.answers.evict(address(), NOW_MS + 5);
      expect((await here.stores.answers.slot(address())).alias).toEqual({
        target: hex(7),
        servedUntilMs: NOW_MS + 5,
      });
    });

    describe('a lease', () => {
      it('is had by one', async () => {
        const taken = await Promise.all(
          ['a', 'b', 'c', 'd'].map((holder) => here.stores.answers.lease(address(), lease(holder), NOW_MS)),
        );
        expect(taken.filter((outcome) => outcome === 'taken')).toHaveLength(1);
      });

      it('is taken again by who has it, whose first answer may have got lost', async () => {
        expect(await here.stores.answers.lease(address(), lease('a'), NOW_MS)).toBe('taken');
        expect(await here.stores.answers.lease(address(), lease('a'), NOW_MS)).toBe('taken');
      });

      it.each([
        ['a moment before it runs out', 99, {}, 'held'],
        ['when it runs out', 100, {}, 'taken'],
        ['when it has ended', 1, { ended: 'failed' as const }, 'taken'],
      ])('is free for others %s: %i ms', async (_when, afterMs, changes, outcome) => {
        await here.stores.answers.lease(address(), lease('a', changes), NOW_MS);
        expect(await here.stores.answers.lease(address(), lease('b'), NOW_MS + afterMs)).toBe(outcome);
      });

      it('is renewed and ended by its holder alone', async () => {
        await here.stores.answers.lease(address(), lease('a'), NOW_MS);
        expect(await here.stores.answers.renew(address(), lease('b', { untilMs: NOW_MS + 900 }))).toBe(
          'lost',
        );
        const ended = lease('a', { untilMs: NOW_MS + 500, ended: 'stored' });
        expect(await here.stores.answers.renew(address(), ended)).toBe('kept');
        expect((await here.stores.answers.slot(address())).lease).toEqual(ended);
      });
    });
  });
}
