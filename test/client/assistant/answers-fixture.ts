import { type Asked, answersOf, type ShownAnswer } from '../../../client/answers.ts';
import type { Meridian } from '../../../client/index.ts';
import type { Ports } from '../../../client/ports.ts';
import { mint, START } from '../../../lambdas/domain/event-id.ts';
import { fixture } from '../client-fixture.ts';
import { AUTHOR, eventOf } from '../fake-meridian.ts';
import { FakeBroker } from '../realtime/fake-broker.ts';
import { seededBytes } from '../virtual-time.ts';
import { FakeAnswer } from './fake-answer.ts';

const open: Meridian[] = [];

/** Ends what a test has begun. */
export function closeClients(): void {
  for (const client of open.splice(0)) client.close();
}

/** A client that hears pushes, before a session to ask in. */
export async function asking() {
  const f = fixture();
  const broker = new FakeBroker(f.time);
  const eventId = mint(START, { nowMs: f.time.nowMs(), random: seededBytes(9)(8) }).id;
  const session = { id: `${AUTHOR}.${eventId}` };
  f.server.commit('us', session.id, [eventOf(session.id, { type: 'session.create', eventId })]);
  const heard = { webSocket: broker.webSocket };
  const start = async (parts: Partial<Ports> = heard) => {
    const client = await f.start({}, parts);
    open.push(client);
    return client;
  };
  const client = await start();
  client.onNotice(() => undefined);
  await f.time.until(() => client.connection.get().realtime === 'push');
  const seen: ShownAnswer[] = [];
  const look = (answer: Asked['answer']) => answer.subscribe((now) => seen.push(now));

  /** A question that was asked and taken, and whoever listens to its answer. */
  async function ask(): Promise<{ asked: Asked; told: FakeAnswer; stop: () => void }> {
    const asked = answersOf(client).ask(session, { text: 'why?', priority: 'interactive' });
    const told = new FakeAnswer(f.server, { session: session.id, id: asked.id });
    const stop = look(asked.answer);
    await f.time.until(() => f.server.effectsOf(asked.id) === 1);
    return { asked, told, stop };
  }

  return {
    f,
    broker,
    client,
    session,
    ask,
    look,
    /** Closes the client and starts the program anew. */
    restart: (parts?: Partial<Ports>) => {
      closeClients();
      return start(parts);
    },
    gets: (id: string) => f.server.requests.filter(({ path }) => path.endsWith(`/completions/${id}`)),
    texts: () => seen.map(({ text }) => text),
  };
}
