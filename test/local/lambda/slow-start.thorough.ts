import { functionOf, functionsOf, stopAll } from './functions-fixture.ts';

const STARTED = 'export const handler = async () => 1;';
/** Lambda gives a start ten seconds, and one that was not enough the function's timeout. */
const LATE = `await new Promise((resolve) => setTimeout(resolve, 10_500)); ${STARTED}`;
const NEVER = `await new Promise((resolve) => setTimeout(resolve, 60_000)); ${STARTED}`;

afterEach(stopAll);

test('a start of more than ten seconds has the time of an event, then fails it', async () => {
  const { invoke, lines } = functionsOf([
    functionOf('app-late', LATE),
    functionOf('app-never', NEVER, { timeoutMs: 1_000 }),
  ]);
  const [late, never] = await Promise.all([invoke('app-late'), invoke('app-never')]);
  expect(late).toMatchObject({ payload: 1, coldStart: true });
  expect(never).toMatchObject({
    functionError: 'Unhandled',
    payload: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/timed out after 1.00 s/),
    },
  });
  const told = lines.filter(({ text }) => /^INIT_REPORT .*Status: timeout$/.test(text));
  expect(told.map(({ functionName }) => functionName).sort()).toEqual(['app-late', 'app-never']);
}, 30_000);
