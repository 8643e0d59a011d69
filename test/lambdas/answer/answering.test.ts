import type { Ports } from '../../../lambdas/answer/ports.ts';
import { cacheRequestOf } from '../../../lambdas/ask/cache-request.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import { eventAt, sha256 } from '../domain/factories.ts';
import { answerer } from './answer-fixture.ts';
import { ASK, NOW_MS, PLACE, recordOf, SETTINGS, task, USAGE } from './task-factory.ts';

const timeOf = (ms: number) => new Date(ms).toISOString();

describe('a question', () => {
  test('is answered: told in pieces, and ended by one event with what it cost', async () => {
    const { deliver, sent, heard, published, again } = answerer();
    expect(await deliver(recordOf(task()))).toBe(0);
    expect(heard(1)).toBe('Because.');
    expect(published[0]).toMatchObject({
      topic: `meridian/app/u/${ASK.asker}/in`,
      envelope: { completion: ASK.completion, author: ASK.asker, session: ASK.sessionId, run: 1 },
    });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      authority: 'service',
      traceparent: ASK.traceparent,
      event: {
        type: 'completion.finished',
        data: {
          completion: ASK.completion,
          author: ASK.asker,
          text: 'Because.',
          model: 'swift',
          stopReason: 'end_turn',
          usage: USAGE,
          how: { cache: 'miss', route: 'on-demand', why: 'cheapest for difficulty 1' },
          cost: { dollars: 30e-6, counterfactualDollars: 90e-6 },
        },
      },
    });
    expect(again).toEqual([]);
  });

  test('is asked with the temperature of the settings, by which the cache goes too', async () => {
    const settings = { ...SETTINGS, temperature: 0.9 };
    const { deliver, temperatures } = answerer({ settings });
    await deliver(recordOf(task()));
    const request = cacheRequestOf({ settings, embedder: { id: 'e', dimensions: 1 } }, ASK, {
      isAlone: true,
      isPersonal: false,
      saidBefore: { turns: [], isSummarized: false },
    });
    expect([...temperatures, request.temperature]).toEqual([0.9, 0.9]);
  });

  test('is told to nobody while it comes where nobody wants that, and kept for those who ask', async () => {
    const { deliver, sent, published, progress } = answerer();
    await deliver(recordOf(task({}, { stream: false })));
    expect(published).toEqual([]);
    expect(sent).toHaveLength(1);
    const chunks = await progress.chunks(PLACE, 1, 0);
    expect(chunks.map(({ kind }) => kind)).toEqual(['delta', 'delta', 'delta', 'end']);
  });

  test.each(['completion.finished', 'completion.failed', 'completion.cancelled'] as const)(
    'that is over (%s) is let go without asking anybody',
    async (type) => {
      const { deliver, stores, sent, asked } = answerer();
      const failed = endOf(PLACE, 'completion.failed', { code: 'x', reason: 'x' }, { sha256, timeOf });
      if (type === 'completion.finished') {
        await stores.events.putMessages([{ ...failed, type } as never]);
      } else if (type === 'completion.failed') {
        await stores.events.putEnd(failed);
      } else {
        const cancelled = eventAt(1_001, type, { completion: ASK.completion, author: ASK.asker });
        await stores.events.putEnd(cancelled);
      }
      expect(await deliver(recordOf(task()))).toBe(0);
      expect([asked, sent]).toEqual([[], []]);
    },
  );

  test('that somebody else answers comes again when their lease has run out', async () => {
    const { deliver, progress, asked, returned, later, sent } = answerer();
    await progress.begin(PLACE, 0, { worker: 'another', untilMs: NOW_MS + 9_000 }, NOW_MS);
    expect(await deliver(recordOf(task()))).toBe(1);
    expect([asked, returned]).toEqual([[], [10]]);
    later(10_000);
    expect(await deliver(recordOf(task()))).toBe(0);
    expect(sent).toHaveLength(1);
  });

  test('whose end is kept is ended by it again, not by another answer', async () => {
    const { deliver, ports, sent, asked } = answerer();
    await ports.ends.decide(ASK, 'completion.failed', { code: 'x', reason: 'Kept.' });
    expect(await deliver(recordOf(task()))).toBe(0);
    expect(asked).toEqual([]);
    expect(sent.map(({ event }) => event.data)).toMatchObject([{ reason: 'Kept.' }]);
  });

  test('that somebody ended otherwise meanwhile is told to nobody as whole, and not counted', async () => {
    const { deliver, sent, heard, published, counts } = answerer({
      changes: ({ ends }) => ({
        ends: {
          ...ends,
          decide: async (ask, type, outcome) => {
            await ends.decide(ask, 'completion.failed', { code: 'gave-up', reason: 'Kept.' });
            return ends.decide(ask, type, outcome);
          },
        },
      }),
    });
    expect(await deliver(recordOf(task()))).toBe(0);
    expect(sent.map(({ event }) => event.type)).toEqual(['completion.failed']);
    expect(heard(1)).toBeUndefined();
    expect(published.at(-1)?.envelope.chunks.at(-1)).toMatchObject({ kind: 'error' });
    expect(counts.CompletionsFinished).toBeUndefined();
  });

  test('that somebody cancels while it is answered is taken back, paid for and counted', async () => {
    const { deliver, stores, sent, counts, heard } = answerer({ scripts: [{ says: ['Be'], hangs: true }] });
    const done = deliver(recordOf(task()));
    const cancelled = { completion: ASK.completion, author: ASK.asker };
    setTimeout(() => void stores.events.putEnd(eventAt(1_001, 'completion.cancelled', cancelled)), 50);
    expect(await done).toBe(0);
    expect([sent, heard(1)]).toEqual([[], undefined]);
    expect(counts).toMatchObject({ CompletionsCancelled: 1, ModelDollars: expect.any(Number) });
    expect(counts.ModelDollars).toBeGreaterThan(50e-6);
  });

  test('that ends elsewhere while it is answered was not cancelled', async () => {
    const { deliver, stores, sent, counts } = answerer({ scripts: [{ says: ['Be'], hangs: true }] });
    const done = deliver(recordOf(task()));
    const end = endOf(PLACE, 'completion.failed', { code: 'x', reason: 'x' }, { sha256, timeOf });
    setTimeout(() => void stores.events.putEnd(end), 50);
    expect(await done).toBe(0);
    expect(sent).toEqual([]);
    expect(counts.CompletionsCancelled).toBeUndefined();
  });

  test('whose lease another has taken is left to them, and its message comes again', async () => {
    const lostOnce = (ports: Ports): Partial<Ports> => ({
      progress: { ...ports.progress, extend: async () => 'lost' },
    });
    const { deliver, sent, again, counts, progress, returned } = answerer({
      scripts: [{ says: ['Be'], hangs: true }],
      changes: lostOnce,
    });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const done = deliver(recordOf(task()));
      await jest.advanceTimersByTimeAsync(11_000);
      expect(await done).toBe(1);
    } finally {
      jest.useRealTimers();
    }
    expect([sent, again]).toEqual([[], []]);
    expect(returned.at(-1)).toBe(45);
    expect(counts.CompletionsCancelled).toBeUndefined();
    // The lease is theirs, and is not released.
    expect((await progress.progress(PLACE))?.lease).toBeDefined();
  });

  test('in a message that nobody can read comes again, and then is a dead letter', async () => {
    const { deliver, returned, lines } = answerer();
    expect(await deliver({ ...recordOf(task()), body: '{}' })).toBe(1);
    expect(returned).toEqual([2]);
    expect(lines[0]?.fields.errorCode).toBe('unreadable');
  });

  test('harms no other of its batch', async () => {
    const { deliver, sent } = answerer();
    expect(await deliver({ ...recordOf(task()), body: '{}' }, recordOf(task()))).toBe(1);
    expect(sent).toHaveLength(1);
  });
});
