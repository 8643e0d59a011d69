import type { VectorRecord } from '../../../lambdas/store/vector-store.ts';
import { answerStoresOf, type ClosingAnswers, hex, NOW_MS } from './answer-stores-fixture.ts';

/** What every store of what is near to what must do. */
export function vectorContract(name: string, create: () => Promise<ClosingAnswers>): void {
  describe(`${name} as a store of answers`, () => {
    const here = answerStoresOf(create);

    const record = (number: number, changes: Partial<VectorRecord> = {}): VectorRecord => ({
      prompt: hex(number),
      question: `question ${number} é`,
      vector: { bytes: Int8Array.from([1, -127, 127, number]), scale: 0.5 },
      servedUntilMs: NOW_MS + 1_000,
      isGone: false,
      ...changes,
    });

    describe('vectors', () => {
      it('come back in the order of their times, from a time on', async () => {
        await here.stores.vectors.append(here.scope, record(3), NOW_MS + 3);
        await here.stores.vectors.append(here.scope, record(1), NOW_MS + 1);
        await here.stores.vectors.append(here.scope, record(2, { isGone: true }), NOW_MS + 2);
        expect(await here.stores.vectors.addedFrom(here.scope, NOW_MS + 2)).toEqual([
          record(2, { isGone: true }),
          record(3),
        ]);
        expect(await here.stores.vectors.addedFrom(here.scope, 0)).toHaveLength(3);
        expect(await here.stores.vectors.addedFrom(hex(9_999), 0)).toEqual([]);
      });

      const packed = (generation: string, segments: number) => ({ generation, segments, untilMs: NOW_MS });
      const expiresMs = NOW_MS + 10_000;

      it('are packed, and found by what points to them', async () => {
        expect(await here.stores.vectors.packed(here.scope)).toBeUndefined();
        const segments = [Uint8Array.from([1, 2]), Uint8Array.from([3])];
        const packing = { before: undefined, packed: packed('g1', 2), expiresMs };
        expect(await here.stores.vectors.pack(here.scope, packing, segments)).toBe('packed');
        expect(await here.stores.vectors.packed(here.scope)).toEqual(packed('g1', 2));
        const found = await here.stores.vectors.segments(here.scope, packed('g1', 2));
        expect(found?.map((bytes) => [...bytes])).toEqual([[1, 2], [3]]);
      });

      it('are packed by one of two', async () => {
        await here.stores.vectors.pack(
          here.scope,
          { before: undefined, packed: packed('g1', 1), expiresMs },
          [new Uint8Array(1)],
        );
        const late = { before: undefined, packed: packed('g2', 1), expiresMs };
        expect(await here.stores.vectors.pack(here.scope, late, [new Uint8Array(1)])).toBe('conflict');
        const next = { before: packed('g1', 1), packed: packed('g3', 1), expiresMs };
        expect(await here.stores.vectors.pack(here.scope, next, [new Uint8Array(1)])).toBe('packed');
        expect(await here.stores.vectors.packed(here.scope)).toEqual(packed('g3', 1));
      });

      it('are not there where a packing has gone', async () => {
        expect(await here.stores.vectors.segments(here.scope, packed('none', 1))).toBeUndefined();
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
        const empty = await here.stores.experience.load(here.scope);
        expect(empty).toEqual({ experience: { labels: [] }, version: 0 });
        const experience = { labels: [label, other] };
        expect(await here.stores.experience.save(here.scope, { ...empty, experience })).toBe('saved');
        expect(await here.stores.experience.load(here.scope)).toEqual({ experience, version: 1 });
        expect(await here.stores.experience.load(`${here.scope}-512`)).toEqual(empty);
      });

      it('is not overwritten by who has not read it', async () => {
        const empty = await here.stores.experience.load(here.scope);
        await here.stores.experience.save(here.scope, { experience: { labels: [label] }, version: 0 });
        expect(await here.stores.experience.save(here.scope, empty)).toBe('conflict');
        expect((await here.stores.experience.load(here.scope)).experience.labels).toHaveLength(1);
      });
    });
  });
}
