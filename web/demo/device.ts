import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type ConnectionState,
  createMeridian,
  type Meridian,
  memoryStorage,
  type Notice,
  type OutboxCounts,
} from '../../client/index.ts';
import type { Deployment } from '../deployment.ts';
import type { Place } from '../places.ts';
import { readableSignal } from '../readable-signal.ts';
import type { Person } from '../sign-in/sign-in.ts';
import { type DeviceDatabase, deviceDatabase } from './device-database.ts';
import { type Network, switchableNetwork } from './network.ts';
import { openRoom, type Room } from './room.ts';

/** One device of a person: a client of its own, somewhere in the world. */
export interface Device {
  readonly id: string;
  readonly person: Person;
  readonly place: Place;
  readonly client: Meridian;
  readonly network: Network;
  readonly connection: ReadonlySignal<ConnectionState>;
  readonly outbox: ReadonlySignal<OutboxCounts>;
  /** The session that it shows, once there is one. */
  readonly room: ReadonlySignal<Room | undefined>;
  /** What an application told its person last, until they have seen it. */
  readonly notice: Signal<Notice | undefined>;
  enter(sessionId: string, userKey: string): Room;
  /** Whether an event was made here, since the page was loaded. */
  made(eventId: string): boolean;
  turnNetwork(isOn: boolean): void;
  /** What is in its outbox stays with the browser. */
  close(): void;
  /** Closes it, and leaves nothing of it in the browser. */
  erase(): Promise<void>;
  /** Does so once it has sent what it still held. */
  eraseWhenSent(): Promise<void>;
}

export interface DeviceName {
  readonly id: string;
  readonly person: Person;
  readonly place: Place;
}

/** Opens a device, with what its outbox still holds. */
export async function openDevice(deployment: Deployment, { id, person, place }: DeviceName): Promise<Device> {
  const network = switchableNetwork();
  const database = databaseOf(id, person);
  const client = await createMeridian({
    edge: deployment.edge,
    regions: deployment.regions,
    getToken: (asked) => person.token(asked),
    headers: deployment.headersAt(place),
    timeoutMs: deployment.timeoutMs,
    ports: {
      fetch: network.fetch,
      webSocket: network.webSocket,
      storage: database.storage,
    },
  });
  const connection = readableSignal(client.connection);
  const outbox = readableSignal(client.outbox);
  const room = signal<Room | undefined>(undefined);
  const notice = signal<Notice | undefined>(undefined);
  const deafen = client.onNotice((told) => {
    notice.value = told;
  });
  const made = new Set<string>();
  const isOwn = (eventId: string) => made.has(eventId);
  const close = () => {
    for (const end of [() => room.peek()?.close(), connection.stop, outbox.stop, deafen, client.close]) end();
  };
  const erase = () => {
    close();
    return database.erase();
  };
  return {
    ...{ id, person, place, client, network, room, notice, made: isOwn },
    connection: connection.value,
    outbox: outbox.value,
    enter(sessionId, userKey) {
      room.peek()?.close();
      const note = (eventId: string) => void made.add(eventId);
      const opened = openRoom({ client, sessionId, userKey, made: note, isOwn });
      room.value = opened;
      return opened;
    },
    turnNetwork(isOn) {
      network.turn(isOn);
      if (isOn) client.wake();
    },
    close,
    erase,
    async eraseWhenSent() {
      await whenSent(client);
      await erase();
    },
  };
}

/** Whoever comes with a token is a stranger after a reload: nobody could open again what is kept of them. */
function databaseOf(id: string, { by }: Person): DeviceDatabase {
  return by === 'token' ? { storage: memoryStorage(), erase: () => Promise.resolve() } : deviceDatabase(id);
}

function whenSent({ outbox }: Meridian): Promise<void> {
  return new Promise((resolve) => {
    const look = () => outbox.get().queued === 0 && resolve();
    outbox.subscribe(look);
    look();
  });
}
