import type { Delays, Tally } from '../stub/tally.ts';
import type { Built } from './build.ts';
import { startChild } from './child-process.ts';

/** AWS as far as a row needs it: a server on loopback in a process of its own. */
export interface StubAws {
  readonly endpoint: string;
  /** How long each service takes to answer from now on, in milliseconds. */
  delay(delays: Delays): Promise<void>;
  /** Has a document answer whoever asks for its path. */
  publish(path: string, document: object): Promise<void>;
  /** What was called since the last time. */
  tally(): Promise<Tally>;
}

/** A stub for as long as some work takes; its tables start empty. */
export async function withStubAws<T>(built: Built, work: (aws: StubAws) => Promise<T>): Promise<T> {
  const child = startChild(built.child('stub'), [], {});
  try {
    const { port } = await child.ask<{ port: number }>({ do: 'listen' });
    return await work({
      endpoint: `http://127.0.0.1:${port}`,
      delay: (delays) => child.ask({ do: 'delay', delays }),
      publish: (path, document) => child.ask({ do: 'publish', path, document }),
      tally: () => child.ask({ do: 'tally' }),
    });
  } finally {
    await child.stop();
  }
}
