import { regionChoice } from '../../client/region-choice.ts';
import { seededBytes } from './virtual-time.ts';

describe('the choice of a region', () => {
  let nowMs = 0;
  const choice = (regions = ['us', 'eu', 'ap']) =>
    regionChoice({ regions, nowMs: () => nowMs, randomBytes: seededBytes(1) });

  test('is left to the edge while all is well', () => {
    const chosen = choice();
    chosen.learnHome('us');
    expect(chosen.next()).toEqual({ pin: undefined, region: 'us' });
  });

  test('goes on to regions that have not failed yet, and back to the edge when none is left', () => {
    const chosen = choice();
    chosen.learnHome('us');
    expect(chosen.failed(chosen.next())).toBe(true);
    const second = chosen.next();
    expect(['eu', 'ap']).toContain(second.pin);
    expect(chosen.failed(second)).toBe(true);
    const third = chosen.next();
    expect(['eu', 'ap']).toContain(third.pin);
    expect(third.pin).not.toBe(second.pin);
    expect(chosen.failed(third)).toBe(false);
    expect(chosen.next().pin).toBeUndefined();
  });

  test('changes once for requests that failed together', () => {
    const chosen = choice();
    chosen.learnHome('us');
    const [first, second] = [chosen.next(), chosen.next()];
    chosen.failed(first);
    const { pin } = chosen.next();
    expect(chosen.failed(second)).toBe(true);
    expect(chosen.next().pin).toBe(pin);
  });

  test('is the edge’s again after a minute, and asks anew where that leads', () => {
    const chosen = choice();
    chosen.learnHome('us');
    chosen.failed(chosen.next());
    expect(chosen.wantsHome()).toBe(false);
    nowMs += 60_000;
    expect(chosen.next()).toEqual({ pin: undefined, region: undefined });
    expect(chosen.wantsHome()).toBe(true);
  });

  test('stays with the edge where no region is named', () => {
    const chosen = choice([]);
    expect(chosen.failed(chosen.next())).toBe(false);
    expect([chosen.next().pin, chosen.wantsHome()]).toEqual([undefined, false]);
  });
});
