import fc from 'fast-check';
import {
  accepted,
  type Label,
  learnt,
  merged,
  NO_EXPERIENCE,
  policyOf,
} from '../../../../lambdas/domain/cache/acceptance.ts';
import { eligibility } from '../../../../lambdas/domain/cache/eligibility.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';
import { normalForm } from '../../../../lambdas/domain/cache/normal-form.ts';
import {
  isEnglishScope,
  promptKey,
  type Scope,
  scopeKey,
  scopeText,
} from '../../../../lambdas/domain/cache/scope.ts';
import { unstorable } from '../../../../lambdas/domain/cache/storable.ts';
import { ageOf, lifetimeOf } from '../../../../lambdas/domain/cache/ttl.ts';
import { byteVector, cosine } from '../../../../lambdas/domain/cache/vector.ts';
import { sha256Hex } from '../../../../lambdas/platform/sha256-hex.ts';
import { runs } from '../arbitraries.ts';

describe('a normal form', () => {
  test.each([
    ['What is  Rust?', 'what is rust'],
    ['WHAT IS RUST', 'what is rust'],
    [' what\nis “rust” ? ', 'what is "rust"'],
    ['Is NASA real?!', 'is NASA real'],
    ['What is 5!', 'what is 5!'],
    ['Run `ls -R` now.', 'Run `ls -R` now'],
    ['grep -R or -r?', 'grep -R or -r'],
    ['What does getElementById do?', 'what does getElementById do'],
    ['Zero\u200bwidth', 'zerowidth'],
  ])('of %j is %j', (prompt, form) => {
    expect(normalForm(prompt)).toBe(form);
  });

  test('of a normal form is itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string()), (prompt) => {
        expect(normalForm(normalForm(prompt))).toBe(normalForm(prompt));
      }),
      runs,
    );
  });
});

describe('a scope', () => {
  const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a', 'b', '"', ',', '["', 'user'));
  const scope: fc.Arbitrary<Scope> = fc
    .record({
      tenant: text,
      visibility: fc.oneof(
        fc.constant({ kind: 'public' as const }),
        text.map((userKey) => ({ kind: 'user' as const, userKey })),
      ),
      modelFamily: text,
      systemPromptHash: text,
      toolsHash: text,
      locale: text,
      embedder: fc.record({ id: text, dimensions: fc.nat(3) }),
      knowledgeVersion: text,
      contextHash: fc.option(text, { nil: undefined }),
    })
    .map(({ contextHash, ...rest }) => ({ ...rest, ...(contextHash !== undefined && { contextHash }) }));

  test('shares its text with no other', () => {
    fc.assert(
      fc.property(scope, scope, (one, other) => {
        const isOne = JSON.stringify(one) === JSON.stringify(other);
        expect(scopeText(one) === scopeText(other)).toBe(isOne);
      }),
      runs,
    );
  });

  test('of one tenant has no key of another', () => {
    fc.assert(
      fc.property(scope, text, (one, tenant) => {
        fc.pre(tenant !== one.tenant);
        expect(scopeKey({ ...one, tenant }, sha256Hex)).not.toBe(scopeKey(one, sha256Hex));
      }),
      runs,
    );
  });

  test('and prompts have keys of 128 bits', () => {
    expect(promptKey('x', sha256Hex)).toMatch(/^[0-9a-f]{32}$/);
    expect(promptKey('x', sha256Hex)).not.toBe(promptKey('y', sha256Hex));
  });

  test.each([
    ['en', true],
    ['en-GB', true],
    ['EN-us', true],
    ['de', false],
    ['enm', false],
  ])('of locale %s is English: %s', (locale, isEnglish) => {
    expect(isEnglishScope({ locale } as Scope)).toBe(isEnglish);
  });
});

describe('a prompt', () => {
  const asking = (prompt: string, changes = {}) => ({
    prompt,
    meaning: meaningOf(prompt),
    hasTools: false,
    temperature: 0,
    hasContext: false,
    ...changes,
  });

  test.each([
    ['personal', 'Where is my order?'],
    ['personal', 'What is my name?'],
    ['personal', 'Did I pay last year?'],
    ['personal', 'How old am I?'],
    ['personal', 'Has the bank approved my loan?'],
    ['personal', 'What do I owe on my card?'],
    ['personal', 'My order has not arrived.'],
    ['personal', 'Is kim@example.com valid?'],
    ['personal', 'Is 4111 1111 1111 1111 a valid card?'],
    ['anaphoric', 'How do I fix this?'],
    ['anaphoric', 'Why did he leave?'],
    ['anaphoric', 'I meant to look this up. How do I fix it?'],
    ['follow-up', 'And in Germany?'],
    ['follow-up', 'And how much in Germany?'],
    ['follow-up', 'But what does the second one cost there?'],
    ['follow-up', 'Why?'],
    ['time-sensitive', 'What is the weather in Rome today?'],
    ['time-sensitive', 'Which films open next week?'],
    ['time-sensitive', 'What is the latest version of Node?'],
    ['creative', 'Write a poem about rain'],
    ['creative', 'Tell me a joke'],
    ['too-long', `Explain ${'very '.repeat(500)}much`],
  ])('that is %s is not looked up: %s', (why, prompt) => {
    expect(eligibility(asking(prompt))).toEqual({ kind: 'ineligible', why });
  });

  test.each([
    ['How do I reset my password?', 'static'],
    ['What is the capital of France?', 'general'],
    ['Can I freeze bread?', 'general'],
    ['Is it safe to eat raw eggs?', 'general'],
    ['What is a poem?', 'general'],
    ['Define entropy', 'static'],
    ['How do I install the latest version of Node?', 'general'],
    ['How do I make lettuce last the winter?', 'static'],
    ['I got a puppy yesterday. What do dogs eat?', 'general'],
    ['What happens if my card is swallowed by a machine?', 'general'],
    ['What do I do with my card when it is lost?', 'general'],
    ['Do I tip in Japan?', 'general'],
    ['My zip is stuck. How do I fix it?', 'general'],
    ['And what is the capital of the old kingdom of Bohemia?', 'general'],
    ['In 2008 which countries sold cement to Montenegro', 'general'],
  ])('%s is looked up, and its answer is %s', (prompt, ttl) => {
    expect(eligibility(asking(prompt))).toEqual({ kind: 'eligible', ttl });
  });

  test('that may call tools, is answered freely or rests on who asks, is not looked up', () => {
    expect(eligibility(asking('What is Rust?', { isPersonal: true }))).toMatchObject({ why: 'personal' });
    expect(eligibility(asking('What is Rust?', { hasTools: true }))).toMatchObject({ why: 'tools' });
    expect(eligibility(asking('What is Rust?', { temperature: 0.71 }))).toMatchObject({ why: 'creative' });
    expect(eligibility(asking('What is Rust?', { temperature: 0.7 }))).toMatchObject({ kind: 'eligible' });
  });

  test('may point at what its scope names, and ask about now where the application says how long', () => {
    expect(eligibility(asking('How do I fix this?', { hasContext: true })).kind).toBe('eligible');
    expect(eligibility(asking('What is the weather in Rome today?', { ttl: 'live' }))).toEqual({
      kind: 'eligible',
      ttl: 'live',
    });
  });
});

describe('an answer', () => {
  const whole = {
    text: 'Because.',
    stopReason: 'end_turn',
    hasMetadata: true,
    isFiltered: false,
    usedTools: false,
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
    ['too-large', { text: 'é'.repeat(153_601) }],
    [undefined, { text: 'é'.repeat(153_600) }],
    ['too-large', { text: '🎉'.repeat(76_801) }],
    ['private', { text: 'Your number is 4111 1111 1111 1111.' }],
  ])('is kept unless it is %s: %j', (why, changes) => {
    expect(unstorable({ ...whole, ...changes })).toBe(why);
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

describe('a vector in bytes', () => {
  test('keeps cosines within a hundredth', () => {
    const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(vector, vector, (one, other) => {
        const length = (some: number[]) => Math.hypot(...some);
        fc.pre(length(one) > 0.1 && length(other) > 0.1);
        const exact =
          one.reduce((sum, value, at) => sum + value * (other[at] as number), 0) /
          (length(one) * length(other));
        expect(Math.abs(cosine(byteVector(one), byteVector(other)) - exact)).toBeLessThan(0.011);
      }),
      runs,
    );
  });

  test.each([[[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])('is not made of %j', (bad) => {
    expect(() => byteVector(bad)).toThrow(RangeError);
  });
});

describe('acceptance', () => {
  const label = (number: number, changes: Partial<Label> = {}): Label => ({
    id: String(number).padStart(6, '0'),
    verdict: 'grey',
    similarity: 0.9,
    evidence: 0,
    weight: 1,
    isSame: true,
    source: 'judge',
    ...changes,
  });
  const labels = (count: number, make: (number: number) => Partial<Label>) =>
    Array.from({ length: count }, (_, number) => label(number, make(number)));
  const policy = (some: readonly Label[], mostWrong = 0.02) =>
    policyOf(learnt(NO_EXPERIENCE, some), mostWrong);
  const grey = (similarity: number) => ({
    verdict: { kind: 'grey' as const, reasons: ['substitution' as const] },
    similarity,
    evidence: 0,
  });
  const ok = { verdict: { kind: 'ok' as const }, similarity: 0.5, evidence: 0 };

  test('knows nothing at first: same words are served, grey ones are not', () => {
    const fresh = policy([]);
    expect(accepted(ok, fresh)).toMatchObject({ isAccepted: true, why: 'same-words' });
    expect(accepted({ ...ok, similarity: 0.19 }, fresh)).toMatchObject({ isAccepted: false, why: 'unlike' });
    expect(accepted(grey(0.99), fresh)).toMatchObject({ isAccepted: false, why: 'unlearnt' });
  });

  test('learns from which likeness on grey candidates are right', () => {
    const seen = labels(3_000, (number) => {
      const similarity = 0.5 + (number % 50) / 100;
      return { similarity, isSame: similarity > 0.8 };
    });
    const taught = policy(seen);
    expect(accepted(grey(0.95), taught)).toMatchObject({ isAccepted: true, why: 'learnt' });
    expect(accepted(grey(0.7), taught)).toMatchObject({ isAccepted: false, why: 'improbable' });
  });

  test('learns nothing of few, or of mixed ones', () => {
    expect(accepted(grey(0.99), policy(labels(30, () => ({})))).isAccepted).toBe(false);
    expect(
      accepted(grey(0.99), policy(labels(3_000, (number) => ({ isSame: number % 10 > 0 })))).isAccepted,
    ).toBe(false);
  });

  test('learns which differences between words tell nothing', () => {
    const taught = policy(
      labels(2_000, (number) =>
        number % 2 === 0
          ? { difference: 'slip' }
          : { difference: 'substitution', isSame: number % 3 === 0, similarity: 0.95 },
      ),
    );
    const slip = { ...grey(0.9), verdict: { kind: 'grey' as const, reasons: ['slip' as const] } };
    expect(accepted(slip, taught)).toMatchObject({ isAccepted: true, why: 'learnt' });
    expect(accepted(grey(0.95), taught)).toMatchObject({ isAccepted: false, why: 'improbable' });
  });

  test('bounds what is wrong of all that is served by its meaning, or of the uncertain ones alone', () => {
    const audit = (number: number, changes: Partial<Label>) =>
      label(10_000 + number, { source: 'audit', weight: 33, verdict: 'ok', ...changes });
    const audits = Array.from({ length: 300 }, (_, number) => audit(number, {}));
    const mixed = labels(1_000, (number) => ({ isSame: number % 25 > 0 }));
    expect(policy(mixed).greyCut).toBeUndefined();
    expect(policy([...mixed, ...audits]).greyCut).toBeDefined();
    // Too few audits to say anything of all: the uncertain ones are good enough by themselves.
    const good = labels(1_000, () => ({}));
    expect(policy([...good, audit(0, {}), audit(1, {})]).greyCut).toBeDefined();
  });

  test('never accepts what the guard rejects, whatever was learnt', () => {
    const certain = policy(labels(4_000, () => ({})));
    const rejected = {
      verdict: { kind: 'reject' as const, reasons: ['number' as const] },
      similarity: 1,
      evidence: 1,
    };
    expect(accepted(rejected, certain)).toEqual({ isAccepted: false, probability: 0, why: 'rejected' });
  });

  test('turns strict where audits find too much wrong, and closed where same words are wrong', () => {
    const good = labels(3_000, (number) => ({ similarity: 0.5 + (number % 50) / 100, isSame: true }));
    const audit = (count: number, wrong: number, verdict: Label['verdict']) =>
      Array.from({ length: count }, (_, number) =>
        label(10_000 + number, { verdict, source: 'audit', weight: 33, isSame: number >= wrong }),
      );
    expect(policy([...good, ...audit(100, 3, 'grey')]).mode).toBe('open');
    const strict = policy([...good, ...audit(100, 4, 'grey')]);
    expect(strict.mode).toBe('strict');
    expect(accepted(grey(0.99), strict)).toMatchObject({ isAccepted: false, why: 'strict' });
    expect(accepted(ok, strict).isAccepted).toBe(true);
    const closed = policy([...good, ...audit(100, 4, 'ok')]);
    expect(accepted(ok, closed)).toMatchObject({ isAccepted: false, why: 'closed' });
    expect(policy(audit(29, 29, 'ok')).mode).toBe('open');
    expect(policy(audit(100, 2, 'ok')).mode).toBe('open');
  });

  test('merges in any order, and twice is once', () => {
    const some = fc
      .array(fc.record({ number: fc.nat(40), isSame: fc.boolean() }), { maxLength: 30 })
      .map((all) =>
        learnt(
          NO_EXPERIENCE,
          all.map(({ number }) => label(number, { isSame: number % 3 > 0 })),
        ),
      );
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
        expect(merged(a, a)).toEqual(a);
      }),
      runs,
    );
  });

  test('keeps the newest 4,000 labels', () => {
    const { labels: kept } = learnt(
      NO_EXPERIENCE,
      labels(4_005, () => ({})),
    );
    expect(kept).toHaveLength(4_000);
    expect(kept[0]?.id).toBe('000005');
  });
});
