import type { Answer, Failure } from './answer.ts';
import { type Readable, writable } from './readable.ts';

/**
 * `unknown`: nothing was asked yet. `online`: the last attempt was answered. `offline`: it was not, in any way.
 * `signed-out`: the token is refused, or there is none.
 */
export interface ConnectionState {
  readonly state: 'unknown' | 'online' | 'offline' | 'signed-out';
  /** Region that answered last, where it is known. */
  readonly region: string | undefined;
  /**
   * How sessions are followed: `push` by a connection to a broker, `polling` by asking while there is none, which is
   * slower; `idle` where none is followed, or by a transport of the program's own.
   */
  readonly realtime: 'idle' | 'connecting' | 'push' | 'polling';
  /** Attempts without an answer since the last one that had one. */
  readonly failures: number;
  /** What the last of them failed by, such as what `getToken` threw. */
  readonly why?: string | undefined;
}

export interface Connection extends Readable<ConnectionState> {
  heard(outcome: Answer | Failure): void;
  follows(realtime: ConnectionState['realtime']): void;
}

/** What the attempts say of the network. */
export function connection(): Connection {
  const now = writable<ConnectionState>({
    state: 'unknown',
    region: undefined,
    realtime: 'idle',
    failures: 0,
  });
  const change = (after: ConnectionState) => {
    if (JSON.stringify(after) !== JSON.stringify(now.get())) now.set(after);
  };
  return {
    ...now,
    heard: (outcome) => change(stateAfter(now.get(), outcome)),
    follows: (realtime) => change({ ...now.get(), realtime }),
  };
}

function stateAfter(before: ConnectionState, outcome: Answer | Failure): ConnectionState {
  if (!outcome.failed) {
    return {
      ...before,
      state: 'online',
      region: outcome.route.region ?? before.region,
      failures: 0,
      why: undefined,
    };
  }
  const after = { ...before, failures: before.failures + 1, why: outcome.why };
  if (outcome.blames === 'rate') return after;
  return { ...after, state: outcome.blames === 'token' ? 'signed-out' : 'offline' };
}
