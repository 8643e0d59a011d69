import { functionOf, functionsOf, stopAll } from './functions-fixture.ts';

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
