import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../../../local/engines/engine.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type FunctionsFixture, functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';

const HOUR_MS = 3_600_000;
const PID = 'export const handler = async () => process.pid;';
const CLOCK = `
  const early = Date;
  const atStart = Date.now();
  export const handler = async (_event, context) => ({
    atStart,
    now: Date.now(),
    constructed: new Date().getTime(),
    kept: new early().getTime(),
    called: Date.parse(Date()),
    origin: performance.timeOrigin + performance.now(),
    given: new Date(5).getTime(),
    utc: Date.UTC(2026, 0, 1),
    isDate: new Date() instanceof Date && new Date().constructor === Date,
    remainingMs: context.getRemainingTimeInMillis(),
  });`;

interface Clock extends Record<string, unknown> {
  readonly now: number;
  readonly atStart: number;
  readonly remainingMs: number;
}

afterEach(stopAll);

async function clockOf({ invoke }: FunctionsFixture): Promise<Clock> {
  return (await invoke('app-clock')).payload as Clock;
}

describe('the clock of a region', () => {
  test('shifts every way to ask for the time, in a warm environment too, and comes back', async () => {
    const fixture = functionsOf([functionOf('app-clock', CLOCK)]);
    expect(Math.abs((await clockOf(fixture)).now - Date.now())).toBeLessThan(2_000);
    fixture.faults.change({ clock: { [REGION]: HOUR_MS } });
    const shifted = await clockOf(fixture);
    for (const name of ['now', 'constructed', 'kept', 'called', 'origin']) {
      const offMs = Math.abs(Number(shifted[name]) - Date.now() - HOUR_MS);
      expect([name, offMs < 2_000]).toEqual([name, true]);
    }
    expect(shifted).toMatchObject({ given: 5, utc: Date.parse('2026-01-01T00:00:00Z'), isDate: true });
    expect(fixture.faults.countsOf(REGION)).toEqual({ clockOff: 1 });
    fixture.faults.reset();
    expect(Math.abs((await clockOf(fixture)).now - Date.now())).toBeLessThan(2_000);
    expect(fixture.functions.counts()[0]).toMatchObject({ coldStarts: 1 });
  });

  test('is wrong from the first line of a bundle, and leaves the function its whole time', async () => {
    const fixture = functionsOf([functionOf('app-clock', CLOCK, { timeoutMs: 4_000 })]);
    fixture.faults.change({ clock: { [REGION]: -HOUR_MS } });
    const { atStart, remainingMs } = await clockOf(fixture);
    expect(Math.abs(atStart - Date.now() + HOUR_MS)).toBeLessThan(3_000);
    expect(remainingMs).toBeGreaterThan(3_000);
    expect(remainingMs).toBeLessThanOrEqual(4_000);
  });

  test("is its functions' only", async () => {
    const fixture = functionsOf([functionOf('app-clock', CLOCK)]);
    fixture.faults.change({ clock: { 'us-east-1': HOUR_MS } });
    expect(Math.abs((await clockOf(fixture)).now - Date.now())).toBeLessThan(2_000);
  });
});

describe('cold starts', () => {
  test('of probability one give each event an environment of its own, until lifted', async () => {
    const { invoke, faults } = functionsOf([functionOf('app-pid', PID)]);
    faults.change({ lambda: { coldStart: { pid: 1 } } });
    const first = await invoke('app-pid');
    const second = await invoke('app-pid');
    expect(second).toMatchObject({ coldStart: true });
    expect(second.payload).not.toBe(first.payload);
    expect(faults.countsOf(REGION)).toEqual({ coldStart: 1 });
    faults.reset();
    expect(await invoke('app-pid')).toMatchObject({ payload: second.payload, coldStart: false });
  });

  test('work where only one environment fits', async () => {
    const { invoke, faults } = functionsOf([functionOf('app-pid', PID)], 1);
    faults.change({ lambda: { coldStart: { '*': 1 } } });
    const pids = await Promise.all([1, 2, 3].map(async () => (await invoke('app-pid')).payload));
    expect(new Set(pids).size).toBe(3);
  });
});

describe('a crash while working on an event', () => {
  const COUNTING = `
    import { appendFileSync } from 'node:fs';
    export const handler = async ({ file }) => {
      for (let step = 0; step < 10; step++) {
        appendFileSync(file, '.');
        await new Promise((done) => setTimeout(done, 10));
      }
    };`;

  test('comes anywhere between its beginning and its answer, and nobody hears the answer', async () => {
    const { invoke, faults } = functionsOf([functionOf('app-count', COUNTING)], 1);
    const stepsOf = async (name: string) => {
      const file = join(temporaryFolder(name), 'steps');
      const { functionError } = await invoke('app-count', { file });
      return { functionError, steps: existsSync(file) ? readFileSync(file, 'utf8').length : 0 };
    };
    expect(await stepsOf('whole')).toEqual({ functionError: undefined, steps: 10 });
    faults.change({ lambda: { crash: { count: 1 } } });
    const died = [];
    for (let time = 0; time < 12; time++) died.push(await stepsOf(`died-${time}`));
    expect(died.map(({ functionError }) => functionError)).toEqual(died.map(() => 'Unhandled'));
    const inPart = died.filter(({ steps }) => steps > 0 && steps < 10);
    expect(inPart.length).toBeGreaterThan(2);
    expect(faults.countsOf(REGION)).toEqual({ crashed: 12 });
  });

  test('waits for no answer that is late, and for none that is early', async () => {
    const source = 'export const handler = ({ ms }) => new Promise((done) => setTimeout(done, ms));';
    const { invoke, faults } = functionsOf([functionOf('app-late', source)], 1);
    await invoke('app-late', { ms: 300 });
    faults.change({ lambda: { crash: { late: 1 } } });
    expect(await invoke('app-late', { ms: 4_000 })).toMatchObject({ functionError: 'Unhandled' });
    expect(await invoke('app-late', { ms: 0 })).toMatchObject({ functionError: 'Unhandled' });
    faults.reset();
    expect(await invoke('app-late', { ms: 0 })).toMatchObject({ coldStart: true });
  });
});

describe('a crash around a call', () => {
  const SLOW =
    'export const handler = async () => { await new Promise((done) => setTimeout(done, 400)); return 1; };';

  /** Begins an invocation, and gives what it needs to play the calls that the environment makes. */
  async function running(lambda: object) {
    const fixture = functionsOf([functionOf('app-slow', SLOW)]);
    fixture.faults.change({ lambda });
    const end = fixture.invoke('app-slow').then(({ functionError }) => functionError ?? 'fine');
    await sleep(200);
    const principal = fixture.principals[0] as Principal;
    const call = (operation: string) => ({ region: REGION, operation, principal });
    return { ...fixture, end, call };
  }

  test('before it ends the environment, and the call is not made', async () => {
    const { functions, faults, end, call } = await running({ crashBefore: { slow: 'PutItem' } });
    functions.beforeCall(call('GetItem'));
    expect(() => functions.beforeCall(call('PutItem'))).toThrow('died before');
    expect(await end).toBe('Unhandled');
    expect(faults.countsOf(REGION)).toEqual({ crashedBefore: 1 });
  });

  test('during it ends the environment, and the call is made', async () => {
    const { functions, faults, end, call } = await running({ crashDuring: { slow: '*' } });
    functions.beforeCall(call('PutItem'));
    expect(await end).toBe('Unhandled');
    expect(faults.countsOf(REGION)).toEqual({ crashedDuring: 1 });
  });

  test.each([
    [0, 'fine'],
    [1, 'Unhandled'],
  ])('with a probability of %d ends %s', async (probability, expected) => {
    const { functions, end, call } = await running({
      crashAfter: { slow: { operation: 'PutItem', probability } },
    });
    functions.afterCall(call('PutItem'));
    expect(await end).toBe(expected);
  });

  test('spares other functions, and calls that no function makes', async () => {
    const { functions, end, call } = await running({ crashBefore: { other: '*' } });
    functions.beforeCall(call('PutItem'));
    functions.beforeCall({ ...call('PutItem'), principal: { kind: 'operator' } });
    expect(await end).toBe('fine');
  });
});
