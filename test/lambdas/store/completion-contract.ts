import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import type { Chunk } from '../../../lambdas/domain/streaming/chunk.ts';
import type { CompletionPlace } from '../../../lambdas/store/progress-store.ts';
import { ANNA, BEN, eventAt, idAt, sha256 } from '../domain/factories.ts';
import { type Closing, storesOf } from './store-fixture.ts';

const QUESTION = { text: 'Why?', priority: 'standard', stream: true } as const;
const timeOf = (ms: number) => new Date(ms).toISOString();
const NOW_MS = 1_000_000;
const deltas = (from: number, ...texts: string[]): Chunk[] =>
  texts.map((text, at) => ({ kind: 'delta', seq: from + at, text }));

/** What every store must do for completions. */
export function completionContract(name: string, create: () => Promise<Closing>): void {
  describe(`${name} as a store of completions`, () => {
    const own = storesOf(create);
    let stores: Closing;
    let place: CompletionPlace;
    beforeEach(() => {
      stores = own.stores;
      place = { sessionId: own.sessionId, id: idAt(5), asker: BEN };
    });
    const inSession = <T extends MeridianEvent>(event: T): T => ({ ...event, subject: place.sessionId });
    const record = () => stores.events.completion(place.sessionId, place);

    it('tells a question, its answer and its other ends in one look', async () => {
      const requested = inSession(eventAt(5, 'completion.requested', QUESTION, BEN));
      const outcome = {
        text: 'Because.',
        stopReason: 'end_turn',
        how: { cache: 'miss', route: 'on-demand', why: 'é' },
        usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
        cost: { dollars: 0.000_001_5, counterfactualDollars: 1e-9 },
      } as const;
      const finished = endOf(place, 'completion.finished', outcome, { sha256, timeOf });
      const failure = { code: 'cut', reason: 'It broke off.' };
      const failed = endOf(place, 'completion.failed', failure, { sha256, timeOf });
      const cancel = { completion: place.id, author: BEN };
      const cancelled = inSession(eventAt(6, 'completion.cancelled', cancel, ANNA));
      expect(await record()).toEqual({});
      await stores.events.putMessages([requested]);
      expect(await record()).toEqual({ requested });
      await stores.events.putMessages([finished]);
      await stores.events.putEnd(failed);
      await stores.events.putEnd(cancelled);
      await stores.events.putEnd(inSession(eventAt(7, 'completion.cancelled', cancel, BEN)));
      expect(await record()).toEqual({ requested, finished, failed, cancelled });
      expect(await stores.events.answer(place.sessionId, finished.id)).toEqual(finished);
      expect(await stores.events.answer(place.sessionId, requested.id)).toBeUndefined();
    });

    it('takes no other message for a question', async () => {
      await stores.events.putMessages([inSession(eventAt(5, 'message.sent', { text: 'Hi' }, BEN))]);
      expect(await record()).toEqual({});
    });

    it('begins one run at a time, for who holds the lease', async () => {
      const { completions } = stores;
      const lease = (worker: string, untilMs = NOW_MS + 100) => ({ worker, untilMs });
      expect(await completions.progress(place)).toBeUndefined();
      expect(await completions.begin(place, 0, lease('a'), NOW_MS)).toBe('begun');
      // A write whose answer got lost is tried again.
      expect(await completions.begin(place, 0, lease('a'), NOW_MS)).toBe('begun');
      expect(await completions.begin(place, 0, lease('b'), NOW_MS)).toBe('taken');
      expect(await completions.begin(place, 1, lease('b'), NOW_MS)).toBe('taken');
      expect(await completions.extend(place, 1, lease('a', NOW_MS + 200))).toBe('kept');
      expect(await completions.begin(place, 1, lease('b'), NOW_MS + 150)).toBe('taken');
      expect(await completions.begin(place, 1, lease('b'), NOW_MS + 201)).toBe('begun');
      expect(await completions.extend(place, 1, lease('a', NOW_MS + 300))).toBe('lost');
      expect(await completions.progress(place)).toMatchObject({
        run: 2,
        lease: { worker: 'b' },
        waiting: undefined,
      });
    });

    it('lets the next one begin at once where the lease was given up', async () => {
      const { completions } = stores;
      await completions.begin(place, 0, { worker: 'a', untilMs: NOW_MS + 100 }, NOW_MS);
      await completions.release(place, 1);
      expect(await completions.begin(place, 1, { worker: 'b', untilMs: NOW_MS + 100 }, NOW_MS)).toBe('begun');
      // One that lost its lease gives nobody else's up.
      await completions.release(place, 1);
      expect(await completions.begin(place, 2, { worker: 'c', untilMs: NOW_MS + 100 }, NOW_MS)).toBe('taken');
    });

    it('notes where a question waits, since when, and leaves a lease alone', async () => {
      const { completions } = stores;
      const waiting = { priority: 'batch', model: undefined, queuedMs: 10, tryMs: 10 } as const;
      await completions.wait(place, waiting);
      expect(await completions.progress(place)).toEqual({
        waiting,
        lease: undefined,
        run: 0,
        end: undefined,
      });
      const lease = { worker: 'a', untilMs: NOW_MS + 100 };
      await completions.begin(place, 0, lease, NOW_MS);
      await completions.wait(place, { ...waiting, model: 'swift', queuedMs: 99, tryMs: 99 });
      expect(await completions.progress(place)).toEqual({
        waiting: { ...waiting, model: 'swift', queuedMs: 10, tryMs: 99 },
        lease,
        run: 1,
        end: undefined,
      });
    });

    it('keeps the message that ends a completion, the first of several', async () => {
      const { completions } = stores;
      expect(await completions.keepEnd(place, 'the end')).toBe('the end');
      expect(await completions.keepEnd(place, 'another')).toBe('the end');
      expect(await completions.progress(place)).toMatchObject({ run: 0, end: 'the end' });
    });

    it('gives back pieces of a run in order, from any one on, each once', async () => {
      const { completions } = stores;
      await completions.keep(place, 1, deltas(0, 'a', 'b', 'c'));
      await completions.keep(place, 1, deltas(3, 'é', '😀'));
      await completions.keep(place, 1, deltas(3, 'é', '😀'));
      await completions.keep(place, 2, deltas(0, 'other'));
      await completions.keep(place, 1, []);
      expect(await completions.chunks(place, 1, 0)).toEqual(deltas(0, 'a', 'b', 'c', 'é', '😀'));
      expect(await completions.chunks(place, 1, 2)).toEqual(deltas(2, 'c', 'é', '😀'));
      expect(await completions.chunks(place, 1, 9)).toEqual([]);
      expect(await completions.chunks(place, 2, 0)).toEqual(deltas(0, 'other'));
    });
  });
}
