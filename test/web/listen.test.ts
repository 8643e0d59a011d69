import { listen, type Stream } from '../../web/console/listen.ts';

/** A browser's stream: it gives up at an answer that is none. */
class FakeStream extends EventTarget {
  readyState = 0;

  answer(kind: 'open' | 'error', readyState: 0 | 1 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(kind));
  }
}

function listening() {
  const opened: FakeStream[] = [];
  const problem: { value: string | undefined } = { value: undefined };
  const heard: unknown[] = [];
  listen('http://127.0.0.1:1', problem, { log: (line) => heard.push(line) }, () => {
    const stream = new FakeStream();
    opened.push(stream);
    return stream as unknown as Stream;
  });
  return { opened, problem, heard };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('goes on after a cloud that was still starting', () => {
  const { opened, problem, heard } = listening();
  opened[0]?.answer('error', 2);
  expect(problem.value).toContain('http://127.0.0.1:1');
  jest.advanceTimersByTime(5_000);
  opened[1]?.answer('open', 1);
  opened[1]?.dispatchEvent(new MessageEvent('log', { data: '{"text":"hi"}' }));
  expect([opened.length, problem.value, heard]).toEqual([2, undefined, [{ text: 'hi' }]]);
});

test('leaves a connection that broke to the browser', () => {
  const { opened, problem } = listening();
  opened[0]?.answer('error', 0);
  jest.advanceTimersByTime(60_000);
  expect([opened.length, problem.value]).toEqual([1, expect.any(String)]);
});
