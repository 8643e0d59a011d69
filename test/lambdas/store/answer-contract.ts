import type { Address, Entry, Lease } from '../../../lambdas/store/answer-store.ts';
import { MOST_ASKERS } from '../../../lambdas/store/answer-store.ts';
import type { VectorRecord } from '../../../lambdas/store/vector-store.ts';
import type { AnswerStores } from './in-memory-answers.ts';

const NOW_MS = 1_790_000_000_000;
const hex = (number: number) => number.toString(16).padStart(32, '0');

/** What every store of cached answers must do, whatever it keeps things in. */
export function answerContract(
  name: string,
  create: () => Promise<AnswerStores & { close(): Promise<void> }>,
): void {
  describe(`${name} as a store of answers`, () => {
    let stores: AnswerStores & { close(): Promise<void> };
    let scope: string;
    let scopes = 0;
    beforeAll(async () => {
      stores = await create();
    });
    afterAll(() => stores.close());
    beforeEach(() => {
      scopes++;
      scope = hex(scopes);
    });

    const address = (prompt = hex(1)): Address => ({ scope, prompt });
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
    const record = (number: number, changes: Partial<VectorRecord> = {}): VectorRecord => ({
      prompt: hex(number),
      question: `question ${number} é`,
      vector: { bytes: Int8Array.from([1, -127, 127, number]), scale: 0.5 },
      servedUntilMs: NOW_MS + 1_000,
      isGone: false,
      ...changes,
    });

    describe('a slot', () => {
      it('is empty at first', async () => {
        expect(await stores.answers.slot(address())).toEqual({});
      });

      it('gives an entry back as it was put', async () => {
        await stores.answers.putEntry(scope, entry());
        expect(await stores.answers.slot(address())).toEqual({ entry: entry() });
      });

      it('belongs to one scope and one prompt', async () => {
        await stores.answers.putEntry(scope, entry());
        expect(await stores.answers.slot({ scope: hex(9_999), prompt: hex(1) })).toEqual({});
        expect(await stores.answers.slot(address(hex(2)))).toEqual({});
      });

      it('holds an alias in the place of an entry, and an entry in the place of an alias', async () => {
        const alias = { target: hex(7), servedUntilMs: NOW_MS };
        await stores.answers.putEntry(scope, entry());
        await stores.answers.putAlias(address(), alias);
        expect(await stores.answers.slot(address())).toEqual({ alias });
        await stores.answers.putEntry(scope, entry());
        expect(await stores.answers.slot(address())).toEqual({ entry: entry() });
      });

      it('keeps its lease beside its entry', async () => {
        await stores.answers.lease(address(), lease('a'), NOW_MS);
        await stores.answers.putEntry(scope, entry());
        expect(await stores.answers.slot(address())).toEqual({ entry: entry(), lease: lease('a') });
      });
    });

    describe('an entry', () => {
      it('notes each asker once, and no more than some', async () => {
        await stores.answers.putEntry(scope, entry());
        for (const user of ['ben', 'ben', ...Array.from({ length: 20 }, (_, at) => `user ${at}`)]) {
          await stores.answers.noteAsker(address(), user);
        }
        const { entry: found } = await stores.answers.slot(address());
        expect(found?.askers).toHaveLength(MOST_ASKERS);
        expect(found?.askers).toEqual(expect.arrayContaining(['kim', 'ben', 'user 0']));
      });

      it('counts what looks found', async () => {
        await stores.answers.putEntry(scope, entry());
        await stores.answers.noteLook(address(), 'same');
        await stores.answers.noteLook(address(), 'same');
        await stores.answers.noteLook(address(), 'different');
        expect((await stores.answers.slot(address())).entry).toMatchObject({ same: 2, different: 1 });
      });

      it('is not made by what is noted about it', async () => {
        await stores.answers.noteAsker(address(), 'kim');
        await stores.answers.noteLook(address(), 'same');
        await stores.answers.evict(address(), NOW_MS);
        expect(await stores.answers.slot(address())).toEqual({});
      });

      it('is served no longer once it is evicted', async () => {
        await stores.answers.putEntry(scope, entry());
        await stores.answers.evict(address(), NOW_MS + 5);
        expect((await stores.answers.slot(address())).entry).toMatchObject({
          freshUntilMs: NOW_MS + 5,
          servedUntilMs: NOW_MS + 5,
        });
      });
    });

    it('evicts an alias', async () => {
      await stores.answers.putAlias(address(), { target: hex(7), servedUntilMs: NOW_MS + 9 });
      await stores.answers.evict(address(), NOW_MS + 5);
      expect((await stores.answers.slot(address())).alias).toEqual({
        target: hex(7),
        servedUntilMs: NOW_MS + 5,
      });
    });

    describe('a lease', () => {
      it('is had by one', async () => {
        const taken = await Promise.all(
          ['a', 'b', 'c', 'd'].map((holder) => stores.answers.lease(address(), lease(holder), NOW_MS)),
        );
        expect(taken.filter((outcome) => outcome === 'taken')).toHaveLength(1);
      });

      it('is taken again by who has it, whose first answer may have got lost', async () => {
        expect(await stores.answers.lease(address(), lease('a'), NOW_MS)).toBe('taken');
        expect(await stores.answers.lease(address(), lease('a'), NOW_MS)).toBe('taken');
      });

      it.each([
        ['a moment before it runs out', 99, {}, 'held'],
        ['when it runs out', 100, {}, 'taken'],
        ['when it has ended', 1, { ended: 'failed' as const }, 'taken'],
      ])('is free for others %s: %i ms', async (_when, afterMs, changes, outcome) => {
        await stores.answers.lease(address(), lease('a', changes), NOW_MS);
        expect(await stores.answers.lease(address(), lease('b'), NOW_MS + afterMs)).toBe(outcome);
      });

      it('is renewed and ended by its holder alone', async () => {
        await stores.answers.lease(address(), lease('a'), NOW_MS);
        expect(await stores.answers.renew(address(), lease('b', { untilMs: NOW_MS + 900 }))).toBe('lost');
        const ended = lease('a', { untilMs: NOW_MS + 500, ended: 'stored' });
        expect(await stores.answers.renew(address(), ended)).toBe('kept');
        expect((await stores.answers.slot(address())).lease).toEqual(ended);
      });
    });

    describe('vectors', () => {
      it('come back in the order of their times, from a time on', async () => {
        await stores.vectors.append(scope, record(3), NOW_MS + 3);
        await stores.vectors.append(scope, record(1), NOW_MS + 1);
        await stores.vectors.append(scope, record(2, { isGone: true }), NOW_MS + 2);
        expect(await stores.vectors.addedFrom(scope, NOW_MS + 2)).toEqual([
          record(2, { isGone: true }),
          record(3),
        ]);
        expect(await stores.vectors.addedFrom(scope, 0)).toHaveLength(3);
        expect(await stores.vectors.addedFrom(hex(9_999), 0)).toEqual([]);
      });

      const packed = (generation: string, segments: number) => ({ generation, segments, untilMs: NOW_MS });
      const expiresMs = NOW_MS + 10_000;

      it('are packed, and found by what points to them', async () => {
        expect(await stores.vectors.packed(scope)).toBeUndefined();
        const segments = [Uint8Array.from([1, 2]), Uint8Array.from([3])];
        const packing = { before: undefined, packed: packed('g1', 2), expiresMs };
        expect(await stores.vectors.pack(scope, packing, segments)).toBe('packed');
        expect(await stores.vectors.packed(scope)).toEqual(packed('g1', 2));
        const found = await stores.vectors.segments(scope, packed('g1', 2));
        expect(found?.map((bytes) => [...bytes])).toEqual([[1, 2], [3]]);
      });

      it('are packed by one of two', async () => {
        await stores.vectors.pack(scope, { before: undefined, packed: packed('g1', 1), expiresMs }, [
          new Uint8Array(1),
        ]);
        const late = { before: undefined, packed: packed('g2', 1), expiresMs };
        expect(await stores.vectors.pack(scope, late, [new Uint8Array(1)])).toBe('conflict');
        const next = { before: packed('g1', 1), packed: packed('g3', 1), expiresMs };
        expect(await stores.vectors.pack(scope, next, [new Uint8Array(1)])).toBe('packed');
        expect(await stores.vectors.packed(scope)).toEqual(packed('g3', 1));
      });

      it('are not there where a packing has gone', async () => {
        expect(await stores.vectors.segments(scope, packed('none', 1))).toBeUndefined();
      });
    });

    describe('experience', () => {
      const label = {
        id: 'abc-1',
        verdict: 'ok' as const,
        similarity: 0.5,
        evidence: -0.25,
        weight: 33.5,
        isSame: true,
        source: 'audit' as const,
      };
      const other = {
        ...label,
        id: 'abc-2',
        verdict: 'grey' as const,
        difference: 'language' as const,
        isSame: false,
        source: 'judge' as const,
      };

      it('comes back as it was saved, by its embedder', async () => {
        const empty = await stores.experience.load(scope);
        expect(empty).toEqual({ experience: { labels: [] }, version: 0 });
        const experience = { labels: [label, other] };
        expect(await stores.experience.save(scope, { ...empty, experience })).toBe('saved');
        expect(await stores.experience.load(scope)).toEqual({ experience, version: 1 });
        expect(await stores.experience.load(`${scope}-512`)).toEqual(empty);
      });

      it('is not overwritten by who has not read it', async () => {
        const empty = await stores.experience.load(scope);
        await stores.experience.save(scope, { experience: { labels: [label] }, version: 0 });
        expect(await stores.experience.save(scope, empty)).toBe('conflict');
        expect((await stores.experience.load(scope)).experience.labels).toHaveLength(1);
      });
    });
  });
}
