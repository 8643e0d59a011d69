import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Heads } from '../history.ts';
import { mergeInto } from './merge-into.ts';
import { rankOf } from './rank.ts';

/** A patch with its place in the order and in a lane. */
interface Patch {
  readonly rank: string;
  readonly data: JsonObject;
  readonly lane: string;
  readonly version: number;
}

/** Says what a session's profile has to be: RFC 7396 applied in the order of ranks, by code of its own. */
export interface Oracle {
  /** The canonical text of what these heads come to. */
  at(heads: Heads): string;
  /** The canonical text of what everything comes to. */
  whole(): string;
}

/** @param commits all of one session */
export function oracleOf(commits: readonly StoredCommit[]): Oracle {
  const patches = inOrder(commits.flatMap(patchesIn));
  return {
    whole: () => textOf(patches),
    at: (heads) => textOf(patches.filter(({ lane, version }) => version <= (heads[lane] ?? 0))),
  };
}

function patchesIn({ lane, version, events }: StoredCommit): Patch[] {
  return events
    .filter(({ type }) => type === 'profile.patched')
    .map((event) => ({ rank: rankOf(event), data: event.data as JsonObject, lane, version }));
}

function inOrder(patches: Patch[]): Patch[] {
  return patches.sort((a, b) => (a.rank < b.rank ? -1 : 1));
}

function textOf(patches: readonly Patch[]): string {
  const profile: Record<string, unknown> = {};
  for (const { data } of patches) mergeInto(profile, data);
  return canonical(profile);
}
