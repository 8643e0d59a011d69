import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../local/testing/cloud-process.ts';
import { functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';

afterEach(stopAll);

describe('an invocation', () => {
  test('returns what the handler returns', async () => {
    const echo = functionOf('app-echo', 'export const handler = async (event) => ({ got: event });');
    const { invoke } = functionsOf([echo]);
    const result = await invoke('app-echo', { a: 1 });
    expect(result).toMatchObject({ payload: { got: { a: 1 } }, coldStart: true });
    expect(await invoke(`${echo.arn}:live`)).toMatchObject({ payload: { got: {} }, coldStart: false });
  });

  test('of a handler that throws is a function error with type, message and trace', async () => {
    const { invoke } = functionsOf([
      functionOf('app-bad', "export const handler = async () => { throw new TypeError('no'); };"),
    ]);
    expect(await invoke('app-bad')).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType: 'TypeError', errorMessage: 'no', trace: expect.any(Array) },
    });
  });

  test('is refused where nobody has the function', async () => {
    await expect(functionsOf([]).invoke('app-nobody')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  test('is refused beyond 6 MB', async () => {
    const { invoke } = functionsOf([functionOf('app-echo', 'export const handler = async () => 1;')]);
    await expect(invoke('app-echo', 'x'.repeat(6 * 1024 * 1024))).rejects.toMatchObject({
      code: 'RequestTooLargeException',
    });
  });

  test('whose response is beyond 6 MB is a function error, and the environment works on', async () => {
    const source = "export const handler = async ({ bytes }) => 'x'.repeat(bytes);";
    const { invoke } = functionsOf([functionOf('app-long', source)], 1);
    expect(await invoke('app-long', { bytes: 6 * 1024 * 1024 })).not.toHaveProperty('functionError');
    expect(await invoke('app-long', { bytes: 6 * 1024 * 1024 + 200 })).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType: 'Function.ResponseSizeTooLarge' },
    });
    expect(await invoke('app-long', { bytes: 1 })).toMatchObject({ payload: 'x', coldStart: false });
  });

  test('costs a fraction of a cold start when the environment is warm', async () => {
    const { invoke } = functionsOf([functionOf('app-echo', 'export const handler = async () => 1;')]);
    const durations: number[] = [];
    for (let i = 0; i < 50; i++) {
      const began = performance.now();
      await invoke('app-echo');
      durations.push(performance.now() - began);
    }
    const [coldMs = 0, ...warm] = durations;
    expect(warm.sort((a, b) => a - b)[10]).toBeLessThan(coldMs / 5);
  });
});

describe('an execution environment', () => {
  const COUNTING = `
    let running = 0;
    export const handler = async () => {
      running++;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { pid: process.pid, together: running-- };
    };`;

  test('takes one event at a time, and others work beside it', async () => {
    const { invoke, functions } = functionsOf([functionOf('app-count', COUNTING)], 2);
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(() => invoke('app-count')));
    const answers = results.map(({ payload }) => payload as { pid: number; together: number });
    expect(answers.every(({ together }) => together === 1)).toBe(true);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
    expect(functions.counts()[0]).toMatchObject({ coldStarts: 2, invocations: 6, environments: 2 });
  });

  test('is ended at the timeout, and the next event finds a fresh one', async () => {
    const source = 'export const handler = async (event) => { if (event.hang) for (;;); return 1; };';
    const { invoke } = functionsOf([functionOf('app-hang', source, { timeoutMs: 300 })]);
    expect(await invoke('app-hang', { hang: true })).toMatchObject({
      functionError: 'Unhandled',
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/timed out after 0.30 s/),
      },
    });
    expect(await invoke('app-hang')).toMatchObject({ payload: 1, coldStart: true });
  });

  test('that blocks holds up no other function', async () => {
    const { invoke } = functionsOf([
      functionOf('app-block', 'export const handler = () => { for (;;); };', { timeoutMs: 800 }),
      functionOf('app-echo', 'export const handler = async () => 1;'),
    ]);
    // Warm, since on a busy machine a cold start takes longer than the one that blocks may.
    await invoke('app-echo');
    const blocked = invoke('app-block').then(() => 'blocked');
    expect(await Promise.race([blocked, invoke('app-echo').then(() => 'echo')])).toBe('echo');
    await blocked;
  });

  test.each([
    ['exits', 'process.exit(3)', 'Runtime.ExitError', /exit status 3$/],
    ['exits quietly', 'process.exit(0)', 'Runtime.ExitError', /exited without providing a reason$/],
    [
      'leaves a rejection unhandled',
      "Promise.reject(new Error('lost')); await new Promise(() => {})",
      'Runtime.UnhandledPromiseRejection',
      /lost/,
    ],
    [
      'throws where nobody catches',
      "setImmediate(() => { throw new RangeError('loose'); }); await new Promise(() => {})",
      'RangeError',
      /loose/,
    ],
  ])('that %s fails its own event', async (_, statement, errorType, message) => {
    const { invoke } = functionsOf([
      functionOf('app-exit', `export const handler = async () => { ${statement}; };`),
    ]);
    const result = await invoke('app-exit');
    expect(result).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorType, errorMessage: expect.stringMatching(message) },
    });
  });

  test('that takes more memory than the function has is ended', async () => {
    const source = `
      const kept = [];
      export const handler = async () => {
        for (;;) {
          kept.push(Buffer.alloc(8 * 1024 * 1024, 1));
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };`;
    const { invoke } = functionsOf([functionOf('app-big', source, { memoryMb: 128 })]);
    expect(await invoke('app-big')).toMatchObject({
      payload: { errorMessage: expect.stringMatching(/signal: killed$/) },
    });
  });

  test('is frozen between events', async () => {
    const source = `
      let ticks = 0;
      setInterval(() => { ticks++; }, 5);
      export const handler = async () => ticks;`;
    const { invoke } = functionsOf([functionOf('app-ticks', source)]);
    const { payload: before } = await invoke('app-ticks');
    await sleep(400);
    const { payload: after } = await invoke('app-ticks');
    expect((after as number) - (before as number)).toBeLessThan(20);
  });

  test('knows what Lambda tells it and nothing of the local cloud', async () => {
    process.env.MERIDIAN_TEST_SECRET = 'of the parent';
    const fn = functionOf(
      'app-env',
      'export const handler = async (_, context) => ({ env: process.env, context });',
      { environment: { TABLE: 'app-Profile' } },
    );
    const { functions, keys } = functionsOf([fn]);
    const result = await functions.invoke('app-env', REGION, '{}');
    const { env, context } = JSON.parse(result.payload);
    expect(env).toMatchObject({
      AWS_REGION: REGION,
      AWS_LAMBDA_FUNCTION_NAME: 'app-env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1',
      LAMBDA_TASK_ROOT: fn.folder,
      TABLE: 'app-Profile',
      _HANDLER: 'index.handler',
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};/),
    });
    expect(env.MERIDIAN_TEST_SECRET).toBeUndefined();
    expect(keys.principalOf(env.AWS_ACCESS_KEY_ID)).toMatchObject({
      roleArn: fn.roleArn,
      functionName: 'app-env',
    });
    expect(context).toMatchObject({ awsRequestId: result.requestId, invokedFunctionArn: fn.arn });
  });

  test.each([
    ['throws while it loads', "throw new Error('no config');", /no config/],
    ['exports no handler', 'export const other = 1;', /index.handler is undefined/],
    ['takes a callback', 'export const handler = (e, c, done) => done();', /takes a callback/],
    ['exits while it loads', 'process.exit(7);', /exit status 7/],
  ])('whose bundle %s fails the event for which it was started', async (_, source, message) => {
    const { invoke } = functionsOf([functionOf('app-init', source)]);
    expect(await invoke('app-init')).toMatchObject({
      functionError: 'Unhandled',
      payload: { errorMessage: expect.stringMatching(message) },
    });
  });

  test('says which function, region and request a line comes from', async () => {
    const { functions, lines } = functionsOf([
      functionOf('app-log', "export const handler = async () => { console.log('hello'); };"),
    ]);
    const { requestId } = await functions.invoke('app-log', REGION, '{}');
    await sleep(50);
    expect(lines).toEqual([
      {
        atMs: expect.any(Number),
        functionName: 'app-log',
        region: REGION,
        requestId,
        source: 'stdout',
        text: 'hello',
      },
    ]);
  });
});

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
