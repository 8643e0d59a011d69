import { isEventId } from '../domain/event-id.ts';
import { emptyLane, evolve, type LaneFold } from '../domain/lane.ts';
import { RequestError } from '../http/request-error.ts';
import type { Placed } from '../store/event-store.ts';
import { findIdentities, loadLanes, type Stores } from '../store/lanes.ts';
import { type Asked, invalidQuery } from './asked.ts';
import { instantOf } from './instant.ts';
import type { Ports } from './ports.ts';

/** A moment of a session, the lanes that it has, and the event that it is the moment of. */
interface Moment {
  readonly instant: string;
  readonly names: Iterable<string>;
  readonly of?: Placed;
}

/** The lanes of a session as they were committed by an instant, or by the commit of an event of the caller's. */
export async function lanesAt(ports: Ports, asked: Asked, at: string): Promise<readonly LaneFold[]> {
  const { instant, names, of }: Moment = isEventId(at)
    ? await momentOf(ports, asked, at)
    : { instant: instantIn(at), names: await namesOf(ports, asked) };
  const lanes = await Promise.all(
    [...names].map((lane) => laneAt(ports.stores, asked.sessionId, lane, instant)),
  );
  // Its commit may be here before those under it, which replication brings in any order.
  if (of && !lanes.some(({ lane, version }) => lane === of.lane && version >= of.version)) {
    throw notHere();
  }
  return lanes;
}

/** The lanes that `loadLanes` would load: configuration may have forgotten one that is retired. */
async function namesOf({ stores, lanes }: Ports, { sessionId }: Asked): Promise<Iterable<string>> {
  const snapshots = await stores.snapshots.load(sessionId);
  return new Set([...lanes, ...snapshots.map(({ fold }) => fold.lane)]);
}

function instantIn(at: string): string {
  const instant = instantOf(at);
  if (instant === undefined) {
    const example = '2026-11-20T18:00:00Z';
    throw invalidQuery('at', `is an instant in RFC 3339, such as ${example}, or an event id, not "${at}"`);
  }
  return instant;
}

async function momentOf(ports: Ports, { sessionId, caller }: Asked, eventId: string): Promise<Moment> {
  const identity = `${eventId}#${caller.userKey}`;
  const { events } = ports.stores;
  const { lanes } = await loadLanes(ports.stores, sessionId, ports.lanes);
  const found = (await findIdentities(events, sessionId, [...lanes.values()], [identity])).get(identity);
  const commit = found && (await events.past(sessionId, found.lane, found.version - 1, 1)).commits[0];
  if (found === undefined || commit === undefined) {
    throw notHere();
  }
  return { instant: commit.committedAt, names: lanes.keys(), of: found };
}

function notHere(): RequestError {
  return new RequestError('not-found', 'There is no such event of yours here.');
}

/** From the nearest checkpoint forward: at most a thousand commits, since that is how often one stands. */
async function laneAt(stores: Stores, sessionId: string, name: string, instant: string): Promise<LaneFold> {
  let lane = (await stores.events.checkpointBy(sessionId, name, instant)) ?? emptyLane(name);
  for (;;) {
    const { commits, more } = await stores.events.past(sessionId, name, lane.version);
    const past = commits.filter((commit) => commit.committedAt <= instant);
    lane = past.reduce(evolve, lane);
    if (!more || past.length < commits.length) {
      return lane;
    }
  }
}
