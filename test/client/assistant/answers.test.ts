import { answersOf } from '../../../client/answers.ts';
import { AUTHOR, INBOX } from '../fake-meridian.ts';
import { asking, closeClients } from './answers-fixture.ts';
import { ANSWER_ID, FakeAnswer } from './fake-answer.ts';

const BEN = 'b'.repeat(32);

describe('the assistant’s answers', () => {
  afterEach(closeClients);

  test('come piece by piece, are whole with their end, and known to be so by the log', async () => {
    const { f, broker, gets, texts, ask } = await asking();
    const { asked, told } = await ask();
    told.begin();
    for (const word of ['It ', 'is ', 'so.']) told.push(broker, told.say(word));
    expect(asked.answer.get()).toEqual({ status: 'streaming', text: 'It is so.' });
    expect(gets(asked.id)).toEqual([]);
    told.push(broker, told.end());
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'It is so.' });
    told.finish();
    await f.time.run(5_000);
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'It is so.', answerId: ANSWER_ID });
    expect(texts()).toEqual(['It ', 'It is ', 'It is so.', 'It is so.', 'It is so.']);
    await f.time.run(600_000);
    expect(gets(asked.id)).toHaveLength(1);
  });

  test('the question goes through the outbox, with everything that was wished', async () => {
    const { f, client, session } = await asking();
    const wish = { text: 'why?', priority: 'batch', model: 'swift', maxOutputTokens: 9 } as const;
    const { intent } = answersOf(client).ask(session, wish);
    await f.time.until(() => f.server.effectsOf(intent.eventId) === 1);
    const [{ body } = { body: undefined }] = f.server.requests.filter(({ path }) => path === '/v1/batch');
    expect(body).toEqual({
      commands: [
        {
          type: 'completion.request',
          sessionId: session.id,
          eventId: intent.eventId,
          message: 'why?',
          priority: 'batch',
          model: 'swift',
          maxOutputTokens: 9,
        },
      ],
    });
    expect(await intent.accepted).toBe(true);
  });

  test('who follows the session hears the end from its log', async () => {
    const { f, broker, client, session, look } = await asking();
    const stop = client.session(session.id).subscribe(() => undefined);
    await f.time.run(1_000);
    const told = new FakeAnswer(f.server, {
      session: session.id,
      id: ANSWER_ID.replace('beef', 'cafe'),
      author: BEN,
    });
    const { answer } = answersOf(client).follow(session, { id: told.id, source: BEN });
    look(answer);
    await f.time.run(1_000);
    expect(answer.get().status).toBe('queued');
    const asked = told.asked.length;
    const events = [told.finishedEvent('Done.')];
    broker.publish(INBOX, {
      ...{ v: 1, kind: 'commits', session: session.id, heads: { 'us.1': 2 } },
      commits: [{ lane: 'us.1', version: 2, messages: 1, events }],
    });
    expect(answer.get()).toEqual({ status: 'finished', text: 'Done.', answerId: ANSWER_ID });
    const deletion = { id: '', type: 'message.deleted', subject: session.id, source: AUTHOR };
    const data = { message: ANSWER_ID, author: 'f'.repeat(32) };
    broker.publish(INBOX, {
      ...{ v: 1, kind: 'commits', session: session.id, heads: { 'us.1': 3 } },
      commits: [{ lane: 'us.1', version: 3, messages: 1, events: [{ ...deletion, data }] }],
    });
    expect(answer.get()).toEqual({ status: 'finished', text: '', answerId: ANSWER_ID });
    expect(told.asked.length).toBe(asked);
    expect(told.asked[0]?.author).toBe(BEN);
    stop();
  });

  test('another’s question with the same id tells nothing', async () => {
    const { f, broker, client, session, look } = await asking();
    const told = new FakeAnswer(f.server, { session: session.id, id: ANSWER_ID, author: AUTHOR });
    const { answer } = answersOf(client).follow(session, { id: told.id, source: BEN });
    look(answer);
    told.begin();
    told.push(broker, told.say('not yours'));
    expect(answer.get().text).toBe('');
  });

  test('a question that is refused has failed, and nobody is asked for its answer', async () => {
    const { f, client, session, gets, look } = await asking();
    f.server.faults.next.push({ status: 422 });
    const asked = answersOf(client).ask(session, { text: 'why?', model: 'unknown' });
    look(asked.answer);
    await f.time.run(60_000);
    expect(asked.answer.get()).toMatchObject({ status: 'failed', text: '' });
    expect(await asked.intent.done).toMatchObject({ status: 'failed' });
    expect(gets(asked.id)).toEqual([]);
  });

  test('is cancelled by an intent, and stays what it became meanwhile', async () => {
    const { f, broker, ask } = await asking();
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('It'));
    const cancelling = asked.cancel();
    told.told = { status: 'cancelled' };
    await f.time.until(() => asked.answer.get().status === 'cancelled');
    expect(asked.answer.get()).toEqual({ status: 'cancelled', text: '' });
    expect((await cancelling.done).status).toBe('applied');
    const sent = f.server.requests.flatMap(({ body }) => (body as { commands: object[] })?.commands ?? []);
    expect(sent.at(-1)).toMatchObject({ type: 'completion.cancel', completion: asked.id });
  });

  test('an answer that was whole stays, though it is cancelled', async () => {
    const { f, broker, ask } = await asking();
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('So.'), told.end());
    told.told = { status: 'cancelled' };
    await f.time.run(3_000);
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'So.' });
    told.finish();
    await f.time.run(30_000);
    expect(asked.answer.get()).toMatchObject({ status: 'finished', answerId: ANSWER_ID });
  });

  test('nobody is asked for an answer that nobody listens to, nor after the client has closed', async () => {
    const { f, client, look, ask } = await asking();
    const { asked, told, stop } = await ask();
    await f.time.run(3_000);
    stop();
    const before = told.asked.length;
    await f.time.run(60_000);
    expect(told.asked.length).toBe(before);
    look(asked.answer);
    await f.time.run(1_000);
    expect(told.asked.length).toBe(before + 1);
    client.close();
    await f.time.run(60_000);
    expect(told.asked.length).toBe(before + 1);
  });
});
