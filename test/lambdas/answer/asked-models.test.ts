import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import { COMPLETION_FAILURES } from '../../../lambdas/contract/completion-failures.ts';
import { ENDURANCE } from '../../../lambdas/domain/queueing/attempts.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { answerer, REGION, WHOLE } from './answer-fixture.ts';
import { model, NOW_MS, recordOf, SETTINGS, task, USAGE } from './task-factory.ts';

const cut = new ModelError('model-cut', 'The answer of eu.swift broke off: it has no end.');
const throttled = new ModelError('model-throttled', 'Too many requests.', { retryAfterMs: 3_000 });

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
    expect(counts.ModelCalls).toBeUndefined();
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
