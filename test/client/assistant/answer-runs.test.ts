import { INBOX } from '../fake-meridian.ts';
import { asking, closeClients } from './answers-fixture.ts';
import { FakeAnswer } from './fake-answer.ts';

describe('the assistant’s answers', () => {
  afterEach(closeClients);

  test('a piece that got lost is asked for after a moment, and nothing past it shows before', async () => {
    const { f, broker, ask } = await asking();
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
    const { f, broker, texts, ask } = await asking();
    const { asked, told } = await ask();
    told.begin();
    const [a, b, c] = [told.say('a'), told.say('b'), told.say('c')];
    for (const one of [b, c, b, a, a, c]) told.push(broker, one);
    expect(asked.answer.get().text).toBe('abc');
    expect(texts()).toEqual(['', 'abc']);
    await f.time.run(1_900);
    expect(told.asked).toEqual([]);
  });

  test('a run that breaks off is taken back, and the next one shown from its beginning', async () => {
    const { broker, texts, ask } = await asking();
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
    const { f, broker, ask } = await asking();
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
    const { f, broker, ask } = await asking();
    const { asked, told } = await ask();
    told.begin();
    told.push(broker, told.say('Something bad'));
    told.push(broker, told.retract());
    expect(asked.answer.get().text).toBe('');
    told.told = { status: 'failed', code: 'model-filtered', reason: 'A filter ended it.' };
    await f.time.run(4_000);
    expect(asked.answer.get()).toEqual({ text: '', ...told.told });
  });

  test('a run that nobody works at any more is void, and shown again should somebody do after all', async () => {
    const { f, broker, ask } = await asking();
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

  test('another region that has the question too tells its answer from the beginning', async () => {
    const { f, broker, session, texts, ask } = await asking();
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
});
