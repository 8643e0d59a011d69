import fc from 'fast-check';
import {
  accepted,
  type Label,
  learnt,
  merged,
  NO_EXPERIENCE,
  policyOf,
} from '../../../../lambdas/domain/cache/acceptance.ts';
import { guard } from '../../../../lambdas/domain/cache/guard.ts';
import { meaningOf } from '../../../../lambdas/domain/cache/language/meaning.ts';
import { runs } from '../arbitraries.ts';

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

  test('believes beforehand in same words, likeness and evidence', () => {
    const fresh = policy([]);
    const probability = (candidate: Parameters<typeof accepted>[0]) => accepted(candidate, fresh).probability;
    // By hand: 1 / (1 + e^-x), where x is -2.5 + 1.5 · 5 (similarity - 0.8) + 6 for same words + evidence.
    expect(probability({ ...grey(0.9), evidence: 0.5 })).toBeCloseTo(0.2227, 4);
    expect(probability({ ...ok, similarity: 0.9 })).toBeCloseTo(0.9859, 4);
    expect(accepted({ ...ok, similarity: 0.2 }, fresh).why).toBe('same-words');
  });

  test.each(['name', 'slip', 'addition', 'story', 'arrangement'] as const)(
    'learns of %s by itself',
    (name) => {
      const taught = policy(
        labels(400, (number) =>
          number % 2 === 0 ? { difference: name } : { difference: 'substitution', isSame: false },
        ),
      );
      const probability = (difference: typeof name | 'substitution') =>
        accepted({ ...grey(0.9), verdict: { kind: 'grey', reasons: [difference] } }, taught).probability;
      expect(probability(name)).toBeGreaterThan(0.9);
      expect(probability('substitution')).toBeLessThan(0.1);
    },
  );

  test('drifts by three wrong of thirty audits, and by the newest 300 alone', () => {
    const audits = (count: number, wrong: number, from = 0) =>
      Array.from({ length: count }, (_, at) => label(from + at, { source: 'audit', isSame: at >= wrong }));
    expect(policy(audits(30, 3)).mode).toBe('strict');
    expect(policy(audits(30, 2)).mode).toBe('open');
    expect(policy(audits(29, 3)).mode).toBe('open');
    expect(policy([...audits(20, 20), ...audits(300, 0, 100)]).mode).toBe('open');
    expect(policy([...audits(300, 0), ...audits(20, 20, 1_000)]).mode).toBe('strict');
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

  test('is never learnt of other languages, whose negations nobody reads', () => {
    const taught = policy(
      labels(3_000, (number) => ({ difference: number % 2 === 0 ? 'language' : 'substitution' })),
    );
    expect(accepted(grey(0.99), taught)).toMatchObject({ isAccepted: true, why: 'learnt' });
    const verdict = guard(meaningOf('Ist die Wurzel giftig?'), meaningOf('Ist die Wurzel nicht giftig?'));
    expect(accepted({ verdict, similarity: 0.99, evidence: 0 }, taught)).toMatchObject({
      isAccepted: false,
      why: 'unlearnt',
    });
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
