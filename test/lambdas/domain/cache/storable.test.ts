import { unstorable } from '../../../../lambdas/domain/cache/storable.ts';
import { ageOf, lifetimeOf } from '../../../../lambdas/domain/cache/ttl.ts';

describe('an answer', () => {
  const whole = {
    text: 'Because.',
    stopReason: 'end_turn',
    hasMetadata: true,
    isFiltered: false,
    usedTools: false,
    maxOutputTokens: 1_024,
  };

  test.each([
    [undefined, {}],
    [undefined, { stopReason: 'stop_sequence' }],
    ['cut', { stopReason: undefined }],
    ['cut', { hasMetadata: false }],
    ['tools', { usedTools: true }],
    ['tools', { stopReason: 'tool_use' }],
    ['filtered', { isFiltered: true }],
    ['filtered', { stopReason: 'guardrail_intervened' }],
    ['filtered', { stopReason: 'content_filtered' }],
    ['truncated', { stopReason: 'max_tokens' }],
    ['empty', { text: ' \n' }],
    ['poor', { text: "I'm sorry, I cannot help with that." }],
    ['poor', { text: 'As an AI, I do not know.' }],
    ['poor', { text: 'Round and round. '.repeat(20) }],
    [undefined, { text: `Unfortunately ${Array.from({ length: 80 }, (_, at) => `w${at}`).join(' ')}` }],
    ['private', { text: 'Mine is 078-05-1120.' }],
    ['private', { text: 'Your number is 4111 1111 1111 1111.' }],
  ])('is kept unless it is %s: %j', (why, changes) => {
    expect(unstorable({ ...whole, ...changes })).toBe(why);
  });

  test.each([
    ['too-large', 'é', 153_601],
    [undefined, 'é', 153_600],
    ['too-large', '🎉', 76_801],
    [undefined, '\u007f', 307_200],
    ['too-large', '\u0080', 153_601],
    [undefined, '\u07ff', 153_600],
    ['too-large', '\u0800', 102_401],
    [undefined, '\u0800', 102_400],
    [undefined, '🎉', 76_800],
  ])('is %s for its bytes: %j, %i times', (why, sign, count) => {
    expect(unstorable({ ...whole, text: sign.repeat(count) })).toBe(why);
  });

  test('is fresh, then stale, then expired, a tenth sooner or later', () => {
    expect(lifetimeOf('live', 1_000, 0.5)).toEqual({ freshUntilMs: 601_000, servedUntilMs: 901_000 });
    expect(lifetimeOf('live', 0, 0).freshUntilMs).toBe(540_000);
    expect(lifetimeOf('live', 0, 1).freshUntilMs).toBe(660_000);
    const lifetime = { freshUntilMs: 10, servedUntilMs: 20 };
    expect([9, 10, 19, 20].map((nowMs) => ageOf(lifetime, nowMs))).toEqual([
      'fresh',
      'stale',
      'stale',
      'expired',
    ]);
  });
});
