import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { Cursor } from '../../lambdas/domain/cursor.ts';
import type { JsonObject } from '../../lambdas/domain/json.ts';
import { blank, copyOf, foldPatch, type Register, textOf } from '../../lambdas/domain/register.ts';
import type { Stamp } from '../../lambdas/domain/stamp.ts';

/** A state as the API answered it. */
export interface Base {
  readonly profile: JsonObject;
  readonly heads: Cursor;
  /** Newest event id in it, as `Meridian-Clock` has it; empty before the first event. */
  readonly clock: string;
}

/** What the server is known to have of a session's profile. */
export interface Confirmed {
  readonly base: Base;
  readonly registers: Register;
}

/** A commit as far as the fold looks at it. */
export interface FoldedCommit {
  readonly lane: string;
  readonly version: number;
  /** Messages of the lane up to and with it, where the server tells. */
  readonly messages?: number;
  readonly events: readonly MeridianEvent[];
}

/** A patch of one's own that no answer has confirmed yet. */
export interface PendingPatch {
  readonly eventId: string;
  readonly patch: JsonObject;
}

/** After every author's key, which is hexadecimal: at the same id, one's own guess shows. */
const OWN = '~';

export const UNKNOWN: Base = { profile: {}, heads: {}, clock: '' };

/** A state goes in as one patch at its newest event: whatever is newer folds over it just as on the server. */
export function confirmedFrom(base: Base): Confirmed {
  const registers = blank();
  foldPatch(registers, base.profile, { id: base.clock, source: '', digest: '' });
  return { base, registers };
}

/**
 * Folds a commit in, in place. False where that cannot be told from a state alone: a patch that is older than the
 * newest of the base may belong below or above any of its values, so that the server has to be asked again.
 */
export function foldCommit({ base, registers }: Confirmed, commit: FoldedCommit): boolean {
  if (commit.version <= (base.heads[commit.lane] ?? 0)) return true;
  const patches = commit.events.filter(({ type }) => type === 'profile.patched');
  const newer = patches.filter(({ id }) => id > base.clock);
  for (const { id, source, data } of newer) {
    foldPatch(registers, data as JsonObject, { id, source, digest: '' });
  }
  return newer.length === patches.length;
}

/** The profile with one's own patches over it, in RFC 8785 text. */
export function shownText({ base, registers }: Confirmed, pending: Iterable<PendingPatch>): string {
  const shown = copyOf(registers);
  for (const { eventId, patch } of pending) foldPatch(shown, patch, pendingStamp(eventId, base.clock));
  return textOf(shown);
}

/**
 * A patch older than the base goes right above it, in the order of the ids: where its place is only the server
 * knows, and an edit must not vanish from under the hands of who made it.
 */
function pendingStamp(eventId: string, clock: string): Stamp {
  return eventId > clock
    ? { id: eventId, source: OWN, digest: '' }
    : { id: clock, source: OWN, digest: eventId };
}
