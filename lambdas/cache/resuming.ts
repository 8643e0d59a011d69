import type { CacheTicket } from '../contract/cache-ticket.ts';
import type { Lead } from './asked.ts';
import { resumed } from './leading.ts';
import type { CachePorts } from './ports.ts';
import { shards } from './shards.ts';

/** Goes on with a miss that another process began. */
export type Resume = (ticket: CacheTicket) => Pick<Lead, 'keepAlive' | 'holdFor' | 'settle' | 'fail'>;

/** Apart from the cache itself, since who only keeps answers need not know what questions mean. */
export function resuming(ports: CachePorts): Resume {
  const index = shards(ports, ports.embedder.dimensions);
  return (ticket) => resumed(ticket, ports, index);
}
