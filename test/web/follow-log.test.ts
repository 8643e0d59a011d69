import { followLog } from '../../web/console/session/follow-log.ts';
import { type Log, readLog } from '../../web/console/session/read-log.ts';
import { readStateAt } from '../../web/console/session/read-state-at.ts';
import { hearOut } from '../../web/hear-out.ts';
import type { Person } from '../../web/sign-in/sign-in.ts';

const PERIOD_MS = 2_000;

/** A log that is answered when a test says so. */
function following() {
  const asked: { before: Log | undefined; answer(log: Log): void; fail(error: Error): void }[] = [];
  const logs: Log[] = [];
  const problems: (string | undefined)[] = [];
  const end = followLog({
    read: (before) => new Promise((answer, fail) => asked.push({ before, answer, fail })),
    onLog: (log) => logs.push(log),
    onProblem: (sentence) => problems.push(sentence),
    periodMs: PERIOD_MS,
  });
  return { asked, logs, problems, end };
}

function logOf(commits: number, isComplete = true): Log {
  return { commits: Array.from({ length: commits }, () => ({}) as never), next: `${commits}`, isComplete };
}

const passes = () => jest.advanceTimersByTimeAsync(PERIOD_MS);

describe('a log that is followed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('is not heard of any more once it is over, whatever was under way', async () => {
    const { asked, logs, problems, end } = following();
    end();
    asked[0]?.answer(logOf(3));
    await passes();
    expect([logs, problems, asked.length]).toEqual([[], [], 1]);
  });

  test('is read again after an answer only, and from there', async () => {
    const { asked, end } = following();
    await passes();
    await passes();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(logOf(3));
    await passes();
    expect(asked.map(({ before }) => before)).toEqual([undefined, logOf(3)]);
    end();
  });

  test('is told where it has become whole without another commit, and not where nothing is new', async () => {
    const { asked, logs, end } = following();
    for (const log of [logOf(3, false), logOf(3, true), logOf(3, true)]) {
      asked.at(-1)?.answer(log);
      await passes();
    }
    expect(logs).toEqual([logOf(3, false), logOf(3, true)]);
    end();
  });

  test('goes on after a problem', async () => {
    const { asked, logs, problems, end } = following();
    asked[0]?.fail(new Error('No region answers.'));
    await passes();
    asked[1]?.answer(logOf(1));
    await passes();
    expect([problems, logs]).toEqual([['No region answers.', undefined], [logOf(1)]]);
    end();
  });
});

test('an answer that nobody waits for any more is not heard', async () => {
  const heard: unknown[] = [];
  const hear = (text: string) => heard.push(text);
  hearOut(Promise.resolve('late'), hear, hear)();
  hearOut(Promise.reject(new Error('late, too')), hear, hear)();
  hearOut(Promise.resolve('an answer'), hear, hear);
  hearOut(Promise.reject(new Error('a problem')), hear, hear);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(heard).toEqual(['an answer', 'a problem']);
});

describe('with a token that is refused', () => {
  const page = { commits: [], next: 'x', more: false, complete: true, profile: { a: 1 } };
  const token = async ({ renew }: { renew: boolean }) => (renew ? 'new' : 'old');
  const person = { name: 'Kim', token } as Person;
  const edge = 'http://edge';

  beforeEach(() => {
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
      const isNew = new Headers(init?.headers).get('authorization') === 'Bearer new';
      return isNew ? Response.json(page) : new Response('{}', { status: 401 });
    });
  });
  afterEach(() => jest.restoreAllMocks());

  test('a log is read by a new one', async () => {
    expect(await readLog({ edge }, person, 's')).toEqual({ commits: [], next: 'x', isComplete: true });
  });

  test('a state is read by a new one', async () => {
    expect(await readStateAt({ edge }, person, 's', '2026-11-20T10:00:00Z')).toEqual({ a: 1 });
  });
});
