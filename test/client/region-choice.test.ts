import { regionChoice } from '../../client/region-choice.ts';
import { seededBytes } from './virtual-time.ts';

describe('the choice of a region', () => {
  let nowMs = 0;
  const choice = (regions = ['us', 'eu', 'ap']) =>
    regionChoice({ regions, nowMs: () => nowMs, randomBytes: seededBytes(1) });

  test('is left to the edge while all is well', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    expect(chosen.next()).toEqual({ pin: undefined, region: 'us' });
  });

  test('goes on to regions that have not failed yet, and back to the edge when none is left', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
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

  test('believes in all regions again once it was offline', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    while (chosen.failed(chosen.next()));
    chosen.answered({ pin: undefined, region: 'us' });
    nowMs += 10_000;
    expect(chosen.failed(chosen.next())).toBe(true);
    expect(['eu', 'ap']).toContain(chosen.next().pin);
  });

  test('does not go back to a region that failed since another request’s answer was on its way', () => {
    const chosen = choice(['us', 'eu']);
    chosen.answered({ pin: undefined, region: 'us' });
    chosen.failed(chosen.next());
    chosen.answered({ pin: undefined, region: 'us' });
    expect(chosen.failed(chosen.next())).toBe(false);
  });

  test('changes once for requests that failed together', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    const [first, second] = [chosen.next(), chosen.next()];
    chosen.failed(first);
    const { pin } = chosen.next();
    expect(chosen.failed(second)).toBe(true);
    expect(chosen.next().pin).toBe(pin);
  });

  test('is the edge’s again after a minute, wherever that leads', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    chosen.failed(chosen.next());
    nowMs += 60_000;
    expect(chosen.next()).toEqual({ pin: undefined, region: undefined });
    chosen.answered({ pin: undefined, region: 'ap' });
    expect(chosen.next()).toEqual({ pin: undefined, region: 'ap' });
  });

  test('is the edge’s again with the first answer, where the device may have had no network', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    while (chosen.next().pin !== 'ap') chosen.failed(chosen.next(), chosen.isCut(chosen.next()));
    chosen.answered(chosen.next());
    expect(chosen.next()).toEqual({ pin: undefined, region: 'us' });
  });

  test('blames a region that breaks off once another one has answered', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    const isCut = () => chosen.isCut(chosen.next());
    expect(isCut()).toBe(true);
    chosen.failed(chosen.next(), true);
    expect(isCut()).toBe(true);
    chosen.answered(chosen.next());
    expect(isCut()).toBe(false);
    chosen.failed(chosen.next(), false);
    chosen.answered(chosen.next());
    nowMs += 59_999;
    expect(chosen.next().pin).toBeDefined();
    nowMs += 1;
    expect([chosen.next().pin, isCut()]).toEqual([undefined, true]);
  });

  test('is the edge’s again when the network is back, whatever failed', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    chosen.failed(chosen.next());
    chosen.failed(chosen.next());
    chosen.wake();
    expect(chosen.next()).toEqual({ pin: undefined, region: 'us' });
    expect(chosen.failed(chosen.next())).toBe(true);
    expect(chosen.failed(chosen.next())).toBe(true);
  });

  test('stays with the edge where no region is named', () => {
    const chosen = choice([]);
    expect(chosen.failed(chosen.next())).toBe(false);
    expect(chosen.next().pin).toBeUndefined();
  });

  test('goes around the region that was asked for and the one that answered in its place', () => {
    const chosen = choice();
    chosen.answered({ pin: undefined, region: 'us' });
    chosen.failed(chosen.next());
    const { pin } = chosen.next();
    const other = ['eu', 'ap'].find((region) => region !== pin);
    // The edge has marked the pinned one, and sends elsewhere.
    chosen.answered({ pin, region: other });
    chosen.failed({ pin, region: other });
    expect(chosen.next().pin).toBeUndefined();
  });
});
