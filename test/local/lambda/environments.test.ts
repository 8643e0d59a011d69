import { setTimeout as sleep } from 'node:timers/promises';
import { functionOf, functionsOf, REGION, stopAll } from './functions-fixture.ts';

afterEach(stopAll);

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
    // Once both are ready again, the first is taken.
    await sleep(500);
    expect(await invoke('app-count')).toMatchObject({ payload: { pid: answers[0]?.pid } });
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
