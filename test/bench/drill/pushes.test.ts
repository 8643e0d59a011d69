import { check } from '../../../bench/drill/checker/check.ts';
import { placeOf } from '../../../bench/drill/clients/places.ts';
import type { Listener } from '../../../bench/drill/evidence.ts';
import { SESSION } from '../../lambdas/domain/factories.ts';
import { COMMITS, HEALED_MS } from './commits.ts';
import { against, DUBLIN_1, DUBLIN_2, SEOUL_1, type World, world } from './world.ts';

const [SEOUL_PLACE, ...DUBLIN_PLACES] = COMMITS.map(placeOf) as [string, string, string];

function heard(before: readonly string[], ...commits: readonly string[]) {
  return {
    before: new Map([[SESSION, new Set(before)]]),
    commits: new Map(commits.map((key) => [key, 5])),
  };
}

/** The usual world where the device of one region heard otherwise. */
function withListener(change: Partial<Listener>): World {
  const { entries, evidence } = world();
  const [first, ...others] = evidence.listeners;
  return { entries, evidence: { ...evidence, listeners: [{ ...first, ...change } as Listener, ...others] } };
}

describe('what is pushed to a device that is connected', () => {
  test('is every commit that came later, to the end', () => {
    expect(against(withListener({ hearings: [heard([], SEOUL_1, DUBLIN_1)] }))).toEqual({ pushed: 1 });
    expect(against(withListener({ hearings: [heard([])] }))).toEqual({ pushed: 3 });
  });

  test('is nothing that was there before', () => {
    expect(
      against(withListener({ hearings: [heard([SEOUL_PLACE, DUBLIN_PLACES[0] as string], DUBLIN_2)] })),
    ).toEqual({});
  });

  test('is, of a connection that ended, what the region committed before the newest that came', () => {
    const ended = heard([], SEOUL_1, DUBLIN_2);
    const later = heard([SEOUL_PLACE, ...DUBLIN_PLACES]);
    const hearings = [ended, later];
    expect(against(withListener({ hearings, region: 'eu-west-1' }))).toEqual({ pushed: 1 });
    // Lanes of other regions come as they replicate.
    expect(against(withListener({ hearings, region: 'us-east-1' }))).toEqual({});
    expect(against(withListener({ hearings: [heard([]), later] }))).toEqual({});
    expect(against(withListener({ hearings: [heard([], DUBLIN_1)], isConnected: false }))).toEqual({});
  });

  test('may lack as many as relay gave up there, and not one more', () => {
    const hearings = [heard([], SEOUL_1)];
    expect(against(withListener({ hearings, givenUp: 2 }))).toEqual({});
    expect(against(withListener({ hearings, givenUp: 1 }))).toEqual({ pushed: 2 });
  });

  test('counts as tried amid faults where it came before they were lifted', () => {
    const early = heard(DUBLIN_PLACES, SEOUL_1);
    const late = { ...early, commits: new Map([[SEOUL_1, HEALED_MS + 1]]) };
    const { entries, evidence } = withListener({ hearings: [early] });
    const listeners = [early, late].map((one) => ({
      ...(evidence.listeners[0] as Listener),
      hearings: [one],
    }));
    const verdict = check(entries, { ...evidence, listeners }).find(({ id }) => id === 'pushed');
    expect(verdict).toMatchObject({ tried: 2, amid: 1, violations: [] });
  });
});
