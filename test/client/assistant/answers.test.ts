import { type Asked, answersOf, type ShownAnswer } from '../../../client/answers.ts';
import type { Meridian } from '../../../client/index.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { type Fixture, fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf, INBOX } from '../fake-meridian.ts';
import { FakeBroker } from '../realtime/fake-broker.ts';
import { seededBytes } from '../virtual-time.ts';
import { ANSWER_ID, FakeAnswer } from './fake-answer.ts';

const BEN = 'b'.repeat(32);

describe('the assistant’s answers', () => {
  let f: Fixture;
  let broker: FakeBroker;
  let client: Meridian;
  let session: { id: string };
  let seen: ShownAnswer[];

  beforeEach(async () => {
    f = fixture();
    broker = new FakeBroker(f.time);
    const eventId = mint(START, { nowMs: f.time.nowMs(), random: seededBytes(9)(8) }).id;
    session = { id: `${AUTHOR}.${eventId}` };
    f.server.commit('us', session.id, [eventOf(session.id, { type: 'session.create', eventId })]);
    client = await f.start({}, { webSocket: broker.webSocket });
    client.onNotice(() => undefined);
    await connected();
    seen = [];
  });
  afterEach(() => client.close());

  const gets = (id: string) => f.server.requests.filter(({ path }) => path.endsWith(`/completions/${id}`));
  const look = (answer: Asked['answer']) => answer.subscribe((now) => seen.push(now));
  const texts = () => seen.map(({ text }) => text);
  const connected = () => f.time.until(() => client.connection.get().realtime === 'push');

  /** A question that was asked and taken, and whoever listens to its answer. */
  async function ask(): Promise<{ asked: Asked; told: FakeAnswer; stop: () => void }> {
    const asked = answersOf(client).ask(session, { text: 'why?', priority: 'interactive' });
    const told = new FakeAnswer(f.server, { session: session.id, id: asked.id });
    const stop = look(asked.answer);
    await f.time.until(() => f.server.effectsOf(asked.id) === 1);
    return { asked, told, stop };
  }

  test('come piece by piece, are whole with their end, and known to be so by the log', async () => {
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

  test('a piece that got lost is asked for after a moment, and nothing past it shows before', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('a'));
    told.say('b');
    told.push(broker, told.say('c'));
    expect(asked.answer.get().text).toBe('a');
    await f.time.run(300);
    expect(asked.answer.get()).toEqual({ status: 'streaming', text: 'abc' });
    expect(told.asked).toEqual([{ run: '1', from: '1', author: null }]);
  });

  test('pieces that change places or come twice need nobody to be asked', async () => {
    const { asked, told } = await ask();
    told.begin();
    const [a, b, c] = [told.say('a'), told.say('b'), told.say('c')];
    for (const one of [b, c, b, a, a, c]) told.push(broker, one);
    expect(asked.answer.get().text).toBe('abc');
    expect(texts()).toEqual(['', 'abc']);
    await f.time.run(1_900);
    expect(told.asked).toEqual([]);
  });

  test('a silence is looked into, less and less often', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('a'));
    told.say('b');
    told.end();
    told.finish();
    told.told = { status: 'streaming' };
    await f.time.run(3_500);
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'ab' });
    const looks = gets(asked.id).length;
    expect(looks).toBe(1);
    await f.time.run(60_000);
    const inAMinute = gets(asked.id).length;
    expect(inAMinute).toBeLessThan(10);
    await f.time.run(600_000);
    expect(gets(asked.id).length - inAMinute).toBeLessThan(22);
    expect(gets(asked.id).length - inAMinute).toBeGreaterThan(12);
  });

  test('a run that breaks off is taken back, and the next one shown from its beginning', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('Perhaps it'));
    const late = told.say(' was');
    told.push(broker, late, told.break());
    expect(asked.answer.get()).toEqual({ status: 'queued', text: '' });
    const old = told.envelope([late]);
    told.begin();
    told.push(broker, told.say('No'));
    broker.publish(INBOX, old);
    told.push(broker, told.say('.'), told.end());
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'No.' });
    expect(texts()).toEqual(['Perhaps it', '', 'No', 'No.']);
  });

  test('an end that does not fit what came shows nothing, until the log has the answer', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('abc'));
    broker.publish(INBOX, told.envelope([{ seq: 1, kind: 'end', length: 4, checksum: '0'.repeat(16) }]));
    expect(asked.answer.get()).toEqual({ status: 'queued', text: '' });
    told.finish('abcd');
    await f.time.run(4_000);
    expect(asked.answer.get()).toMatchObject({ status: 'finished', text: 'abcd' });
  });

  test('what is taken back is gone at once, and why is asked for', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('Something bad'));
    told.push(broker, told.retract());
    expect(asked.answer.get().text).toBe('');
    told.told = { status: 'failed', code: 'model-filtered', reason: 'A filter ended it.' };
    await f.time.run(4_000);
    expect(asked.answer.get()).toEqual({ text: '', ...told.told });
  });

  test('the place in the queue is told, as often as the region wants to be asked', async () => {
    const { asked, told } = await ask();
    f.server.retryAfter = 7;
    told.told = { status: 'queued', priority: 'standard', position: 3, estimateSeconds: 20 };
    await f.time.run(20_000);
    expect(asked.answer.get()).toEqual({ status: 'queued', text: '', position: 3, estimateSeconds: 20 });
    expect(gets(asked.id).length).toBeLessThanOrEqual(3);
    expect(gets(asked.id).length).toBeGreaterThan(1);
  });

  test('a place in the queue that pieces have overtaken takes nothing back', async () => {
    const { asked, told } = await ask();
    await f.time.until(() => told.asked.length === 1);
    told.begin();
    told.push(broker, told.say('a'));
    await f.time.run(1_000);
    expect(asked.answer.get()).toEqual({ status: 'streaming', text: 'a' });
  });

  test('a run that nobody works at any more is void, and shown again should somebody do after all', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('a'));
    told.told = { status: 'queued', priority: 'standard' };
    await f.time.run(3_500);
    expect(asked.answer.get()).toEqual({ status: 'queued', text: '' });
    told.told = { status: 'streaming' };
    told.push(broker, told.say('b'));
    await f.time.run(500);
    expect(asked.answer.get()).toEqual({ status: 'streaming', text: 'ab' });
  });

  test('without a broker, an answer is asked for as it grows', async () => {
    client.close();
    client = await f.start();
    const asked = answersOf(client).ask(session, { text: 'why?' });
    const told = new FakeAnswer(f.server, { session: session.id, id: asked.id });
    look(asked.answer);
    await f.time.until(() => f.server.effectsOf(asked.id) === 1);
    told.begin();
    for (const word of ['It ', 'is ', 'so.']) {
      told.say(word);
      await f.time.run(2_000);
    }
    told.end();
    await f.time.run(2_000);
    told.finish();
    await f.time.run(4_000);
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'It is so.', answerId: ANSWER_ID });
    expect(texts().slice(-2)).toEqual(['It is so.', 'It is so.']);
    expect(texts()).toContain('It ');
  });

  test('a new connection asks at once for what was missed', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('a'));
    broker.open[0]?.drop();
    told.say('b');
    const before = f.time.nowMs();
    await f.time.until(() => broker.open.length > 0 && asked.answer.get().text === 'ab');
    expect(f.time.nowMs() - before).toBeLessThan(2_000);
    told.push(broker, told.say('c'), told.end());
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'abc' });
  });

  test('who follows the session hears the end from its log', async () => {
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
    const told = new FakeAnswer(f.server, { session: session.id, id: ANSWER_ID, author: AUTHOR });
    const { answer } = answersOf(client).follow(session, { id: told.id, source: BEN });
    look(answer);
    told.begin();
    told.push(broker, told.say('not yours'));
    expect(answer.get().text).toBe('');
  });

  test('a question survives a reload, and its answer is found again', async () => {
    f.server.faults.down.us = f.server.faults.down.eu = f.server.faults.down.ap = 'refuses';
    const { id } = answersOf(client).ask(session, { text: 'why?' });
    await f.time.run(5_000);
    client.close();
    client = await f.start({}, { webSocket: broker.webSocket });
    for (const region of ['us', 'eu', 'ap']) delete f.server.faults.down[region];
    const [again] = answersOf(client).asked(session);
    expect(again?.id).toBe(id);
    look((again as Asked).answer);
    const told = new FakeAnswer(f.server, { session: session.id, id });
    await f.time.until(() => f.server.effectsOf(id) === 1);
    told.begin();
    told.say('So.');
    told.end();
    told.finish();
    await f.time.run(10_000);
    expect(again?.answer.get()).toEqual({ status: 'finished', text: 'So.', answerId: ANSWER_ID });
    expect(answersOf(client).asked(session)).toEqual([]);
    expect(f.server.effectsOf(id)).toBe(1);
  });

  test('a question that is refused has failed, and nobody is asked for its answer', async () => {
    f.server.faults.next.push({ status: 422 });
    const asked = answersOf(client).ask(session, { text: 'why?', model: 'unknown' });
    look(asked.answer);
    await f.time.run(60_000);
    expect(asked.answer.get()).toMatchObject({ status: 'failed', text: '' });
    expect(await asked.intent.done).toMatchObject({ status: 'failed' });
    expect(gets(asked.id)).toEqual([]);
  });

  test('is cancelled by an intent, and stays what it became meanwhile', async () => {
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

  test('another region that has the question too tells its answer from the beginning', async () => {
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('From us: a'));
    f.server.faults.down.us = 'refuses';
    broker.dead.add('ws://us/mqtt');
    const elsewhere = new FakeAnswer(f.server, { session: session.id, id: asked.id });
    elsewhere.begin();
    elsewhere.say('Elsewhere: b');
    broker.open[0]?.drop();
    await f.time.until(() => asked.answer.get().text === 'Elsewhere: b', 60_000);
    told.say('never heard');
    elsewhere.push(broker, elsewhere.say('.'), elsewhere.end());
    await f.time.run(1_000);
    expect(asked.answer.get()).toEqual({ status: 'finished', text: 'Elsewhere: b.' });
    expect(texts().every((text) => !text.includes('us: aE'))).toBe(true);
  });

  test('a region that is busy is left in peace, and asked again', async () => {
    const { asked, told } = await ask();
    await f.time.run(1_500);
    f.server.faults.next.push({ status: 429, retryAfter: 9 });
    told.begin();
    told.say('a');
    await f.time.run(9_000);
    expect(asked.answer.get().text).toBe('');
    await f.time.run(5_000);
    expect(asked.answer.get().text).toBe('a');
  });

  test('nobody is asked for an answer that nobody listens to, nor after the client has closed', async () => {
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
