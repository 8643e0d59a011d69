import { signal } from '@preact/signals';
import type { ClientStorage, Intent, MeridianOptions, Outcome } from '../../client/index.ts';
import { faultsOf } from '../../lambdas/http/faults.ts';
import { type Acts, type ActsParts, actsIn } from '../../web/demo/acts.ts';
import { NOTHING_SAID } from '../../web/demo/chat/thread.ts';
import { forPerson } from '../../web/demo/for-person.ts';
import { type Problems, problemsOf } from '../../web/demo/problem.ts';
import { fixture } from '../client/client-fixture.ts';
import { SESSION } from './page-fixture.ts';

interface Acting extends Acts, Problems {
  readonly texts: () => string[];
}

async function acting(
  options: Partial<MeridianOptions> = {},
  parts: { storage?: ClientStorage } & Partial<ActsParts['answering']> = {},
): Promise<Acting> {
  const { ask = () => undefined, cancel = () => undefined, ...ports } = parts;
  const client = await fixture().start(options, ports);
  const problems = problemsOf();
  const thread = signal(NOTHING_SAID);
  const acts = actsIn({
    ...{
      session: client.session(SESSION),
      answering: { ask, cancel },
      thread,
      problems,
      userKey: 'kim',
    },
    ...{ made: () => undefined, markRead: () => undefined },
  });
  return { ...problems, ...acts, texts: () => [...thread.value.values()].map(({ text }) => text) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('what is taken is no problem', async () => {
  const { say, update, problem, texts } = await acting();
  expect([say('hello'), update({ city: 'Seoul' })]).toEqual([true, true]);
  await settled();
  expect([problem.value, texts()]).toEqual([undefined, ['hello']]);
});

test.each<[string, (acts: Acts) => boolean, string]>([
  ['a message', ({ say }) => say('hello'), 'Your message was not taken'],
  ['a change', ({ update }) => update({ city: 'Seoul' }), 'Your change was not taken'],
  ['an edit', ({ edit }) => edit({ id: 'x' } as never, 'hello'), 'Your edit was not taken'],
])('%s that the full outbox does not take is told, and not shown as if it were', async (_, act, title) => {
  const room = await acting({ mostIntents: 0 });
  expect(act(room)).toBe(false);
  expect(room.problem.value).toMatchObject({
    tone: 'bad',
    title,
    reason: expect.stringContaining('The outbox is full'),
  });
  expect(room.texts()).toEqual([]);
});

test('what is too large is told with what is allowed, for people', async () => {
  const { say, problem } = await acting();
  expect(say('x'.repeat(70_000))).toBe(false);
  expect(problem.value?.reason).toMatch(
    /^What you wrote is too long to be sent: it takes 70,\d\d\d bytes, of 65,536 at most\.$/,
  );
});

test('what the API finds too long is told with what is allowed, and without a pointer', async () => {
  const reason = `"/text" ${faultsOf('MessageBody', { text: 'x'.repeat(16_385) })[0]?.detail}.`;
  const failed: Outcome = { status: 'failed', code: 'invalid-body', reason };
  const asked = { eventId: 'e', recorded: Promise.resolve(true), done: Promise.resolve(failed) } as Intent;
  const { ask, problem } = await acting({}, { ask: () => asked });
  ask('x'.repeat(16_385));
  await settled();
  expect(problem.value?.reason).toBe('What you wrote has 16,385 characters, and may have 16,384 at most.');
});

test.each([
  [
    '"/text" is longer than the 9000 characters allowed.',
    'What you wrote may have 9,000 characters at most.',
  ],
  ['"/text" is blank.', 'What you wrote is blank.'],
  ['You are no member.', 'You are no member.'],
])('of reasons only what is for programs is said anew: %s', (reason, words) => {
  expect(forPerson(reason)).toBe(words);
});

test('a question is not taken while nobody can be asked, without a word', async () => {
  const { ask, stopAnswer, problem } = await acting();
  expect([ask('why?'), stopAnswer('a question'), problem.value]).toEqual([false, false, undefined]);
});

test('the answer that somebody stops is the one that ends, and it is told whether it was taken', async () => {
  const cancelling = { eventId: 'e', recorded: Promise.resolve(true), done: new Promise(() => undefined) };
  const cancel = jest.fn((question: string) => (question === 'open' ? (cancelling as Intent) : undefined));
  const { stopAnswer, problem } = await acting({}, { cancel });
  expect([stopAnswer('open'), stopAnswer('ended')]).toEqual([true, false]);
  expect(cancel.mock.calls).toEqual([['open'], ['ended']]);
  expect(problem.value).toBeUndefined();
});

test('that an answer cannot be stopped is told, as it is where the outbox is full', async () => {
  const cancel = () => {
    throw new Error('The outbox is full.');
  };
  const { stopAnswer, problem } = await acting({}, { cancel });
  expect(stopAnswer('open')).toBe(false);
  expect(problem.value).toMatchObject({
    title: 'Stopping the answer was not taken',
    reason: 'The outbox is full.',
  });
});

test('what fails later is told with its reason, and with what was written', async () => {
  const failed: Outcome = { status: 'failed', code: 'forbidden', reason: 'You are no member.' };
  const asked = { eventId: 'e', recorded: Promise.resolve(true), done: Promise.resolve(failed) } as Intent;
  const { ask, problem, texts } = await acting({}, { ask: () => asked });
  expect(ask('why?')).toBe(true);
  await settled();
  expect(problem.value).toEqual({
    tone: 'bad',
    title: 'Your question failed',
    reason: 'You are no member.',
    text: 'why?',
  });
  expect(texts()).toEqual([]);
});

test('a browser that keeps nothing is told once, until it keeps something again', async () => {
  let isFull = true;
  const storage: ClientStorage = {
    load: async () => new Map(),
    write: async () => {
      if (isFull) throw new Error('QuotaExceededError');
    },
  };
  const { say, problem } = await acting({}, { storage });
  const says = async (text: string) => {
    problem.value = undefined;
    say(text);
    await settled();
    return problem.peek()?.title;
  };
  const told = 'This browser does not keep what you write';
  expect([await says('one'), await says('two')]).toEqual([told, undefined]);
  isFull = false;
  expect(await says('three')).toBeUndefined();
  isFull = true;
  expect(await says('four')).toBe(told);
});
