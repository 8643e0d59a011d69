import { createMeridian, type MeridianOptions, type Realtime, type Sink } from 'meridian/client';

/** A transport of one's own beside the API: here one that looks when it is told to. */
export async function ownTransport(options: MeridianOptions): Promise<string[]> {
  const sinks = new Set<Sink>();
  const realtime: Realtime = {
    open: (_sessionId, sink) => {
      sinks.add(sink);
      return () => sinks.delete(sink);
    },
  };
  const meridian = await createMeridian({ ...options, ports: { realtime } });
  const states: string[] = [];
  meridian.connection.subscribe(({ state }) => states.push(state));
  meridian.outbox.subscribe(({ queued, accepted }) => states.push(`${queued} queued, ${accepted} accepted`));
  const session = await meridian.createSession();
  session.status.subscribe((status) => states.push(status));
  const stop = session.profile.subscribe(() => undefined);
  await meridian.intents()[0]?.done;
  for (const sink of sinks) await sink.check(); // or: sink.commit({ lane, version, events }), sink.heads({ [lane]: version })
  stop();
  meridian.wake(); // the network is back: no waiting
  meridian.close();
  return states;
}
