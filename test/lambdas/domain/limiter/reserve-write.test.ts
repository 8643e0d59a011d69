import { type ask, NOW, NOW_MS, open, ROUND, state } from './factories.ts';
import { ms, write } from './reservation-fixture.ts';

describe('the write of a reservation', () => {
  it('charges requests and tokens within the class’s part of the burst, beginning half a second before now', () => {
    expect(write()).toEqual({
      key: 'k1',
      steps: [
        {
          dimension: 'requests',
          rule: 'anew',
          costUs: ms(100),
          nowUs: NOW,
          fromUs: 0,
          toUs: NOW,
          atOnceUs: NOW + ms(1_500),
        },
        {
          dimension: 'tokens',
          rule: 'anew',
          costUs: ms(200),
          nowUs: NOW,
          fromUs: 0,
          toUs: NOW,
          atOnceUs: NOW + ms(1_500),
        },
      ],
      open: { atMs: NOW_MS, tenant: 'acme', byFloor: false },
      nowUs: NOW,
      scale: 1,
      shrunkAtUs: 0,
      forgotten: [],
    });
  });

  const busy = (aheadMs: number) =>
    state({ levels: { requests: NOW + ms(aheadMs), tokens: NOW + ms(aheadMs) } });
  const limits = (changes: Parameters<typeof ask>[0], believes = busy(0)) =>
    write(changes, believes).steps.map(({ dimension, rule, fromUs, toUs }) => [
      dimension,
      rule,
      fromUs - NOW,
      toUs - NOW,
    ]);

  it.each([
    ['interactive', 0, 2_500],
    ['interactive', 60_000, 2_500],
    ['standard', 0, 500],
    ['standard', 5_000, 750],
    ['standard', 10_000, 1_000],
    ['batch', 0, 0],
    ['batch', 60_000, 500],
  ] as const)('of %s after %d ms holds up to %d ms ahead', (callClass, ageMs, aheadMs) => {
    expect(limits({ callClass, ageMs })).toEqual([
      ['requests', 'after', ms(-500), ms(aheadMs)],
      ['tokens', 'after', ms(-500), ms(aheadMs)],
    ]);
  });

  describe('of a large call', () => {
    // Of the burst of 2,000 ms 500 lie before now; a call of 100 ms begins as soon as it is let in.
    const steering = { ...ROUND, callMs: 100 };
    const tokensOf = (changes: Parameters<typeof ask>[0], levels: Record<string, number>) => {
      const { steps, open: call } = write(changes, state({ levels }), steering);
      const { costUs, toUs, atOnceUs } = steps[1] as (typeof steps)[number];
      return [costUs, toUs - NOW, atOnceUs - NOW, call.atMs - NOW_MS].map((us) => us / 1_000);
    };
    const levels = { requests: NOW, tokens: NOW + ms(300) };

    it('is let in where a small one is, and begins when the level has run down by what it takes more', () => {
      // Half a second larger than the burst leaves room for.
      expect(tokensOf({ callClass: 'standard', tokens: 1_600 }, levels)).toEqual([1_600, 500, 0, 0.3]);
      expect(tokensOf({ callClass: 'standard', tokens: 1_100 }, levels)).toEqual([1_100, 500, 500, 0]);
    });

    it('is charged what it is larger than the burst once more', () => {
      expect(tokensOf({ callClass: 'standard', tokens: 5_100 }, levels)).toEqual([8_100, 500, -3_500, 3.8]);
    });

    it('goes by the floor only where the level has run down', () => {
      const full = { requests: NOW, tokens: NOW + ms(800) };
      const byFloor = (tokens: number) =>
        write({ callClass: 'standard', tokens }, state({ levels: full }), steering).open.byFloor;
      expect([200, 800, 801, 5_100].map(byFloor)).toEqual([true, true, false, false]);
    });
  });

  it('of a greedy tenant holds a tenth of the burst less', () => {
    const others = { ...busy(0), open: open('acme', 'acme', 'ben') };
    expect(limits({}, others).map(([, , , to]) => to)).toEqual([ms(2_300), ms(2_300)]);
    expect(limits({ tenant: 'ben' }, others).map(([, , , to]) => to)).toEqual([ms(2_500), ms(2_500)]);
  });

  it('goes by the floor where the class’s part is full, up to the whole burst', () => {
    const full = write({ callClass: 'batch' }, busy(1_200));
    expect(full.open.byFloor).toBe(true);
    expect(full.steps.map(({ dimension, costUs, toUs }) => [dimension, costUs, toUs - NOW])).toEqual([
      ['requests', ms(100), ms(1_500)],
      ['tokens', ms(200), ms(1_500)],
      // What a tenth of the quota makes up for in ten times the time.
      ['floor-batch', ms(2_000), 0],
    ]);
    expect(write({ callClass: 'standard' }, busy(1_200)).steps[2]).toMatchObject({
      dimension: 'floor-standard',
      costUs: ms(1_000),
    });
  });

  it('asks for the class’s part where neither has room, or there is no floor', () => {
    const levels = { requests: NOW, tokens: NOW + ms(9_000), 'floor-batch': NOW };
    expect(write({ callClass: 'batch' }, state({ levels })).open.byFloor).toBe(false);
    expect(write({}, state({ levels })).steps).toHaveLength(2);
    const floorless = { ...ROUND, shares: { ...ROUND.shares, batch: { ...ROUND.shares.batch, floor: 0 } } };
    expect(write({ callClass: 'batch' }, busy(1_200), floorless).steps).toHaveLength(2);
  });

  it('goes by the floor only as far ahead as that may be', () => {
    const at = (floorMs: number) =>
      write(
        { callClass: 'batch' },
        state({ levels: { ...busy(1_200).levels, 'floor-batch': NOW + ms(floorMs) } }),
      );
    expect([2_999, 3_000, 3_001].map((floorMs) => at(floorMs).open.byFloor)).toEqual([true, true, false]);
    expect(at(3_000).steps[2]).toMatchObject({ rule: 'after', toUs: NOW + ms(3_000) });
  });

  it('reckons with what is left of the target', () => {
    const shrunk = { to: 0.5, atUs: NOW };
    const less = write({}, state({ shrunk }));
    expect(less).toMatchObject({ scale: 0.5, shrunkAtUs: NOW });
    expect(less.steps.map(({ costUs }) => costUs)).toEqual([ms(200), ms(400)]);
  });

  it('forgets calls that were never settled, the oldest twenty at once', () => {
    const call = (ageMs: number) => ({ atMs: NOW_MS - ageMs, tenant: 'acme', byFloor: false });
    const some = new Map([
      ['old', call(ROUND.abandonedMs + 1)],
      ['young', call(ROUND.abandonedMs)],
    ]);
    expect(write({}, state({ open: some })).forgotten).toEqual(['old']);
    const many = new Map(Array.from({ length: 30 }, (_, at) => [`o${at}`, call(ROUND.abandonedMs * 2)]));
    expect(write({}, state({ open: many })).forgotten).toHaveLength(20);
  });
});
