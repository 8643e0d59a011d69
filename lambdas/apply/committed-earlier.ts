import { identityOf } from '../domain/lane.ts';
import { broken } from '../platform/errors.ts';
import type { Placed } from '../store/event-store.ts';
import { grouped } from '../store/grouped.ts';
import type { Committed, Ports } from './ports.ts';

/**
 * Events that some lane has already, as they were committed: a repeat may carry another body under the same
 * key, and what goes out again must be what the log has. What a snapshot of another lane tells of and whose commit
 * is not here is left out: nobody waits for a region that may be gone, nor for a lane that was lost with its table.
 */
export async function committedEarlier(
  ports: Ports,
  sessionId: string,
  places: Iterable<Placed>,
): Promise<Committed[]> {
  const byCommit = grouped([...places], ({ lane, version }) => `${lane} ${version}`);
  const events = [...byCommit.values()].map((together) => eventsOf(ports, sessionId, together));
  return (await Promise.all(events)).flat();
}

/** Whether a lane is this region's, in this epoch or in one before: a message may be redelivered across them. */
export function isOfThisRegion(ownLane: string, lane: string): boolean {
  return regionOf(lane) === regionOf(ownLane);
}

async function eventsOf(ports: Ports, sessionId: string, together: readonly Placed[]): Promise<Committed[]> {
  const { lane, version } = together[0] as Placed;
  const { commits } = await ports.stores.events.past(sessionId, lane, version - 1, 1);
  const commit = commits[0];
  if (commit === undefined && lane !== ports.lane) {
    return [];
  }
  if (commit === undefined) {
    throw broken('commit-missing', `Commit ${version} of ${lane} is known and cannot be read.`, {
      ids: { sessionId },
    });
  }
  const wanted = new Set(together.map(({ identity }) => identity));
  return commit.events.flatMap((stamped, at) => {
    const candidate = { ...stamped, traceparent: commit.traceparents[at] ?? '' };
    return wanted.has(identityOf(stamped.event)) ? [{ candidate, lane, version }] : [];
  });
}

function regionOf(lane: string): string {
  return lane.slice(0, lane.lastIndexOf('.'));
}
