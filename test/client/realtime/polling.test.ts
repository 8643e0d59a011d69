import { polling } from '../../../client/realtime/polling.ts';
import { virtualTime } from '../virtual-time.ts';

describe('asking again and again', () => {
  interface Served {
    readonly isPatient?: boolean;
    /** How long a look takes, and one that may wait. */
    readonly tookMs?: number;
    readonly waitedMs?: number;
    readonly hasNew?: boolean;
    /** Whether the first looks find something. */
    readonly answers?: boolean[];
    asked?(waits: boolean | undefined): void;
  }

  /** How often a session is looked at in so many minutes. */
  async function looks(minutes: number, served: Served): Promise<number> {
    const { isPatient = true, tookMs = 10, waitedMs = tookMs, hasNew = false, answers = [] } = served;
    const time = virtualTime();
    let count = 0;
    const check = async (waits?: boolean) => {
      served.asked?.(waits);
      const found = answers[count] ?? hasNew;
      count++;
      await time.pause(waits ? waitedMs : tookMs);
      return found;
    };
    const sink = { commit: () => undefined, heads: () => undefined, check };
    const close = polling(
      { ...time, randomBytes: (size) => new Uint8Array(size).fill(128) },
      { isPatient },
    ).open('s', sink);
    await time.run(minutes * 60_000);
    close();
    return count;
  }

  test('follows what is busy twice a second, and what rests every few', async () => {
    const [busy, resting] = [await looks(1, { hasNew: true }), await looks(10, {})];
    expect([busy > 100, busy < 250, resting > 100, resting < 180]).toEqual([true, true, true, true]);
  });

  test('asks at once again after a look that has waited', async () => {
    const count = await looks(1, { waitedMs: 4_800 });
    expect([count > 10, count < 14]).toEqual([true, true]);
  });

  test('waits neither at first nor right after something new', async () => {
    const waited: (boolean | undefined)[] = [];
    const answers = [false, true, false, false];
    await looks(0.1, { answers, asked: (waits) => waited.push(waits) });
    expect(waited.slice(0, 4)).toEqual([false, true, false, true]);
  });

  test.each([
    { tookMs: 9_000, least: 12, most: 40 },
    { tookMs: 9_000, hasNew: true, least: 12, most: 40 },
    { tookMs: 3_000, hasNew: true, least: 30, most: 90 },
    { tookMs: 3_000, isPatient: false, least: 30, most: 90 },
    { tookMs: 100_000, least: 4, most: 6 },
  ])('asks less often where it is served late: %j', async ({ least, most, ...served }) => {
    const count = await looks(10, served);
    expect([count >= least, count <= most]).toEqual([true, true]);
  });
});
