import { callInBackground, cheapestOf } from '../../../lambdas/answers/background-call.ts';
import type { Ending, Usage } from '../../../lambdas/bedrock/model.ts';
import { ModelError } from '../../../lambdas/bedrock/model-error.ts';
import type { ModelSettings } from '../../../lambdas/contract/ai-settings.ts';
import type { Ask } from '../../../lambdas/domain/limiter/reservation.ts';
import type { Outcome } from '../../../lambdas/domain/limiter/settlement.ts';
import type { Limiter } from '../../../lambdas/store/limiter.ts';
import { model, SETTINGS, USAGE } from '../answer/task-factory.ts';
import { remembering } from '../remembering.ts';

const question = {
  system: [{ text: 'Be brief.' }, 'cache-point' as const],
  turns: [{ role: 'user' as const, content: [{ text: 'Why?' }] }],
  maxOutputTokens: 100,
};
const WHOLE: Ending = { stopReason: 'end_turn', usage: USAGE };

async function called(
  ends: Ending | Error,
  settings: ModelSettings = model('swift', 1, { burndown: 5 }),
  unsettled?: Error,
) {
  const { log, lines } = remembering();
  const asked: Ask[] = [];
  const settled: Outcome[] = [];
  const spent: Usage[] = [];
  const limiter: Limiter = {
    reserve: async (ask) => {
      asked.push(ask);
      const reservation = { ...ask, byFloor: false, atUs: 0, scale: 1 };
      return { reservation, startsInMs: 0 };
    },
    settle: async (_, outcome) => {
      settled.push(outcome);
      if (unsettled !== undefined) throw unsettled;
      return 'settled';
    },
  };
  const answer = async (_: unknown, onDelta: (text: string) => void | Promise<void>) => {
    for (const piece of ['Be', 'cause.']) await onDelta(piece);
    if (ends instanceof Error) throw ends;
    return ends;
  };
  const said = callInBackground(
    { model: { answer }, limiterOf: () => limiter, log },
    { settings, question, tenant: 'acme', ageMs: 7 },
    (usage) => void spent.push(usage),
  );
  return { said: await said.catch((error: unknown) => error), asked, settled, spent, lines };
}

test('the cheapest model is the one that says most for a dollar', () => {
  expect(cheapestOf({ ...SETTINGS, models: SETTINGS.models.toReversed() }).name).toBe('swift');
});

test('a call takes what is left to those who do not wait, and gives back what it did not use', async () => {
  const { said, asked, settled, spent } = await called(WHOLE);
  expect(said).toEqual({ text: 'Because.', ending: WHOLE });
  expect(asked).toMatchObject([{ callClass: 'batch', tenant: 'acme', ageMs: 7 }]);
  expect(asked[0]?.tokens).toBeGreaterThan(100 * 5);
  expect([settled, spent]).toEqual([[{ kind: 'used', tokens: 10 + 5 * 5, reserved: 110 }], [USAGE]]);
});

test.each([
  ['model-throttled', { kind: 'throttled' }],
  ['model-invalid', { kind: 'refused' }],
] as const)('a call that ends by %s tells its limiter so', async (code, outcome) => {
  const error = new ModelError(code, 'No.');
  expect(await called(error)).toMatchObject({ said: error, settled: [outcome], spent: [] });
});

test('what a call said, or why it failed, stands where nobody could settle it', async () => {
  const unsettled = new Error('DynamoDB did not answer.');
  const { said, spent, lines } = await called(WHOLE, undefined, unsettled);
  expect([said, spent]).toEqual([{ text: 'Because.', ending: WHOLE }, [USAGE]]);
  expect(lines).toMatchObject([{ level: 'warn', message: 'not settled', error: unsettled }]);
  const throttled = new ModelError('model-throttled', 'No.');
  expect((await called(throttled, undefined, unsettled)).said).toBe(throttled);
});

test('a call that a filter ended may have taken everything, and costs what the service says', async () => {
  const { settled, spent, asked } = await called(new ModelError('model-filtered', 'No.', { usage: USAGE }));
  expect([settled, spent]).toEqual([[{ kind: 'used', tokens: asked[0]?.tokens }], [USAGE]]);
});

test('without room in the quota nothing is called', async () => {
  const { log } = remembering();
  const limiterOf = () => ({
    reserve: async () => ({ retryAfterMs: 9 }),
    settle: async () => 'settled' as const,
  });
  const answer = async () => {
    throw new Error('It was called.');
  };
  const call = { settings: model('swift', 1), question, tenant: 'acme', ageMs: 0 };
  await expect(callInBackground({ model: { answer }, limiterOf, log }, call)).rejects.toMatchObject({
    fate: 'conflict',
    code: 'no-quota',
  });
});
