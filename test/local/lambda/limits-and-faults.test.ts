import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../local/testing/cloud-process.ts';
import { functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';

afterEach(stopAll);

describe('limits and faults', () => {
  const SLOW = 'export const handler = async () => new Promise((resolve) => setTimeout(resolve, 200));';

  test('that nobody waits for any more is not begun, and the next one is', async () => {
    const source = `let seen = [];
      export const handler = async ({ name, ms = 0 }) => {
        await new Promise((done) => setTimeout(done, ms));
        return (seen = [...seen, name]);
      };`;
    const { functions, invoke } = functionsOf([functionOf('app-seen', source)], 1);
    const leaving = new AbortController();
    const first = invoke('app-seen', { name: 'first', ms: 300 });
    const left = functions.invoke('app-seen', REGION, '{"name":"left"}', leaving.signal);
    const stayed = invoke('app-seen', { name: 'stayed' });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'ClientGone' });
    await first;
    expect((await stayed).payload).toEqual(['first', 'stayed']);
  });

  test('reserved concurrency throttles what is beyond it', async () => {
    const { invoke, functions } = functionsOf([functionOf('app-slow', SLOW, { reservedConcurrency: 1 })]);
    const first = invoke('app-slow');
    await expect(invoke('app-slow')).rejects.toMatchObject({
      code: 'TooManyRequestsException',
      statusCode: 429,
    });
    await first;
    expect(functions.counts()[0]).toMatchObject({ throttles: 1, invocations: 1 });
  });

  test('a region that goes down ends its environments and refuses until it is back', async () => {
    const code =
      "export const handler = async () => { console.log('began'); await new Promise((resolve) => setTimeout(resolve, 200)); };";
    const { invoke, faults, lines } = functionsOf([functionOf('app-slow', code)]);
    await invoke('app-slow');
    const running = invoke('app-slow');
    // Only what an environment has begun is ended; what still waits for one is refused.
    while (lines.filter(({ text }) => text.includes('began')).length < 2) await sleep(5);
    faults.change({ regions: { [REGION]: 'down' } });
    expect(await running).toMatchObject({ functionError: 'Unhandled' });
    await expect(invoke('app-slow')).rejects.toMatchObject({ statusCode: 503 });
    faults.change({ regions: {} });
    expect(await invoke('app-slow')).toMatchObject({ coldStart: true });
  });

  test('a crash of probability one ends every invocation', async () => {
    const { invoke, faults } = functionsOf([functionOf('app-slow', SLOW)]);
    faults.change({ lambda: { crash: { slow: 1 } } });
    expect(await invoke('app-slow')).toMatchObject({
      payload: { errorMessage: expect.stringMatching(/signal: killed/) },
    });
  });

  test('the environment that made the named call dies before it hears the answer, and no other does', async () => {
    const { invoke, faults, functions, principals } = functionsOf([functionOf('app-slow', SLOW)], 2);
    faults.change({ lambda: { crashAfter: { slow: 'PutRecords' } } });
    const both = [invoke('app-slow'), invoke('app-slow')];
    await sleep(150);
    const [caller] = principals;
    if (caller === undefined) throw new Error('No key was issued.');
    functions.afterCall({ region: REGION, operation: 'GetItem', principal: caller });
    functions.afterCall({ region: REGION, operation: 'PutRecords', principal: caller });
    const ends = (await Promise.all(both)).map(({ functionError }) => functionError ?? 'fine');
    expect(ends.sort()).toEqual(['Unhandled', 'fine']);
  });

  test('a slow function answers late', async () => {
    const { invoke, faults } = functionsOf([functionOf('app-echo', 'export const handler = async () => 1;')]);
    await invoke('app-echo');
    faults.change({ lambda: { slowMs: { echo: 200 } } });
    const began = performance.now();
    await invoke('app-echo');
    expect(performance.now() - began).toBeGreaterThanOrEqual(195);
  });

  test('stop lets a running invocation end, refuses others and leaves no environment', async () => {
    const { invoke, functions } = functionsOf([functionOf('app-slow', SLOW)]);
    // Warm, since a stop waits half a second and a cold start on a busy machine takes longer.
    await invoke('app-slow');
    const running = invoke('app-slow');
    const stopped = functions.stop();
    await expect(invoke('app-slow')).rejects.toThrow(/stopping/);
    expect((await running).functionError).toBeUndefined();
    await stopped;
    const left = async () => functions.counts()[0]?.environments;
    expect(await until(left, (environments) => environments === 0)).toBe(0);
  });

  test('stop takes less than two seconds when a fault makes an invocation slow', async () => {
    const source = 'export const handler = async () => 1;';
    const { functions, invoke, faults } = functionsOf([functionOf('app-echo', source)]);
    await invoke('app-echo');
    faults.change({ lambda: { slowMs: { echo: 20_000 } } });
    const slowed = invoke('app-echo');
    const began = performance.now();
    await functions.stop();
    expect((await slowed).functionError).toBe('Unhandled');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('stop takes less than two seconds when an invocation never ends', async () => {
    const source =
      'export const handler = async ({ hang }) => hang && new Promise(() => setInterval(() => {}, 1000));';
    const { invoke, functions } = functionsOf([functionOf('app-never', source)]);
    await invoke('app-never');
    const running = invoke('app-never', { hang: true });
    const began = performance.now();
    await functions.stop();
    const stopMs = performance.now() - began;
    expect(stopMs).toBeGreaterThan(400);
    expect(stopMs).toBeLessThan(2_000);
    expect((await running).functionError).toBe('Unhandled');
  });
});
