import type { Ports } from '../../../lambdas/apply/ports.ts';

/**
 * What befalls the n-th call of any port. `dies before` and `dies after`: the process ends there, and no later
 * call of it reaches anything. `fails`: only that call throws.
 */
export type Fate = 'dies before' | 'dies after' | 'fails';

type Call = (...args: never[]) => Promise<unknown>;

/** Ports of a process to which something happens at its n-th call. */
export function mortal(ports: Ports, fate: Fate, nth: number): { ports: Ports; calls: string[] } {
  const calls: string[] = [];
  let isDead = false;
  const fallible =
    (name: string, call: Call): Call =>
    async (...args) => {
      if (isDead) {
        throw new Error('The process is dead.');
      }
      calls.push(name);
      const isItsTurn = calls.length === nth;
      const done = isItsTurn && fate !== 'dies after' ? undefined : await call(...args);
      if (isItsTurn) {
        isDead = fate !== 'fails';
        throw new Error(`The process ${fate} call ${nth}, ${name}.`);
      }
      return done;
    };
  const wrapped = <T extends object>(port: T): T =>
    Object.fromEntries(Object.entries(port).map(([name, call]) => [name, fallible(name, call as Call)])) as T;
  const { events, snapshots } = ports.stores;
  return {
    calls,
    ports: {
      ...ports,
      stores: { events: wrapped(events), snapshots: wrapped(snapshots) },
      sessions: wrapped(ports.sessions),
      publisher: wrapped(ports.publisher),
      redelivery: wrapped(ports.redelivery),
      asks: ports.asks && wrapped(ports.asks),
    },
  };
}
