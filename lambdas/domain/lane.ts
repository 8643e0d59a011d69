import type { MeridianEvent } from '../contract/events.ts';
import { Limits } from '../contract/limits.ts';
import { canonical } from './canonical.ts';
import type { JsonObject } from './json.ts';
import { blank, copyOf, foldPatch, foldRegisters, type Register } from './register.ts';
import { newest, type Stamp } from './stamp.ts';

/** An event with its place in the order. */
export interface StampedEvent {
  readonly event: MeridianEvent;
  readonly stamp: Stamp;
}

/** What one append stored: events of one session, in one item. */
export interface Commit {
  readonly lane: string;
  readonly version: number;
  /** RFC 3339; never decreases along a lane. */
  readonly committedAt: string;
  readonly events: readonly StampedEvent[];
  /** W3C trace contexts, one for each event. */
  readonly traceparents: readonly string[];
  /** Messages of the lane up to and with this commit: unread counts are differences of it. */
  readonly messages: number;
}

/** A lane folded up to a version. */
export interface LaneFold {
  readonly lane: string;
  readonly version: number;
  readonly committedAt: string;
  readonly messages: number;
  /** Newest stamp folded. */
  readonly newest: Stamp | undefined;
  readonly registers: Register;
  /** The youngest identities, oldest first, with the version that has them. */
  readonly recent: Map<string, number>;
  /** Newest event id that `recent` ever let go; ids above it are in `recent` or nowhere in the lane. */
  readonly released: string;
}

/** Whose event it is: every deduplication goes by it, so that nobody can occupy another author's id. */
export function identityOf(event: Pick<MeridianEvent, 'id' | 'source'>): string {
  return `${event.id}#${event.source}`;
}

/** The author's id and key of an identity. */
export function partsOf(identity: string): { id: string; source: string } {
  const at = identity.indexOf('#');
  return { id: identity.slice(0, at), source: identity.slice(at + 1) };
}

/** An event with its stamp. `sha256` gives the digest in hexadecimal; the domain does no cryptography itself. */
export function stamped(event: MeridianEvent, sha256: (text: string) => string): StampedEvent {
  const digest = sha256(canonical([event.type, event.data])).slice(0, 32);
  return { event, stamp: { id: event.id, source: event.source, digest } };
}

/** A lane before its first commit. */
export function emptyLane(lane: string): LaneFold {
  return {
    lane,
    version: 0,
    committedAt: '',
    messages: 0,
    newest: undefined,
    registers: blank(),
    recent: new Map(),
    released: '',
  };
}

/** A copy that can be folded while the original stays as it is. */
export function copyOfLane(lane: LaneFold): LaneFold {
  return { ...lane, registers: copyOf(lane.registers), recent: new Map(lane.recent) };
}

/** The lane after its next commit. Registers and identities of the lane that is handed in are changed in place. */
export function evolve(lane: LaneFold, commit: Commit): LaneFold {
  let newestStamp = lane.newest;
  for (const { event, stamp } of commit.events) {
    lane.recent.set(identityOf(event), commit.version);
    foldEvent(lane.registers, event, stamp);
    newestStamp = newest(newestStamp, stamp);
  }
  const { version, committedAt, messages } = commit;
  return { ...lane, version, committedAt, messages, newest: newestStamp };
}

/** Folds what an event says of the profile; messages and members have items of their own. */
export function foldEvent(registers: Register, event: MeridianEvent, stamp: Stamp): void {
  if (event.type === 'profile.patched') {
    foldPatch(registers, event.data as JsonObject, stamp);
  }
}

/** Lets the oldest identities go once there are too many: what is let go belongs into IDS items. */
export function release(lane: LaneFold): { lane: LaneFold; released: ReadonlyMap<string, number> } {
  const excess = lane.recent.size - Limits.ringIdentities;
  if (excess <= 0) {
    return { lane, released: new Map() };
  }
  const entries = [...lane.recent];
  const released = entries.slice(0, excess);
  return {
    lane: { ...lane, recent: new Map(entries.slice(excess)), released: newestId(lane.released, released) },
    released: new Map(released),
  };
}

function newestId(known: string, entries: readonly [identity: string, version: number][]): string {
  const ids = entries.map(([identity]) => partsOf(identity).id);
  return [known, ...ids].sort().at(-1) as string;
}

/** Whether the lane may have let the identity go, so that its IDS item must be asked. */
export function mayHaveReleased(lane: LaneFold, identity: string): boolean {
  return partsOf(identity).id <= lane.released;
}

/** A session as far as it is visible here: all its lanes, merged. */
export interface SessionState {
  readonly registers: Register;
  /** Lane → version of its contiguous prefix. */
  readonly heads: Readonly<Record<string, number>>;
  readonly newest: Stamp | undefined;
}

/** Merges lanes. Lanes without a commit say nothing. */
export function mergeLanes(lanes: readonly LaneFold[]): SessionState {
  const written = lanes.filter((lane) => lane.version > 0);
  const registers = blank();
  for (const lane of written) {
    foldRegisters(registers, lane.registers);
  }
  return {
    registers,
    heads: Object.fromEntries(written.map((lane) => [lane.lane, lane.version])),
    newest: written.map((lane) => lane.newest).reduce(newest, undefined),
  };
}
