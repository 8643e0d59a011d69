import type { Summary } from '../../../lambdas/domain/prompt/summary.ts';
import type { SummaryStore } from '../../../lambdas/store/summary-store.ts';
import { ANNA, BEN, idAt } from '../domain/factories.ts';

const SUMMARY: Summary = {
  text: 'They spoke of tea, 차, and 🍵.',
  from: `${idAt(1)}#${ANNA}`,
  until: `${idAt(9)}#${BEN}`,
  changes: '0'.repeat(32),
};
const NOW_MS = 1_000_000;
const LATER_MS = NOW_MS + 60_000;

interface Closing {
  readonly summaries: SummaryStore;
  close(): Promise<void>;
}

/** What every store must do for summaries. */
export function summaryContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store of summaries`, () => {
    let summaries: SummaryStore;
    let close: () => Promise<void>;
    let sessionId: string;
    let cases = 0;
    beforeAll(async () => {
      ({ summaries, close } = await create());
    });
    afterAll(() => close());
    beforeEach(() => {
      cases++;
      sessionId = `${ANNA}.${idAt(cases)}`;
    });
    const load = () => summaries.load(sessionId);

    it('has none of a session at first', async () => {
      expect(await load()).toEqual({ summary: undefined, version: 0 });
    });

    it('gives back a summary as it was, and a later one in its place', async () => {
      expect(await summaries.keep(sessionId, 0, SUMMARY, LATER_MS)).toBe('kept');
      expect(await load()).toEqual({ summary: SUMMARY, version: 1 });
      const next = { ...SUMMARY, text: 'Of coffee, too.', until: `${idAt(12)}#${ANNA}` };
      expect(await summaries.keep(sessionId, 1, next, LATER_MS)).toBe('kept');
      expect(await load()).toEqual({ summary: next, version: 2 });
    });

    it('keeps nothing in the place of what somebody else has kept', async () => {
      await summaries.keep(sessionId, 0, SUMMARY, LATER_MS);
      expect(await summaries.keep(sessionId, 0, { ...SUMMARY, text: 'late' }, LATER_MS)).toBe('conflict');
      expect(await load()).toEqual({ summary: SUMMARY, version: 1 });
    });

    it('lets one ask for a version, until then nobody else', async () => {
      expect(await summaries.claim(sessionId, 0, NOW_MS, LATER_MS)).toBe('claimed');
      expect(await summaries.claim(sessionId, 0, NOW_MS + 1, LATER_MS)).toBe('held');
      expect(await summaries.claim(sessionId, 0, LATER_MS, LATER_MS)).toBe('held');
      expect(await summaries.claim(sessionId, 0, LATER_MS + 1, LATER_MS + 9)).toBe('claimed');
      expect(await load()).toEqual({ summary: undefined, version: 0 });
    });

    it('lets nobody ask for another right after one was kept, nor for one that is there', async () => {
      await summaries.claim(sessionId, 0, NOW_MS, LATER_MS);
      expect(await summaries.keep(sessionId, 0, SUMMARY, NOW_MS + 100)).toBe('kept');
      expect(await summaries.claim(sessionId, 1, NOW_MS + 100, LATER_MS)).toBe('held');
      expect(await summaries.claim(sessionId, 0, NOW_MS + 101, LATER_MS)).toBe('held');
      expect(await summaries.claim(sessionId, 1, NOW_MS + 101, LATER_MS)).toBe('claimed');
      expect(await load()).toEqual({ summary: SUMMARY, version: 1 });
    });

    it('forgets a text at once, and what is made from it is not kept', async () => {
      await summaries.keep(sessionId, 0, SUMMARY, NOW_MS);
      expect(await summaries.forget(sessionId, 1)).toBe('forgotten');
      expect(await load()).toEqual({ summary: undefined, version: 2 });
      expect(await summaries.keep(sessionId, 1, SUMMARY, LATER_MS)).toBe('conflict');
      expect(await summaries.forget(sessionId, 1)).toBe('conflict');
      expect(await summaries.claim(sessionId, 2, NOW_MS + 1, LATER_MS)).toBe('claimed');
    });

    it('forgets nothing of a session that it does not know', async () => {
      expect(await summaries.forget(sessionId, 0)).toBe('conflict');
      expect(await load()).toEqual({ summary: undefined, version: 0 });
    });

    it('lets nobody ask for as long as that is said', async () => {
      await summaries.postpone(sessionId, LATER_MS);
      expect(await summaries.claim(sessionId, 0, LATER_MS, LATER_MS)).toBe('held');
      expect(await summaries.claim(sessionId, 0, LATER_MS + 1, LATER_MS + 9)).toBe('claimed');
    });
  });
}
