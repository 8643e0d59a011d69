import { WebSocket } from 'ws';
import { createMeridian, type Presence } from '../../client/index.ts';
import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { type Shown, shownAfter } from './shown.ts';

/** A device of the client library that looks who of a session is online. */
export interface Watcher {
  /**
   * Waits until all of these people are shown so at once.
   * @returns since when, by `performance.now()`, for each; `Infinity` for who was not in time
   */
  shown(people: readonly string[], isOnline: boolean, withinMs: number): Promise<number[]>;
  close(): void;
}

interface Seat {
  readonly session: string;
  readonly token: string;
  /** Where the edge takes the device to be. */
  readonly country: string;
}

const CONNECTED_WITHIN_MS = 30_000;

/** @throws Error with a sentence where it gets no connection to a broker */
export async function openWatcher(cloud: CloudProcess, { session, token, country }: Seat): Promise<Watcher> {
  const client = await createMeridian({
    edge: cloud.endpoints.edge,
    regions: cloud.regions,
    getToken: () => token,
    headers: { 'cloudfront-viewer-country': country },
    timeoutMs: 10_000,
    ports: { webSocket: (url, protocol) => new WebSocket(url, protocol, { perMessageDeflate: false }) },
  });
  let shown: Shown = new Map();
  const note = (presence: Presence) => {
    shown = shownAfter(shown, presence, performance.now());
  };
  client.session(session).presence.subscribe(note);
  const state = await until(
    async () => client.connection.get().realtime,
    (realtime) => realtime === 'push',
    CONNECTED_WITHIN_MS,
  );
  if (state !== 'push') throw new Error(`The watching device is ${state} instead of connected.`);
  return {
    shown: async (people, isOnline, withinMs) => {
      const since = async () => people.map((person) => sinceWhen(shown, person, isOnline));
      return until(since, (all) => all.every(Number.isFinite), withinMs);
    },
    close: () => client.close(),
  };
}

function sinceWhen(shown: Shown, person: string, isOnline: boolean): number {
  const now = shown.get(person);
  return now?.isOnline === isOnline ? now.sinceMs : Number.POSITIVE_INFINITY;
}
