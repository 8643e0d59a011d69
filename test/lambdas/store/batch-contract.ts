import type { BatchJob } from '../../../lambdas/domain/batching/job-fate.ts';
import type { HeldStore } from '../../../lambdas/store/held-store.ts';
import type { JobStore } from '../../../lambdas/store/job-store.ts';
import { ANNA, BEN, idAt, SESSION } from '../domain/factories.ts';

export interface BatchStores {
  readonly held: HeldStore;
  readonly jobs: JobStore;
  /** Lets time pass. */
  later(ms: number): void;
  nowMs(): number;
  close(): Promise<void>;
}

/** What every store must do for batch jobs. */
export function batchContract(name: string, create: () => Promise<BatchStores>): void {
  describe(`${name} as a store for batch jobs`, () => {
    let stores: BatchStores;
    beforeAll(async () => {
      stores = await create();
    });
    afterAll(() => stores.close());
    const place = (at: number, asker = ANNA) => ({ sessionId: SESSION, id: idAt(at), asker });
    const job: BatchJob = {
      id: 'j',
      model: 'swift',
      records: 3,
      oldestMs: 1,
      preparedMs: 2,
      awsId: undefined,
    };

    it('keeps questions once, the oldest first, until they are forgotten', async () => {
      const { held } = stores;
      for (const [at, body] of [
        [2, 'second'],
        [1, 'é'],
        [2, 'second'],
      ] as const) {
        expect(await held.hold({ place: place(at), body })).toBe('held');
      }
      await held.hold({ place: place(1, BEN), body: 'Ben’s' });
      expect(await held.oldest()).toEqual([
        { place: place(1), body: 'é' },
        { place: place(1, BEN), body: 'Ben’s' },
        { place: place(2), body: 'second' },
      ]);
      await held.forget(place(1));
      await held.forget(place(1));
      expect((await held.oldest()).map(({ body }) => body)).toEqual(['Ben’s', 'second']);
    });

    it('keeps no question that is too large', async () => {
      expect(await stores.held.hold({ place: place(3), body: '長'.repeat(22_000) })).toBe('too-large');
      expect((await stores.held.oldest()).map(({ place: { id } }) => id)).not.toContain(idAt(3));
    });

    it('notes a job as it was first, and that it was handed over, until it is forgotten', async () => {
      const { jobs } = stores;
      await jobs.note(job);
      await jobs.handedOver('j', 'aws');
      await jobs.note({ ...job, records: 9 });
      expect(await jobs.jobs()).toEqual([{ ...job, awsId: 'aws' }]);
      await jobs.forget('j');
      await jobs.handedOver('j', 'aws');
      expect(await jobs.jobs()).toEqual([]);
    });

    it('gives the turn to one at a time, until it ends or its time is over', async () => {
      const { jobs, later, nowMs } = stores;
      expect(await jobs.takeTurn('one', nowMs() + 1_000)).toBe('taken');
      expect(await jobs.takeTurn('two', nowMs() + 1_000)).toBe('busy');
      // The answer to the first try may have been lost.
      expect(await jobs.takeTurn('one', nowMs() + 1_000)).toBe('taken');
      await jobs.endTurn('two');
      expect(await jobs.takeTurn('two', nowMs() + 1_000)).toBe('busy');
      await jobs.endTurn('one');
      expect(await jobs.takeTurn('two', nowMs() + 1_000)).toBe('taken');
      later(1_001);
      expect(await jobs.takeTurn('one', nowMs() + 1_000)).toBe('taken');
    });
  });
}
