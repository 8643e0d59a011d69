import fc from 'fast-check';
import { Limits } from '../../../lambdas/contract/limits.ts';
import { type Clock, isEventId, millisOf, mint, observe, START } from '../../../lambdas/domain/event-id.ts';
import { runs } from './arbitraries.ts';
import { idAt } from './factories.ts';

const NOW = Date.UTC(2026, 10, 20, 18);
const ZEROS = new Uint8Array(8);
const ONES = new Uint8Array(8).fill(0xff);

describe('event id', () => {
  test('is milliseconds, counter and random bits, with version and variant in their places', () => {
    const clock: Clock = { lastMs: 0x0123456789ab, counter: 0xabb };
    expect(mint(clock, { nowMs: 0, random: ONES }).id).toBe('01234567-89ab-7abc-bfff-ffffffffffff');
    expect(mint(clock, { nowMs: 0, random: ZEROS }).id).toBe('01234567-89ab-7abc-8000-000000000000');
  });

  test('keeps every random bit but the two of the variant, in order', () => {
    const random = Uint8Array.of(0x12, 0x03, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef);
    expect(mint(START, { nowMs: 1, random }).id.slice(19)).toBe('9203-456789abcdef');
  });

  test('carries its instant', () => {
    expect(millisOf(mint(START, { nowMs: NOW, random: ONES }).id)).toBe(NOW);
  });

  test.each([
    '01234567-89ab-7abc-8fff-ffffffffffff',
    '01234567-89ab-7abc-9fff-ffffffffffff',
    '01234567-89ab-7abc-afff-ffffffffffff',
    '01234567-89ab-7abc-bfff-ffffffffffff',
  ])('is recognised: %s', (id) => {
    expect(isEventId(id)).toBe(true);
  });

  test.each([
    ['upper case', '01234567-89AB-7abc-bfff-ffffffffffff'],
    ['another version', '01234567-89ab-4abc-bfff-ffffffffffff'],
    ['another variant', '01234567-89ab-7abc-cfff-ffffffffffff'],
    ['no digits', '01234567-89ab-7abc-bfff-fffffffffffg'],
    ['something before it', ' 01234567-89ab-7abc-bfff-ffffffffffff'],
    ['something after it', '01234567-89ab-7abc-bfff-ffffffffffff0'],
    ['a second line', '01234567-89ab-7abc-bfff-ffffffffffff\n'],
    ['no hyphens', '0123456789ab7abcbfffffffffffffff'],
    ['a digit too few in each group', '0123456-89a-7ab-bff-fffffffffff'],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(isEventId(text)).toBe(false);
  });
});

describe('clock', () => {
  test('takes the time of the machine where that has gone on', () => {
    const { clock } = mint({ lastMs: NOW, counter: 7 }, { nowMs: NOW + 1, random: ZEROS });
    expect(clock).toEqual({ lastMs: NOW + 1, counter: 0 });
  });

  test.each([
    ['stands', NOW],
    ['has gone back', NOW - 60_000],
  ])('counts on while the time of the machine %s', (_what, nowMs) => {
    const { id, clock } = mint({ lastMs: NOW, counter: 7 }, { nowMs, random: ZEROS });
    expect(clock).toEqual({ lastMs: NOW, counter: 8 });
    expect(id).toBe(idAt(NOW, 8));
  });

  test('uses the last count of a millisecond, then carries into the next', () => {
    const last = mint({ lastMs: NOW, counter: 4094 }, { nowMs: NOW, random: ZEROS });
    expect(last.clock).toEqual({ lastMs: NOW, counter: 4095 });
    const carried = mint(last.clock, { nowMs: NOW, random: ZEROS });
    expect(carried.clock).toEqual({ lastMs: NOW + 1, counter: 0 });
    expect(carried.id > last.id).toBe(true);
  });

  test.each([
    ['a later instant', idAt(NOW + 5, 3), { lastMs: NOW + 5, counter: 3 }],
    ['a later instant with a lower count', idAt(NOW + 5, 0), { lastMs: NOW + 5, counter: 0 }],
    ['a higher count of the same instant', idAt(NOW, 0xabc), { lastMs: NOW, counter: 0xabc }],
    ['the farthest instant allowed', idAt(NOW + 30_000, 1), { lastMs: NOW + 30_000, counter: 1 }],
  ])('moves to %s that it saw', (_what, id, after) => {
    expect(observe({ lastMs: NOW, counter: 2 }, id, NOW)).toEqual(after);
  });

  test.each([
    ['an earlier instant with a higher count', idAt(NOW - 1, 9)],
    ['a lower count of the same instant', idAt(NOW, 1)],
    ['what it stands at', idAt(NOW, 2)],
    ['an instant more than 30 s ahead', idAt(NOW + 30_001)],
  ])('stays where it is for %s', (_what, id) => {
    const clock = { lastMs: NOW, counter: 2 };
    expect(observe(clock, id, NOW)).toBe(clock);
  });
});

type Step = { readonly nowMs: number } & (
  | { readonly kind: 'mint' }
  | { readonly kind: 'observe'; readonly id: string }
);

/** Machines whose time jumps to and fro, and ids from far behind to hopelessly ahead. */
const nowMs = fc.integer({ min: NOW - 100_000, max: NOW + 100_000 });
const seenId = fc
  .tuple(
    fc.oneof(fc.integer({ min: NOW - 200_000, max: NOW + 200_000 }), fc.constant(2 ** 48 - 1)),
    fc.constantFrom(0, 1, 4094, 4095),
  )
  .map(([millis, counter]) => idAt(millis, counter));
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('mint' as const), nowMs }),
    fc.record({ kind: fc.constant('observe' as const), nowMs, id: seenId }),
  ),
  { maxLength: 40 },
);

function run(clock: Clock, step: Step): { clock: Clock; minted: string[] } {
  if (step.kind === 'observe') {
    return { clock: observe(clock, step.id, step.nowMs), minted: [] };
  }
  const { id, clock: after } = mint(clock, { nowMs: step.nowMs, random: ZEROS });
  return { clock: after, minted: [id] };
}

/** Whether the step is an id that a clock goes by. */
function isTrusted(step: Step): step is Extract<Step, { kind: 'observe' }> {
  return step.kind === 'observe' && millisOf(step.id) <= step.nowMs + Limits.clockAheadMs;
}

describe('clock, under skew and poisoned ids', () => {
  test('mints ids that strictly increase and are above every id that it goes by', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let clock = START;
        let floor = '';
        for (const step of all) {
          const { clock: after, minted } = run(clock, step);
          expect(minted.every((id) => isEventId(id) && id > floor)).toBe(true);
          const seen = isTrusted(step) ? [step.id] : [];
          floor = [floor, ...minted, ...seen].sort().at(-1) as string;
          clock = after;
        }
      }),
      runs,
    );
  });

  test('is never more than 30 s ahead of the greatest time of the machine, but for carries of its own', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let clock = START;
        let greatestNow = 0;
        let carries = 0;
        for (const step of all) {
          const { clock: after } = run(clock, step);
          greatestNow = Math.max(greatestNow, step.nowMs);
          carries += step.kind === 'mint' && clock.counter === 4095 ? 1 : 0;
          clock = after;
          expect(clock.lastMs).toBeLessThanOrEqual(greatestNow + Limits.clockAheadMs + carries);
        }
      }),
      runs,
    );
  });

  test('recognises no text that a UUIDv7 parser would not', () => {
    const near = fc.tuple(seenId, fc.nat(35), fc.string({ maxLength: 2 }));
    const text = fc.oneof(
      fc.string(),
      fc.uuid(),
      near.map(([id, at, other]) => id.slice(0, at) + other + id.slice(at + 1)),
    );
    fc.assert(
      fc.property(text, (any) => {
        const bare = any.replaceAll('-', '');
        const isUuid7 = /^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/.test(bare);
        const hyphens = [...any].flatMap((unit, at) => (unit === '-' ? [at] : []));
        expect(isEventId(any)).toBe(isUuid7 && !any.includes('\n') && hyphens.join() === '8,13,18,23');
      }),
      runs,
    );
  });
});
