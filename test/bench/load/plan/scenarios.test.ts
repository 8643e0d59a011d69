import { CLASSES, pickClass } from '../../../../bench/load/plan/classes.ts';
import { hold, peakPhase, phaseEndsMs, quickened, warmUpOf } from '../../../../bench/load/plan/scenario.ts';
import { maximumStep, scenariosNamed } from '../../../../bench/load/plan/scenarios.ts';
import { seededRandom } from '../../../../local/engines/dynamodb/seeded-random.ts';

describe('the scenarios', () => {
  it.each([
    ['normal', 300, 1_000, 20],
    ['peak', 1_800, 5_000, 100],
    ['spike', 300, 10_000, 500],
  ])('%s lasts %d s with %d users and at most %d requests a second', (name, seconds, users, rps) => {
    const [scenario] = scenariosNamed(name, false);
    expect(scenario?.users).toBe(users);
    expect(phaseEndsMs(scenario as never).at(-1)).toBe(seconds * 1_000);
    expect(Math.max(...(scenario?.phases.map(({ toRps }) => toRps) ?? []))).toBe(rps);
  });

  it('have stages of 50, 200, 500 and 1,000 requests a second from 1,000 to 30,000 users', () => {
    const stages = scenariosNamed('stages', false);
    expect(stages.map(({ users, phases }) => [phases[0]?.toRps, users])).toEqual([
      [50, 1_000],
      [200, 5_000],
      [500, 10_000],
      [1_000, 30_000],
    ]);
  });

  it('take a tenth of the time when quick, at the same rates', () => {
    const [full, quick] = [scenariosNamed('spike', false)[0], scenariosNamed('spike', true)[0]];
    expect(quick?.phases.map(({ seconds }) => seconds * 10)).toEqual(
      full?.phases.map(({ seconds }) => seconds),
    );
    expect(quick?.phases.map(({ toRps }) => toRps)).toEqual(full?.phases.map(({ toRps }) => toRps));
  });

  it('have users for ten seconds of the highest rate when quick, a tenth if that is more, and never more than all', () => {
    const usersOf = (name: string, quick: boolean) => scenariosNamed(name, quick).map(({ users }) => users);
    expect(['normal', 'peak', 'spike'].flatMap((name) => usersOf(name, true))).toEqual([200, 1_000, 5_000]);
    expect(usersOf('stages', true)).toEqual([500, 2_000, 5_000, 10_000]);
    const few = { name: 'few', users: 50, phases: [hold(20, 300)] };
    expect(quickened(few).users).toBe(50);
    expect(quickened({ ...few, users: 9_000 }).users).toBe(900);
  });

  it('drain after the last of their highest rates: the spike after its hold, not after what follows', () => {
    const [spike] = scenariosNamed('spike', false);
    expect(peakPhase(spike as never)).toBe(1);
  });

  it('warm up at a fifth of what comes', () => {
    const [spike] = scenariosNamed('spike', false);
    expect(warmUpOf(spike as never).phases.map(({ toRps }) => toRps)).toEqual([100]);
  });

  it('step up by a quarter towards the maximum', () => {
    const rates = [0, 1, 2, 3].map((n) => maximumStep(n, true, 500).phases[0]?.toRps);
    expect(rates).toEqual([20, 25, 31, 39]);
  });
});

describe('the mix', () => {
  it('is 70 % reads, 20 % writes and 10 % AI', () => {
    const percentOf = (group: string) =>
      CLASSES.filter((one) => one.group === group).reduce((sum, { percent }) => sum + percent, 0);
    expect(['read', 'write', 'ai'].map(percentOf)).toEqual([70, 20, 10]);
  });

  it('is what is picked', () => {
    const random = seededRandom(3, 'classes');
    const picked = Array.from({ length: 20_000 }, () => pickClass(random).name);
    for (const { name, percent } of CLASSES) {
      const share = (picked.filter((one) => one === name).length / picked.length) * 100;
      expect(Math.abs(share - percent)).toBeLessThan(1.5);
    }
  });
});
