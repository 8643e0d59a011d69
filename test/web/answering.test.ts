import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import { type Answering, answeringIn } from '../../web/demo/chat/answering.ts';
import { FakeAnswer } from '../client/assistant/fake-answer.ts';
import { type Fixture, fixture } from '../client/client-fixture.ts';
import { AUTHOR, eventOf } from '../client/fake-meridian.ts';
import { FakeBroker } from '../client/realtime/fake-broker.ts';
import { SESSION } from './page-fixture.ts';

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

  const hears = (told: FakeAnswer, text: string) => told.push(broker, told.say(text));
  const happens = (event: MeridianEvent) => answering.hear({ ...event, lane: 'us.1', version: 1 });
  const shown = () => [...answering.answers.value.values()].map(({ answer }) => answer.text);

  test('keep their places, whichever grows', () => {
    const [first, second] = [ask('why?'), ask('how?')];
    hears(second, 'So');
    hears(first, 'Because');
    expect(shown()).toEqual(['Because', 'So']);
    hears(second, ' it is');
    expect(shown()).toEqual(['Because', 'So it is']);
    happens(eventOf(SESSION, { type: 'completion.cancel', eventId: 'x', completion: first.id }));
    expect(shown()).toEqual(['So it is']);
  });
});
