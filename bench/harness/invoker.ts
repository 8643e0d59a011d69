import type { Invoked, Started } from '../children/invoke.ts';
import type { Built } from './build.ts';
import { type Child, startChild } from './child-process.ts';
import { lambdaEnvironment } from './environment.ts';

/** A function in an execution environment of its own. */
export interface Invoker {
  /** Loads the bundle, and invokes it once where there is an event. */
  start(event?: unknown): Promise<Started>;
  /** Invokes it with one event after the other. */
  invoke(events: readonly unknown[]): Promise<Invoked>;
  stop(): Promise<void>;
}

/** A function, not yet loaded. */
export function invoker(built: Built, bundle: string, endpoint: string, lane?: string): Invoker {
  const child: Child = startChild(built.child('invoke'), [bundle], lambdaEnvironment(endpoint, lane));
  return {
    start: (event) => child.ask({ do: 'start', event }),
    invoke: (events) => child.ask({ do: 'invoke', events }),
    stop: child.stop,
  };
}

/** Functions that are loaded, and warm where an event is given, for as long as some work takes. */
export async function withInvokers<K extends string, T>(
  invokers: Readonly<Record<K, Invoker>>,
  warmUp: unknown,
  work: (invokers: Readonly<Record<K, Invoker>>) => Promise<T>,
): Promise<T> {
  const all = Object.values<Invoker>(invokers);
  try {
    await Promise.all(all.map((one) => one.start(warmUp)));
    return await work(invokers);
  } finally {
    await Promise.all(all.map((one) => one.stop()));
  }
}
