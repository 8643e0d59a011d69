import type { Item } from 'dynalite/db/index.js';
import { type FaultBoard, type Faults, NO_FAULTS } from '../../faults/faults.ts';
import type { Version } from './version.ts';

/** One item's image on its way from the region that wrote it to one other. */
export interface Delivery {
  readonly from: string;
  readonly to: string;
  readonly table: string;
  readonly key: string;
  readonly version: Version;
  /** Missing for a deletion. */
  readonly image?: Item;
}

export interface Backlog {
  readonly from: string;
  readonly to: string;
  readonly pending: number;
  /** When the oldest of them was written, in milliseconds since 1970, by the clock of the region that wrote it. */
  readonly oldestAtMs: number;
}

/** Global tables' asynchronous replication: per item, in no order between items, until it has arrived. */
export interface Replication {
  send(delivery: Delivery): void;
  /** Links on which something is under way or held back. */
  backlog(): Backlog[];
  /** Stops delivering, waits for what is being applied, and answers with what has not arrived. */
  stop(): Promise<Delivery[]>;
}

export interface ReplicationOptions {
  readonly faults: FaultBoard;
  /** Applies a delivery in its target region; what it rejects is tried again. */
  apply(delivery: Delivery): Promise<void>;
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly pending: Set<Delivery>;
  /** Those of `pending` whose delay is over. */
  readonly due: Delivery[];
  readonly active: Set<Promise<void>>;
}

const MAX_ACTIVE = 16;
const RETRY_MS = 200;
/** How far `reorder` spreads deliveries even where lag is short, so that neighbours change places. */
const REORDER_SPREAD_MS = 100;

/** Starts replication between any pair of regions. */
export function createReplication({ faults, apply }: ReplicationOptions): Replication {
  const links = new Map<string, Link>();
  let stopped = false;

  function linkOf(from: string, to: string): Link {
    const name = `${from}>${to}`;
    const link = links.get(name) ?? createLink(from, to);
    links.set(name, link);
    return link;
  }

  function later(link: Link, delivery: Delivery, delayMs: number): void {
    const arrive = () => {
      link.due.push(delivery);
      const closedBy = closing(link, faults.current);
      if (closedBy !== undefined) faults.count(closedBy, link.to);
      deliverDue(link);
    };
    setTimeout(arrive, delayMs).unref();
  }

  function deliverDue(link: Link): void {
    if (closing(link, faults.current) !== undefined) return;
    while (!stopped && link.due.length > 0 && link.active.size < MAX_ACTIVE) {
      const delivery = takeNext(link, faults);
      const applied: Promise<void> = deliver(link, delivery).then(() => {
        link.active.delete(applied);
        deliverDue(link);
      });
      link.active.add(applied);
    }
  }

  async function deliver(link: Link, delivery: Delivery): Promise<void> {
    try {
      await apply(delivery);
      link.pending.delete(delivery);
    } catch (error) {
      console.warn(
        `${delivery.table} from ${link.from} to ${link.to}: will be replicated again after ${error}`,
      );
      later(link, delivery, RETRY_MS);
    }
  }

  faults.onChange(() => {
    for (const link of links.values()) deliverDue(link);
  });

  return {
    send(delivery) {
      const link = linkOf(delivery.from, delivery.to);
      link.pending.add(delivery);
      later(link, delivery, delayMs(link, faults));
    },
    backlog: () => [...links.values()].filter(({ pending }) => pending.size > 0).map(toBacklog),
    async stop() {
      stopped = true;
      await Promise.all([...links.values()].flatMap(({ active }) => [...active]));
      return [...links.values()].flatMap(({ pending }) => [...pending]);
    },
  };
}

function createLink(from: string, to: string): Link {
  return { from, to, pending: new Set(), due: [], active: new Set() };
}

function toBacklog({ from, to, pending }: Link): Backlog {
  // In the order in which they were sent, but for those that an earlier life of the cloud left.
  const [oldest] = pending;
  return { from, to, pending: pending.size, oldestAtMs: (oldest?.version.at ?? 0) / 1_000 };
}

/** As what it is counted that nothing passes a link; undefined where it is open. */
function closing({ from, to }: Link, { regions, replication }: Faults): 'refused' | 'held' | undefined {
  if (regions[from] === 'down' || regions[to] === 'down') return 'refused';
  const isParted = replication.partitions.some((pair) => pair.includes(from) && pair.includes(to));
  return isParted ? 'held' : undefined;
}

function delayMs({ from, to }: Link, { current: { replication }, draw, count }: FaultBoard): number {
  const ofLink = replication.links[`${from}>${to}`];
  if (ofLink !== undefined) count('linkLagged', to);
  else if (!isUsual(replication.lagMs)) count('lagged', to);
  const [shortest, longest] = ofLink ?? replication.lagMs;
  const lagMs = shortest + draw(`lag ${from}>${to}`) * (longest - shortest);
  if (!replication.reorder) return lagMs;
  count('reordered', to);
  return lagMs + draw(`spread ${from}>${to}`) * Math.max(longest, REORDER_SPREAD_MS);
}

function isUsual([shortest, longest]: Faults['replication']['lagMs']): boolean {
  const [usuallyShortest, usuallyLongest] = NO_FAULTS.replication.lagMs;
  return shortest === usuallyShortest && longest === usuallyLongest;
}

function takeNext({ from, to, due }: Link, { current, draw }: FaultBoard): Delivery {
  const at = current.replication.reorder ? Math.floor(draw(`order ${from}>${to}`) * due.length) : 0;
  return due.splice(at, 1)[0] as Delivery;
}
