import { IDBFactory } from 'fake-indexeddb';
import { type Place, placeOf } from '../../web/places.ts';
import type { Person } from '../../web/sign-in/sign-in.ts';

export const SESSION = '04e7b635d095307a7376854e59d29614.01a1fa7a-e5d0-7000-9c75-8c4c1458a716';
export const SEOUL: Place = placeOf('KR');

/** What the demo's stage is to a test; it takes more of a browser than is known of here. */
export interface StageUnderTest {
  readonly devices: { readonly value: readonly DeviceUnderTest[] };
  readonly unsent: number;
  begin(person: Person, place: Place, sessionId?: string): Promise<void>;
  resume(): Promise<void>;
  remove(device: DeviceUnderTest): void;
  leave(): Promise<void>;
}

export interface DeviceUnderTest {
  readonly id: string;
  readonly room: { readonly value: { update(patch: object): unknown } | undefined };
  close(): void;
}

type Factory = InstanceType<typeof IDBFactory>;

/** The part of an opened database that is looked at. */
interface Opened {
  transaction(name: string): { objectStore(name: string): { getAll(): Request<unknown[]> } };
  close(): void;
}

interface Request<T> {
  readonly result: T;
  onsuccess: unknown;
  onerror: unknown;
}

/** A browser with a page in it, and a service that can be cut off. */
export interface FakePage {
  readonly indexedDB: Factory;
  readonly localStorage: Map<string, string>;
  /** Whether regions take what is sent; at first they do not. */
  isReachable: boolean;
  /** Signed in by the local issuer. */
  readonly kim: Person;
  newStage(): StageUnderTest;
  /** Every text that the browser still keeps in any database. */
  texts(): Promise<string[]>;
}

/** Puts the globals of a page in place. */
export function fakePage(): FakePage {
  const indexedDB = new IDBFactory();
  const localStorage = new Map<string, string>();
  const page = { isReachable: false };
  const anyone = { kind: 'anyone', as: async (subject: string) => personNamed(subject, 'anyone') };
  Object.assign(globalThis, {
    indexedDB,
    location: { hash: '', origin: 'http://edge' },
    addEventListener: () => undefined,
    localStorage: {
      getItem: (key: string) => localStorage.get(key) ?? null,
      setItem: (key: string, text: string) => void localStorage.set(key, text),
      removeItem: (key: string) => void localStorage.delete(key),
    },
    fetch: async (url: string, init: { body?: string }) => serve(page.isReachable, url, init.body),
  });
  const { Stage } = jest.requireActual('../../web/demo/stage.ts');
  const deployment = {
    ...{ edge: 'http://edge', regions: ['us-east-1'], ways: [anyone], timeoutMs: 500, headersAt: () => ({}) },
  };
  return Object.assign(page, {
    indexedDB,
    localStorage,
    kim: personNamed('Kim', 'anyone'),
    newStage: () => new Stage(deployment) as StageUnderTest,
    texts: () => textsIn(indexedDB),
  });
}

export function personNamed(name: string, by: Person['by']): Person {
  return { subject: name, tenant: undefined, name, by, token: async () => 'token' };
}

/** All that is read of a session in which nothing has happened. */
const NOTHING = { status: 'pending', messages: [], commits: [], profile: {}, next: '', complete: true };

function serve(isReachable: boolean, url: string, body: string | undefined): Response {
  if (url.endsWith('/v1/realtime')) return Response.json({ clientIdPrefix: `${SESSION.split('.')[0]}~` });
  if (!isReachable) throw new TypeError('Nobody answers.');
  if (!url.endsWith('/v1/batch')) return Response.json(NOTHING);
  const { commands } = JSON.parse(String(body)) as { commands: readonly unknown[] };
  return Response.json({ results: commands.map(() => ({ status: 202, sessionId: SESSION })) });
}

async function textsIn(factory: Factory): Promise<string[]> {
  const texts: string[] = [];
  for (const { name = '' } of await factory.databases()) {
    const database = await answerOf(factory.open(name) as unknown as Request<Opened>);
    texts.push(...(await answerOf(database.transaction('kept').objectStore('kept').getAll())).map(String));
    database.close();
  }
  return texts;
}

function answerOf<T>(request: Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
}
