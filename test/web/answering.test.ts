import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { ShownMessage } from '../../lambdas/domain/modification.ts';
import { type Answering, answeringIn } from '../../web/demo/chat/answering.ts';
import type { Coming } from '../../web/demo/chat/coming.ts';
import { FakeAnswer } from '../client/assistant/fake-answer.ts';
import { type Fixture, fixture, REGIONS } from '../client/client-fixture.ts';
import { AUTHOR, eventOf } from '../client/fake-meridian.ts';
import { FakeBroker } from '../client/realtime/fake-broker.ts';
import { SESSION } from './page-fixture.ts';

const LEE = 'e'.repeat(32);

describe('answers on their way', () => {
  let f: Fixture;
  let broker: FakeBroker;
  let answering: Answering;
  let close: () => void;

  beforeEach(async () => {
    f = fixture();
    broker = new FakeBroker(f.time);
    const client = await f.start({}, { webSocket: broker.webSocket });
    client.onNotice(() => undefined);
    await f.time.until(() => client.connection.get().realtime === 'push');
    answering = answeringIn(client, { id: SESSION }, AUTHOR);
    await f.time.until(() => answering.isReady.value);
    close = () => {
      answering.stop();
      client.close();
    };
  });
  afterEach(() => close());

  /** A question of this device's person, and who answers it. */
  function ask(text: string): FakeAnswer {
    const { eventId } = answering.ask(text) as { eventId: string };
    return answered(eventId);
  }

  function answered(id: string, author = AUTHOR): FakeAnswer {
    const told = new FakeAnswer(f.server, { session: SESSION, id, author });
    told.begin();
    return told;
  }

  function questionOf({ id }: FakeAnswer): ShownMessage {
    return eventOf(SESSION, { type: 'completion.request', eventId: id, message: 'why?' }) as ShownMessage;
  }

  const hears = (told: FakeAnswer, text: string) => told.push(broker, told.say(text));
  const happens = (event: MeridianEvent) => answering.hear({ ...event, lane: 'us.1', version: 1 });
  const coming = ({ id }: FakeAnswer) => answering.answers.value.get(id) as Coming;
  const shown = () => [...answering.answers.value.values()].map(({ answer }) => answer.text);
  const cancellations = () => {
    const sent = f.server.requests.flatMap(({ body }) => (body as { commands?: object[] })?.commands ?? []);
    return sent.filter((command) => (command as { type: string }).type === 'completion.cancel');
  };

  test('keep their places, whichever grows', () => {
    const [first, second] = [ask('why?'), ask('how?')];
    hears(second, 'So');
    hears(first, 'Because');
    expect(shown()).toEqual(['Because', 'So']);
    hears(second, ' it is');
    expect(shown()).toEqual(['Because', 'So it is']);
    happens(first.finishedEvent());
    expect(shown()).toEqual(['So it is']);
  });

  test('stay, as stopped or failed, by their questions until they are dismissed', async () => {
    const [first, second, third] = [ask('why?'), ask('how?'), ask('who?')];
    const ends = () => [...answering.answers.value.values()].map(({ answer }) => answer.status);
    first.told = { status: 'cancelled' };
    second.told = { status: 'failed', code: 'model-cut', reason: 'The answer broke off; ask again.' };
    await f.time.until(() => ends().join() === 'cancelled,failed,streaming');
    expect(answering.cancel(first.id)).toBeUndefined();
    answering.dismiss(second.id);
    answering.recall([questionOf(second)]);
    await f.time.run(10_000);
    expect([...answering.answers.value.keys()]).toEqual([first.id, third.id]);
  });

  test('are known to be with a region once it has taken the question', async () => {
    for (const region of REGIONS) f.server.faults.down[region] = 'refuses';
    const told = ask('why?');
    await f.time.run(10_000);
    expect(coming(told).isSent).toBe(false);
    for (const region of REGIONS) delete f.server.faults.down[region];
    await f.time.until(() => coming(told).isSent);
  });

  test('are asked for of questions from before that have none, and of no others', async () => {
    const [stopped, whole, gone] = ['stopped', 'whole', 'gone'].map((id) => answered(id)) as [
      FakeAnswer,
      FakeAnswer,
      FakeAnswer,
    ];
    stopped.told = { status: 'cancelled' };
    const answer = whole.finishedEvent('So.') as ShownMessage;
    const deleted: ShownMessage = { ...questionOf(gone), data: {}, deleted: true };
    answering.recall([answer, deleted, questionOf(whole), questionOf(stopped)]);
    await f.time.until(() => coming(stopped)?.answer.status === 'cancelled');
    expect([...answering.answers.value.keys()]).toEqual(['stopped']);
    expect([stopped.asked.length, whole.asked, gone.asked]).toEqual([1, [], []]);
  });

  test('tell whose they are, and to which question', async () => {
    ask('why?');
    const theirs = eventOf(SESSION, { type: 'completion.request', eventId: 'theirs', message: 'how?' });
    happens({ ...theirs, source: LEE });
    await f.time.until(() => answering.answers.value.size === 2);
    const told = [...answering.answers.value.values()].map(({ asker, question }) => [asker, question]);
    expect(told).toEqual([
      [AUTHOR, 'why?'],
      [LEE, 'how?'],
    ]);
  });

  test('are stopped once, however often it is pressed and however long it takes', async () => {
    const [first, second] = [ask('why?'), ask('how?')];
    for (const region of REGIONS) f.server.faults.down[region] = 'refuses';
    expect(answering.cancel(first.id)).toBeDefined();
    hears(first, 'Because');
    await f.time.run(60_000);
    expect(answering.cancel(first.id)).toBeUndefined();
    expect([coming(first).isStopping, coming(second).isStopping]).toEqual([true, false]);
    expect(coming(first).answer.text).toBe('Because');
    for (const region of REGIONS) delete f.server.faults.down[region];
    await f.time.until(() => cancellations().length > 0);
    await f.time.run(60_000);
    expect(new Set(cancellations().map((command) => JSON.stringify(command)))).toHaveProperty('size', 1);
    expect(coming(first).isStopping).toBe(true);
  });

  test('may be stopped again where the first word was refused', async () => {
    const told = ask('why?');
    await f.time.until(() => f.server.effectsOf(told.id) === 1);
    f.server.faults.queueMs = Number.MAX_SAFE_INTEGER;
    const { eventId } = answering.cancel(told.id) as { eventId: string };
    f.server.failures.set(eventId, 'It was not to be.');
    expect(coming(told).isStopping).toBe(true);
    await f.time.until(() => !coming(told).isStopping);
    expect(answering.cancel(told.id)).toBeDefined();
  });

  test('are not stopped once they have an end', () => {
    const told = ask('why?');
    happens(told.finishedEvent('So.'));
    expect([answering.answers.value.size, answering.cancel(told.id)]).toEqual([0, undefined]);
  });
});
