import type { Gate } from './process.ts';

/** An execution environment: it remembers between invocations, and runs one at a time. */
export interface Environment<T> {
  readonly handle: T;
  /** Of the invocation that it runs. */
  gate: Gate | undefined;
}

/** The environments of one function in one region. */
export interface Pool<T> {
  /** An idle environment, else a new one. */
  take(gate: Gate): Environment<T>;
  giveBack(environment: Environment<T>): void;
  /** From now on every start is a cold one. */
  forget(): void;
}

/** @param create makes an environment's handle, whose calls of the world pass the gate that stands then */
export function poolOf<T>(create: (gate: () => Gate) => T): Pool<T> {
  let idle: Environment<T>[] = [];
  let known = new WeakSet<Environment<T>>();
  const fresh = (): Environment<T> => {
    const environment: Environment<T> = { handle: create(() => gateOf(environment)), gate: undefined };
    known.add(environment);
    return environment;
  };
  return {
    take(gate) {
      const environment = idle.shift() ?? fresh();
      environment.gate = gate;
      return environment;
    },
    giveBack(environment) {
      if (known.has(environment)) {
        idle.push(environment);
      }
    },
    forget() {
      idle = [];
      known = new WeakSet();
    },
  };
}

function gateOf<T>({ gate }: Environment<T>): Gate {
  if (gate === undefined) {
    throw new Error('An environment calls the world outside of an invocation.');
  }
  return gate;
}
