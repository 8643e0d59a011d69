import fc from 'fast-check';
import { isEventId, millisOf } from '../../../lambdas/domain/event-id.ts';
import { stamping } from '../../../lambdas/http/stamping.ts';
import { NOW_MS } from '../accept/accept-fixture.ts';
import { runs } from '../domain/arbitraries.ts';
import { idAt } from '../domain/factories.ts';

/** An environment's stamps on a machine whose time a test sets; without random bits, so that only clocks order ids. */
function environment() {
  const machine = { nowMs: NOW_MS };
  const stamps = stamping({ nowMs: () => machine.nowMs, random: (bytes) => new Uint8Array(bytes) });
  return { machine, stamps };
}

describe('what one caller declares', () => {
  test.each([
    ['a clock', (id: string) => environmentThat((stamps) => stamps.seen('eve', id))],
    ['an event id', (id: string) => environmentThat((stamps) => stamps.eventId('eve', id))],
  ])('as %s moves their own ids and nobody else’s', (_what, declaring) => {
    const ahead = idAt(NOW_MS + 29_000);
    const stamps = declaring(ahead);
    expect(stamps.eventId('eve', undefined) > ahead).toBe(true);
    expect(millisOf(stamps.eventId('ada', undefined))).toBe(NOW_MS);
  });

  test('leaves an update of another caller below their next one through another environment', () => {
    const [here, elsewhere] = [environment(), environment()];
    here.stamps.seen('eve', idAt(NOW_MS + 29_000));
    here.stamps.eventId('eve', undefined);
    const first = here.stamps.eventId('ada', undefined);
    elsewhere.machine.nowMs = NOW_MS + 5_000;
    expect(elsewhere.stamps.eventId('ada', undefined) > first).toBe(true);
  });
});

type Step = { readonly caller: string; readonly nowMs: number; readonly seen: number | undefined };

const step: fc.Arbitrary<Step> = fc.record({
  caller: fc.constantFrom('ada', 'bob', 'eve'),
  nowMs: fc.integer({ min: NOW_MS - 50, max: NOW_MS + 50 }),
  seen: fc.option(fc.integer({ min: NOW_MS - 40_000, max: NOW_MS + 40_000 }), { nil: undefined }),
});

function run(steps: readonly Step[]): { readonly step: Step; readonly id: string }[] {
  const { machine, stamps } = environment();
  return steps.map((step) => {
    machine.nowMs = step.nowMs;
    stamps.seen(step.caller, step.seen === undefined ? undefined : idAt(step.seen, 7));
    return { step, id: stamps.eventId(step.caller, undefined) };
  });
}

describe('ids minted by one environment, whatever its time does and whatever callers declare', () => {
  test('rise for each caller, above all that they declared within 30 s', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const floors = new Map<string, string>();
        for (const { step, id } of run(steps)) {
          const { caller, nowMs, seen } = step;
          const declared = seen !== undefined && seen <= nowMs + 30_000 ? idAt(seen, 7) : '';
          expect(isEventId(id) && id > declared && id > (floors.get(caller) ?? '')).toBe(true);
          floors.set(caller, id);
        }
      }),
      runs,
    );
  });

  test('rise strictly among callers who declare nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const quiet = steps.map((one) => (one.caller === 'eve' ? one : { ...one, seen: undefined }));
        const ids = run(quiet).flatMap(({ step, id }) => (step.caller === 'eve' ? [] : [id]));
        expect(ids).toEqual([...new Set(ids)].sort());
      }),
      runs,
    );
  });

  test('are never carried past the time of the machine by another caller', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const quiet = steps.map((one) => (one.caller === 'eve' ? one : { ...one, seen: undefined }));
        let newest = 0;
        for (const { step, id } of run(quiet)) {
          newest = Math.max(newest, step.nowMs);
          expect(step.caller === 'eve' || millisOf(id) <= newest).toBe(true);
        }
      }),
      runs,
    );
  });
});

function environmentThat(does: (stamps: ReturnType<typeof stamping>) => unknown) {
  const { stamps } = environment();
  does(stamps);
  return stamps;
}
