import type { Ask } from '../../../lambdas/contract/asks.ts';
import { ASSISTANT } from '../../../lambdas/contract/assistant.ts';
import { endOf } from '../../../lambdas/domain/completion.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import { ANNA, BEN, commit, DUBLIN, idAt, sha256 } from '../domain/factories.ts';
import { intentOf, recordWith } from '../queue-record.ts';
import { inMemoryStores } from '../store/in-memory-stores.ts';
import { applying, commitsOf, eventIn, sessionAt } from './apply-fixture.ts';

const SESSION = sessionAt(1);
const TENANT = 'c'.repeat(32);
const QUESTION = { text: 'Why?', priority: 'standard', stream: true } as const;
const timeOf = (ms: number) => new Date(ms).toISOString();
const asked = (millis: number, source = ANNA) =>
  eventIn(SESSION, millis, 'completion.requested', QUESTION, source);

/** Apply that hands questions on, and how it did. */
function asking(stores = inMemoryStores(), fails = false) {
  const asks: { ask: Ask; delaySeconds: number }[] = [];
  const send = async (some: readonly Ask[], delaySeconds: number) => {
    if (fails) throw new Error('The queue is down.');
    asks.push(...some.map((ask) => ({ ask, delaySeconds })));
  };
  return { asks, ...applying(stores, { asks: { send } }) };
}

test('a question that is committed goes on to be answered, with its tenant', async () => {
  const { asks, deliver } = asking();
  await deliver([recordWith(JSON.stringify({ ...intentOf(asked(1_000)), tenant: TENANT }))]);
  expect(asks).toEqual([
    {
      ask: {
        v: 1,
        sessionId: SESSION,
        completion: idAt(1_000),
        asker: ANNA,
        tenant: TENANT,
        question: QUESTION,
        askedAt: '1970-01-01T00:00:01.000Z',
        traceparent: expect.any(String),
      },
      delaySeconds: 0,
    },
  ]);
});

test('a question is a message of its session, and so is its answer', async () => {
  const { stores, send } = asking();
  const answer = endOf(
    { id: idAt(1_000), asker: ANNA, sessionId: SESSION },
    'completion.finished',
    {
      text: 'Because.',
      stopReason: 'end_turn',
      how: { cache: 'miss', route: 'on-demand', why: 'cheapest' },
      usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
      cost: { dollars: 0, counterfactualDollars: 0 },
    },
    { sha256, timeOf },
  );
  await send(asked(1_000), answer);
  const { messages } = await stores.events.messages(SESSION, undefined, 9);
  expect(messages.map(({ source, data }) => [source, data.text])).toEqual([
    [ASSISTANT, 'Because.'],
    [ANNA, 'Why?'],
  ]);
  expect((await commitsOf(stores, SESSION)).at(-1)?.messages).toBe(2);
  expect(await stores.events.completion(SESSION, { id: idAt(1_000), asker: ANNA })).toMatchObject({
    requested: { data: QUESTION },
    finished: { data: { text: 'Because.' } },
  });
});

test('ends without an answer are kept beside the messages', async () => {
  const { stores, send } = asking();
  const place = { id: idAt(1_000), asker: ANNA, sessionId: SESSION };
  const outcome = { code: 'model-cut', reason: 'It broke off.' };
  const failed = endOf(place, 'completion.failed', outcome, { sha256, timeOf });
  const cancelled = eventIn(
    SESSION,
    1_001,
    'completion.cancelled',
    { completion: place.id, author: ANNA },
    BEN,
  );
  await send(asked(1_000), failed, cancelled);
  expect(await stores.events.completion(SESSION, place)).toMatchObject({ failed, cancelled });
  expect((await commitsOf(stores, SESSION)).at(-1)?.messages).toBe(1);
});

test('a repeat is asked again, since an earlier delivery may have died before', async () => {
  const stores = inMemoryStores();
  const failing = asking(stores, true);
  expect(await failing.send(asked(1_000))).toHaveLength(1);
  expect((await commitsOf(stores, SESSION)).length).toBe(1);
  const { asks, send } = asking(stores);
  expect(await send(asked(1_000))).toEqual([]);
  expect(asks).toHaveLength(1);
});

test('a question that another region has waits until that region has had its time', async () => {
  const stores = inMemoryStores();
  await stores.events.append(SESSION, commit(DUBLIN, 1, [stamped(asked(1_000), sha256)]));
  const { asks, send } = asking(stores);
  await send(asked(1_000), asked(2_000));
  expect(asks.map(({ ask, delaySeconds }) => [ask.completion, delaySeconds])).toEqual([
    [idAt(2_000), 0],
    [idAt(1_000), 30],
  ]);
});

test('nothing else is asked', async () => {
  const { asks, send } = asking();
  await send(eventIn(SESSION, 1_000, 'message.sent', { text: 'Why?' }));
  expect(asks).toEqual([]);
});
