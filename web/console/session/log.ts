import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { blank, copyOf, foldPatch, type Register, textOf } from '../../../lambdas/domain/register.ts';

/** A commit as `GET …/events` tells it. */
export interface LoggedCommit {
  readonly lane: string;
  readonly version: number;
  readonly committedAt: string;
  readonly events: readonly MeridianEvent[];
}

/** One moment of a session: a commit, and the state after it and all before it. */
export interface Moment {
  readonly commit: LoggedCommit;
  readonly state: JsonObject;
}

/**
 * Every moment of a session, in the order in which its regions committed; by their clocks, which is as near as one
 * can come. The state is the server's own fold.
 */
export function momentsOf(commits: readonly LoggedCommit[]): Moment[] {
  const root = blank();
  return [...commits].sort(byTime).map((commit) => {
    for (const event of commit.events) fold(root, event);
    return { commit, state: JSON.parse(textOf(copyOf(root))) as JsonObject };
  });
}

function fold(root: Register, { type, id, source, data }: MeridianEvent): void {
  // A digest decides only between two bodies under one id, which an honest client never sends.
  if (type === 'profile.patched') foldPatch(root, data as JsonObject, { id, source, digest: '' });
}

function byTime(one: LoggedCommit, other: LoggedCommit): number {
  if (one.committedAt !== other.committedAt) return one.committedAt < other.committedAt ? -1 : 1;
  return one.lane === other.lane ? one.version - other.version : Number(one.lane > other.lane) - 0.5;
}
