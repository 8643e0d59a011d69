import type { Ports } from '../../../lambdas/apply/ports.ts';
import { type Fate, mortality } from '../mortality.ts';

/** Ports of a process to which something happens at its n-th call. */
export function mortal(ports: Ports, fate: Fate, nth: number): { ports: Ports; calls: string[] } {
  const { calls, wrapped } = mortality(fate, nth);
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
