import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import type { CacheTicket } from '../../../lambdas/contract/cache-ticket.ts';
import { answerer, REGION } from './answer-fixture.ts';
import { model, NOW_MS, recordOf, SETTINGS, task } from './task-factory.ts';

const cache = {
  scope: 's',
  prompt: 'p',
  question: 'Why?',
  userKey: 'u',
  ttl: 'general',
  holder: 'h',
  askers: [],
} as const satisfies CacheTicket;
const full = [`${REGION} eu.swift`, `${REGION} eu.clever`];

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

  test('leaves the lead to a question that others follow, unless it has a day', async () => {
    for (const priority of ['interactive', 'standard']) {
      const { deliver, again, heldMs, kept } = answerer({ full });
      await deliver(recordOf(task({ cache }, { priority })));
      // Longer than it is put off: it is not handed over at that very moment.
      expect(heldMs).toEqual([1_000 * (again[0]?.seconds as number) + 30_000]);
      expect(kept).toEqual([]);
    }
    const batch = answerer({ full });
    await batch.deliver(recordOf(task({ cache }, { priority: 'batch' })));
    expect([batch.again.length, batch.heldMs]).toEqual([1, []]);
  });

  test('of the service itself leaves the lead, too; a run that breaks does not', async () => {
    const broken = (code: 'model-throttled' | 'model-broken') =>
      answerer({ scripts: [{ says: [], ends: new ModelError(code, 'No.') }] });
    const [throttled, failing] = [broken('model-throttled'), broken('model-broken')];
    for (const { deliver } of [throttled, failing]) {
      await deliver(recordOf(task({ cache })));
    }
    expect([throttled.again.length, throttled.heldMs.length]).toEqual([1, 1]);
    expect([failing.again.length, failing.heldMs.length]).toEqual([1, 0]);
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
    expect(named.counts).toEqual({ ModelRefusals: 1, ModelCalls: 0 });
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

describe('a quota that no minute has room in for a call', () => {
  const tiny = { requestsPerMinute: 600, tokensPerMinute: 100 };

  test('of another model ends no question that can wait for its own', async () => {
    const quotas = { [`${REGION} eu.clever`]: tiny };
    const { deliver, again, sent } = answerer({ full: full.slice(0, 1), quotas });
    await deliver(recordOf(task({}, { priority: 'interactive' })));
    expect([sent, again.length]).toEqual([[], 1]);
  });

  test('of its own model leaves it to another, and where none has room it has failed', async () => {
    const own = { [`${REGION} eu.swift`]: tiny };
    const spared = answerer({ quotas: own });
    await spared.deliver(recordOf(task()));
    expect(spared.asked).toEqual([{ region: REGION, modelId: 'eu.clever' }]);
    const failing = answerer({ quotas: { ...own, [`${REGION} eu.clever`]: tiny } });
    await failing.deliver(recordOf(task()));
    expect(failing.sent[0]?.event).toMatchObject({
      type: 'completion.failed',
      data: { code: 'call-too-large' },
    });
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
