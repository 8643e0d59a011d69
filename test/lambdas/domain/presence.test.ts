import fc from 'fast-check';
import {
  devicesIn,
  evolvePresence,
  type Lines,
  lostRegions,
  presenceOf,
  pruned,
  type RegionPresence,
  type Sign,
  withSigns,
} from '../../../lambdas/domain/presence.ts';
import { runs } from './arbitraries.ts';

const MINUTE_MS = 60_000;
const PHONE = 'phone~1';
const [OHIO, DUBLIN, TOKYO] = ['us-east-2', 'eu-west-1', 'ap-northeast-1'];

const sign = (isOpen: boolean, atMs: number, changes: Partial<Sign> = {}): Sign => ({
  connection: PHONE,
  session: 's1',
  version: 0,
  isOpen,
  atMs,
  ...changes,
});
const begun = (atMs: number, changes?: Partial<Sign>) => sign(true, atMs, changes);
const ended = (atMs: number, changes?: Partial<Sign>) => sign(false, atMs, changes);
const linesOf = (...signs: Sign[]): Lines => withSigns({}, signs);

/** What AWS IoT may say of one client id: connections one after the other, times off by two minutes at most. */
const history: fc.Arbitrary<Sign[]> = fc
  .array(
    fc.record({
      goneMinutes: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 65, max: 400 })),
      lastsMinutes: fc.integer({ min: 0, max: 300 }),
      skipped: fc.integer({ min: 1, max: 3 }),
      error: fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })),
      isOpen: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((connections) => {
    let [minute, version] = [10_000, -1];
    return connections.flatMap(({ goneMinutes, lastsMinutes, skipped, error, isOpen }, at) => {
      minute += goneMinutes;
      version = goneMinutes > 60 ? 0 : version + skipped;
      const of = { session: `s${at}`, version };
      const beginning = begun((minute + error[0]) * MINUTE_MS, of);
      minute += lastsMinutes;
      const isLast = at === connections.length - 1;
      return isLast && isOpen ? [beginning] : [beginning, ended((minute + error[1]) * MINUTE_MS, of)];
    });
  });

describe('the lines of a person', () => {
  it('end as the last connection does, in any order and any repetition of the signs', () => {
    const told = history.chain((signs) =>
      fc.record({
        signs: fc.constant(signs),
        told: fc
          .array(fc.constantFrom(...signs), { maxLength: 8 })
          .chain((again) =>
            fc.shuffledSubarray([...signs, ...again], { minLength: signs.length + again.length }),
          ),
      }),
    );
    fc.assert(
      fc.property(told, ({ signs, told: jumbled }) => {
        const last = signs.at(-1) as Sign;
        expect(withSigns({}, jumbled)[PHONE]).toMatchObject({ session: last.session, isOpen: last.isOpen });
      }),
      runs,
    );
  });

  it('of several devices do not meddle with each other', () => {
    const both = fc.tuple(history, history).chain(([phone, laptop]) => {
      const other = laptop.map((one) => ({ ...one, connection: 'laptop~1' }));
      const all = [...phone, ...other];
      return fc.tuple(
        fc.constant({ ...withSigns({}, phone), ...withSigns({}, other) }),
        fc.shuffledSubarray(all, { minLength: all.length }),
      );
    });
    fc.assert(
      fc.property(both, ([apart, mixed]) => expect(withSigns({}, mixed)).toEqual(apart)),
      runs,
    );
  });

  it('stay ended where the end comes before the beginning', () => {
    expect(devicesIn(linesOf(ended(9), begun(5)))).toBe(0);
  });

  it('go by the version, not by times that may be off by minutes', () => {
    const next = { session: 's2', version: 1 };
    expect(linesOf(begun(60_000, next), ended(61_000))[PHONE]).toMatchObject({ session: 's2', isOpen: true });
    expect(linesOf(ended(61_000), begun(60_000, next))[PHONE]).toMatchObject({ session: 's2', isOpen: true });
  });

  it('go by the time where an hour lies between, since versions begin anew then', () => {
    const again = { session: 's2', version: 0 };
    const old = ended(0, { version: 7 });
    expect(linesOf(old, begun(56 * MINUTE_MS, again))[PHONE]).toMatchObject({ session: 's2' });
    expect(linesOf(begun(56 * MINUTE_MS, again), old)[PHONE]).toMatchObject({ session: 's2' });
    expect(linesOf(old, begun(55 * MINUTE_MS, again))[PHONE]).toMatchObject({ session: 's1' });
  });

  it('take the later of two connections with one version, and of two at one time always the same', () => {
    const [one, two] = [begun(5), begun(6, { session: 's0' })];
    expect([linesOf(one, two)[PHONE]?.session, linesOf(two, one)[PHONE]?.session]).toEqual(['s0', 's0']);
    const twin = begun(5, { session: 's2' });
    expect([linesOf(one, twin)[PHONE]?.session, linesOf(twin, one)[PHONE]?.session]).toEqual(['s2', 's2']);
  });

  it('are the same object where signs say nothing new', () => {
    const lines = linesOf(begun(5));
    expect(withSigns(lines, [begun(5), begun(4)])).toBe(lines);
    const record: RegionPresence = { region: DUBLIN, lines, lastSeenMs: 5 };
    expect(evolvePresence(record, [begun(5)], 9)).toBe(record);
    expect(evolvePresence(record, [ended(8)], 9)).toMatchObject({ lastSeenMs: 8 });
    expect(evolvePresence({ ...record, lastSeenMs: 10 }, [ended(8)], 9)).toMatchObject({ lastSeenMs: 10 });
  });

  it('count tabs of one device once', () => {
    const tabs = [begun(1, { connection: 'laptop~1' }), begun(1, { connection: 'laptop~2' })];
    expect(devicesIn(linesOf(begun(1), ...tabs))).toBe(2);
    expect(devicesIn(linesOf(begun(1), ...tabs, ended(2), ended(2, { connection: 'laptop~2' })))).toBe(1);
  });

  it('forget ended connections after two hours, and the oldest where there are too many', () => {
    const lines = linesOf(ended(0), begun(0, { connection: 'laptop~1' }));
    const twoHoursMs = 120 * MINUTE_MS;
    expect(Object.keys(pruned(lines, twoHoursMs - 1))).toHaveLength(2);
    expect(Object.keys(pruned(lines, twoHoursMs))).toEqual(['laptop~1']);
    const many = Array.from({ length: 70 }, (_, at) => begun(at, { connection: `tab~${at}` }));
    const kept = Object.keys(pruned(linesOf(...many, ended(99)), 100));
    expect(kept).toHaveLength(64);
    expect(kept).not.toContain(PHONE);
    expect(kept).not.toContain('tab~5');
    expect(kept).toContain('tab~6');
  });
});

describe('a region', () => {
  const pulse = (region: string, atMs: number) => ({ region, atMs, sinceMs: 0 });

  it('is lost once its heartbeat is older than twenty seconds, or never came; one’s own is never', () => {
    const lost = (nowMs: number) =>
      lostRegions([OHIO, DUBLIN, TOKYO], [pulse(OHIO, 0), pulse(DUBLIN, -99_000)], { own: DUBLIN, nowMs });
    expect(lost(20_000)).toEqual([TOKYO]);
    expect(lost(20_001)).toEqual([OHIO, TOKYO]);
  });

  it('that is lost has no devices, and its people were seen until its last heartbeat', () => {
    const records: RegionPresence[] = [
      { region: DUBLIN, lines: linesOf(begun(5)), lastSeenMs: 5 },
      { region: TOKYO, lines: linesOf(begun(4), ended(7)), lastSeenMs: 7 },
    ];
    const pulses = [pulse(DUBLIN, 900), pulse(TOKYO, 900)];
    expect(presenceOf(records, pulses, [])).toEqual({ devices: { [DUBLIN]: 1 }, lastSeenMs: 7 });
    expect(presenceOf(records, pulses, [DUBLIN, TOKYO])).toEqual({ devices: {}, lastSeenMs: 900 });
    expect(presenceOf(records, pulses, [TOKYO])).toEqual({ devices: { [DUBLIN]: 1 }, lastSeenMs: 7 });
    expect(presenceOf(records, [], [DUBLIN])).toEqual({ devices: {}, lastSeenMs: 7 });
  });

  it('says nothing of who was never there', () => {
    expect(presenceOf([], [], [])).toEqual({ devices: {}, lastSeenMs: undefined });
  });
});
