import type { Ports } from '../../../lambdas/answer/ports.ts';
import { cacheRequestOf } from '../../../lambdas/ask/cache-request.ts';
import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { COMPLETION_FAILURES } from '../../../lambdas/contract/completion-failures.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import { ENDURANCE } from '../../../lambdas/domain/queueing/attempts.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { eventAt, sha256 } from '../domain/factories.ts';
import {
  ASK,
  answerer,
  model,
  NOW_MS,
  PLACE,
  REGION,
  recordOf,
  SETTINGS,
  task,
  USAGE,
  WHOLE,
} from './answer-fixture.ts';

const cut = new ModelError('model-cut', 'The answer of eu.swift broke off: it has no end.');
const throttled = new ModelError('model-throttled', 'Too many requests.', { retryAfterMs: 3_000 });
const timeOf = (ms: number) => new Date(ms).toISOString();

const full = [`${REGION} eu.swift`, `${REGION} eu.clever`];

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

describe('a quota without room', () => {
  test('sends a question back to its queue, which is no failure, and lets the message go', async () => {
    const { deliver, again, asked, sent, counts } = answerer({ full });
    expect(await deliver(recordOf(task({}, { priority: 'batch' })))).toBe(0);
    // Apart, since an alarm watches those that have no day.
    expect(counts).toEqual({ BatchRefusals: 1 });
    expect(again).toMatchObject([
      { task: { attempts: { acceptedAtMs: NOW_MS, refusals: 1, failures: 0 } }, seconds: expect.any(Number) },
    ]);
    expect(again[0]?.seconds).toBeGreaterThanOrEqual(1);
    expect([asked, sent]).toEqual([[], []]);
  });

  test('ends a question that has waited as long as it may', async () => {
    const { deliver, sent, later } = answerer({ full });
    later(61_000);
    await deliver(recordOf(task({}, { priority: 'interactive' })));
    expect(sent[0]?.event).toMatchObject({ type: 'completion.failed', data: { code: 'timed-out' } });
  });

  test('is spared by another model that does as well, but for one that was asked for by name', async () => {
    const spilling = answerer({ full: full.slice(0, 1) });
    await spilling.deliver(recordOf(task({}, { priority: 'interactive' })));
    expect(spilling.asked).toEqual([{ region: REGION, modelId: 'eu.clever' }]);
    expect(spilling.sent[0]?.event.data).toMatchObject({ model: 'clever' });
    const named = answerer({ full: full.slice(0, 1) });
    await named.deliver(recordOf(task({}, { priority: 'interactive', model: 'swift' })));
    expect(named.counts).toEqual({ ModelRefusals: 1 });
    expect([named.asked, named.again.length]).toEqual([[], 1]);
  });

  test('is spared by the same model of another region, whose quota it takes', async () => {
    const elsewhere = [{ region: 'us-east-1', modelId: 'us.swift' }];
    const settings = { ...SETTINGS, models: [model('swift', 1, { elsewhere }), model('clever', 3)] };
    const { deliver, asked, sent } = answerer({ full, settings });
    await deliver(recordOf(task({}, { priority: 'interactive' })));
    expect(asked).toEqual([{ region: 'us-east-1', modelId: 'us.swift' }]);
    expect(sent[0]?.event.data).toMatchObject({ how: { region: 'us-east-1' } });
  });
});

describe('a quota that cannot be asked', () => {
  const elsewhere = [{ region: 'us-east-1', modelId: 'us.swift' }];
  const settings = { ...SETTINGS, models: [model('swift', 1, { elsewhere }), model('clever', 3)] };

  test('in another region is no help, and no failure: the next one is asked', async () => {
    const unreachable = ['us-east-1 us.swift'];
    const spared = answerer({ full: full.slice(0, 1), unreachable, settings });
    await spared.deliver(recordOf(task({}, { priority: 'interactive' })));
    expect(spared.asked).toEqual([{ region: REGION, modelId: 'eu.clever' }]);
    const waiting = answerer({ full, unreachable, settings });
    await waiting.deliver(recordOf(task({}, { priority: 'interactive' })));
    expect([waiting.asked, waiting.again.length]).toEqual([[], 1]);
    expect(waiting.again[0]?.task.attempts).toMatchObject({ failures: 0 });
  });

  test('here lets the question come again', async () => {
    const { deliver, asked, sent } = answerer({ unreachable: [`${REGION} eu.swift`] });
    expect(await deliver(recordOf(task()))).toBe(1);
    expect([asked, sent]).toEqual([[], []]);
  });
});

describe('a model', () => {
  test('that breaks off is asked anew after a while, and what it said is taken back', async () => {
    const { deliver, again, heard, published, sent, later } = answerer({
      scripts: [{ says: ['Be'], ends: cut }, WHOLE],
    });
    expect(await deliver(recordOf(task()))).toBe(0);
    expect(heard(1)).toBeUndefined();
    expect(published.at(-1)?.envelope.chunks.at(-1)).toMatchObject({ kind: 'error', code: 'model-cut' });
    expect(again).toMatchObject([{ task: { attempts: { failures: 1 } } }]);
    expect(sent).toEqual([]);
    later(2_000);
    await deliver(recordOf(again[0]?.task as never));
    expect(heard(2)).toBe('Because.');
    expect(sent).toHaveLength(1);
  });

  test('that breaks off every time makes the question fail, and says why', async () => {
    const { deliver, sent } = answerer({ scripts: [{ says: [], ends: cut }] });
    await deliver(
      recordOf(
        task({ attempts: { acceptedAtMs: NOW_MS, refusals: 0, failures: ENDURANCE.standard.failures - 1 } }),
      ),
    );
    expect(sent[0]?.event).toMatchObject({
      type: 'completion.failed',
      data: { code: 'model-cut', reason: 'The answer broke off; ask again.' },
    });
  });

  test('that refuses for its rate is asked again when it says so, which is no failure', async () => {
    const { deliver, again, published } = answerer({ scripts: [{ says: [], ends: throttled }] });
    await deliver(recordOf(task()));
    expect(again).toMatchObject([{ task: { attempts: { refusals: 1, failures: 0 } }, seconds: 3 }]);
    expect(published).toEqual([]);
  });

  test('that is not even asked since it failed so often has not failed the question', async () => {
    const open = broken('circuit-open', 'eu.swift failed several times in a row.');
    const { deliver, again, counts, sent, later } = answerer({ scripts: [{ says: [], ends: open }] });
    await deliver(recordOf(task()));
    expect(again).toMatchObject([{ task: { attempts: { refusals: 1, failures: 0 } }, seconds: 2 }]);
    expect(counts.ModelErrors).toBeUndefined();
    later(600_000);
    await deliver(recordOf(again[0]?.task as never));
    expect(again[1]?.seconds).toBeGreaterThan(50);
    later(3_600_000);
    await deliver(recordOf(again[1]?.task as never));
    expect(sent[0]?.event.data).toMatchObject({ reason: 'The model did not answer; ask again later.' });
  });

  test.each([
    ['model-invalid', 'The model does not take this question; ask it in another way.'],
    ['model-filtered', 'A content filter ended the answer; ask in another way.'],
  ] as const)('that says no (%s) is not asked again', async (code, reason) => {
    const { deliver, sent, again } = answerer({
      scripts: [{ says: ['Bad'], ends: new ModelError(code, 'secret') }],
    });
    await deliver(recordOf(task()));
    expect(sent[0]?.event).toMatchObject({ type: 'completion.failed', data: { code, reason } });
    expect(again).toEqual([]);
  });

  test.each([
    ['of what is not for people', broken('dynamo-unreachable', 'secret'), 'internal'],
    ['that nobody knows', new TypeError('secret'), 'internal'],
    ['of time', broken('timed-out', 'eu.swift, a secret, did not answer'), 'timed-out'],
  ] as const)('that breaks for want %s says no more than its code', async (_, error, code) => {
    const failures = ENDURANCE.standard.failures - 1;
    const { deliver, sent } = answerer({ scripts: [{ says: [], ends: error }] });
    await deliver(recordOf(task({ attempts: { acceptedAtMs: NOW_MS, refusals: 0, failures } })));
    expect(sent[0]?.event.data).toMatchObject({ code, reason: COMPLETION_FAILURES[code] });
  });

  test('that does not stop is stopped', async () => {
    const { deliver, sent } = answerer({ scripts: [{ says: ['x'.repeat(40_000), 'y'.repeat(40_000)] }] });
    await deliver(recordOf(task()));
    expect(sent[0]?.event.data).toMatchObject({ code: 'answer-too-long' });
  });

  test('gives back what of the quota it did not use', async () => {
    const { deliver, ports } = answerer({
      quotas: { [`${REGION} eu.swift`]: { requestsPerMinute: 1e9, tokensPerMinute: 10_000 } },
    });
    const source = { region: REGION, modelId: 'eu.swift', model: 'swift' };
    const reserve = (key: string) =>
      ports.limiterOf(source).reserve({
        key,
        callClass: 'interactive',
        tenant: 't',
        tokens: 150,
        ageMs: 0,
      });
    await deliver(recordOf(task({}, { priority: 'interactive' })));
    // Without it, what was reserved for the answer would fill the burst.
    expect(await reserve('another')).toMatchObject({ startsInMs: 0 });
  });

  test('whose answer is poor is followed by a better one, once', async () => {
    const refusal = { says: ['I don’t know.'] };
    const { deliver, again, sent, heard } = answerer({ scripts: [refusal, refusal] });
    await deliver(recordOf(task()));
    expect(sent).toEqual([]);
    expect(heard(1)).toBeUndefined();
    expect(again).toMatchObject([{ task: { model: 'clever', spentDollars: 30e-6 }, seconds: 0 }]);
    await deliver(recordOf(again[0]?.task as never));
    expect(sent[0]?.event.data).toMatchObject({
      model: 'clever',
      how: { why: 'better than swift', escalatedFrom: 'swift' },
      cost: { dollars: 120e-6 },
    });
    expect(again).toHaveLength(1);
  });

  test.each([
    ['that is not offered so', false, true, ['flex', 'default'], 15e-6 + 90e-6],
    ['that alone is offered so', true, false, ['default', 'flex'], 30e-6 + 45e-6],
  ] as const)(
    'is followed by a better one %s as that may be asked',
    async (_, better, own, asked, dollars) => {
      const models = [model('swift', 1, { flex: own }), model('clever', 3, { flex: better })];
      const { deliver, again, sent, tiers } = answerer({
        scripts: [{ says: ['I don’t know.'] }, WHOLE],
        settings: { ...SETTINGS, models },
      });
      await deliver(recordOf(task({ tier: own ? 'flex' : 'default' }, { priority: 'batch' })));
      await deliver(recordOf(again[0]?.task as never));
      expect(tiers).toEqual(asked);
      expect(sent[0]?.event.data).toMatchObject({
        how: { route: better ? 'flex' : 'on-demand' },
        cost: { dollars: expect.closeTo(dollars, 12) },
      });
    },
  );

  test('hands on to a better one that need not wait for its lease', async () => {
    const { deliver, again } = answerer({ scripts: [{ says: ['I don’t know.'] }, WHOLE] });
    await deliver(recordOf(task({}, { priority: 'interactive' })));
    expect(again).toMatchObject([{ task: { model: 'clever' }, seconds: 0, leasedMs: 0 }]);
  });

  test('costs what it costs, whatever becomes of its answer', async () => {
    const usage = { ...USAGE, inputTokens: 100_000 };
    const filtered = new ModelError('model-filtered', 'x', { usage });
    const { deliver, counts } = answerer({ scripts: [{ says: ['Bad'], ends: filtered }] });
    await deliver(recordOf(task()));
    expect(counts).toMatchObject({ CompletionsFailed: 1, ModelDollars: 0.10002 });
  });

  test('that broke off before is paid for too: the answer tells, and a loss is one', async () => {
    const cutLate = new ModelError('model-cut', 'x', { usage: { ...USAGE, inputTokens: 1_000 } });
    const { deliver, again, sent, counts } = answerer({ scripts: [{ says: [], ends: cutLate }, WHOLE] });
    await deliver(recordOf(task()));
    expect(again).toMatchObject([{ task: { spentDollars: 1_020e-6 } }]);
    await deliver(recordOf(again[0]?.task as never));
    const dollars = expect.closeTo(1_050e-6, 12);
    expect(sent[0]?.event.data).toMatchObject({ cost: { dollars, counterfactualDollars: 90e-6 } });
    expect(counts.ModelDollars).toBeCloseTo(1_050e-6, 12);
    expect(counts.SavedDollars).toBeCloseTo(-960e-6, 12);
  });

  test('that was asked for by name has the last word', async () => {
    const { deliver, again, sent } = answerer({ scripts: [{ says: ['I don’t know.'] }] });
    await deliver(recordOf(task({}, { model: 'swift' })));
    expect([again.length, sent.length]).toEqual([0, 1]);
  });
});

describe('the cache', () => {
  const cache = {
    scope: 's',
    prompt: 'p',
    question: 'Why?',
    userKey: ASK.asker,
    ttl: 'general',
    holder: 'h',
    askers: [],
  } as const;

  test('keeps the answer that it waits for', async () => {
    const { deliver, kept } = answerer();
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } })));
    expect(kept).toEqual(['h: Because. (swift)']);
  });

  test('learns that there will be none', async () => {
    const scripts = [{ says: [], ends: new ModelError('model-invalid', 'No.') }];
    const { deliver, kept } = answerer({ scripts });
    await deliver(recordOf(task({ cache: { ...cache, askers: [] } })));
    expect(kept).toEqual(['h: nothing']);
  });
});
