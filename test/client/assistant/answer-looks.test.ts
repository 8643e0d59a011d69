import { type Asked, answersOf } from '../../../client/answers.ts';
import { asking, closeClients } from './answers-fixture.ts';
import { ANSWER_ID, FakeAnswer } from './fake-answer.ts';

describe('the assistant’s answers', () => {
  afterEach(closeClients);

  test('a silence is looked into, less and less often', async () => {
    const { f, broker, gets, ask } = await asking();
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

  test('the place in the queue is told, as often as the region wants to be asked', async () => {
    const { f, gets, ask } = await asking();
    const { asked, told } = await ask();
    f.server.retryAfter = 7;
    told.told = { status: 'queued', priority: 'standard', position: 3, estimateSeconds: 20 };
    await f.time.run(20_000);
    expect(asked.answer.get()).toEqual({ status: 'queued', text: '', position: 3, estimateSeconds: 20 });
    expect(gets(asked.id).length).toBeLessThanOrEqual(3);
    expect(gets(asked.id).length).toBeGreaterThan(1);
  });

  test('a place in the queue that pieces have overtaken takes nothing back', async () => {
    const { f, broker, ask } = await asking();
    const { asked, told } = await ask();
    await f.time.until(() => told.asked.length === 1);
    told.begin();
    told.push(broker, told.say('a'));
    await f.time.run(1_000);
    expect(asked.answer.get()).toEqual({ status: 'streaming', text: 'a' });
  });

  test('without a broker, an answer is asked for as it grows', async () => {
    const { f, session, restart, look, texts } = await asking();
    const asked = answersOf(await restart({})).ask(session, { text: 'why?' });
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
    const { f, broker, ask } = await asking();
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

  test('a question survives a reload, and its answer is found again', async () => {
    const { f, client, session, restart, look } = await asking();
    f.server.faults.down.us = f.server.faults.down.eu = f.server.faults.down.ap = 'refuses';
    const { id } = answersOf(client).ask(session, { text: 'why?' });
    await f.time.run(5_000);
    const again = answersOf(await restart());
    for (const region of ['us', 'eu', 'ap']) delete f.server.faults.down[region];
    const [asked] = again.asked(session);
    expect(asked?.id).toBe(id);
    look((asked as Asked).answer);
    const told = new FakeAnswer(f.server, { session: session.id, id });
    await f.time.until(() => f.server.effectsOf(id) === 1);
    told.begin();
    told.say('So.');
    told.end();
    told.finish();
    await f.time.run(10_000);
    expect(asked?.answer.get()).toEqual({ status: 'finished', text: 'So.', answerId: ANSWER_ID });
    expect(again.asked(session)).toEqual([]);
    expect(f.server.effectsOf(id)).toBe(1);
  });

  test('a region that is busy is left in peace, and asked again', async () => {
    const { f, ask } = await asking();
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
});
