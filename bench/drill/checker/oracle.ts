import { canonical } from '../../../lambdas/domain/canonical.ts';
import type { JsonObject } from '../../../lambdas/domain/json.ts';
import { stamped } from '../../../lambdas/domain/lane.ts';
import { isNewer, type Stamp } from '../../../lambdas/domain/stamp.ts';
import { sha256Hex } from '../../../lambdas/platform/sha256-hex.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Heads, Write } from '../history.ts';
import { mergeInto } from './merge-into.ts';

/** A patch with its place in the order and in a lane. */
interface Patch {
  readonly stamp: Stamp;
  readonly data: JsonObject;
  readonly lane: string;
  readonly version: number;
}

/** Says what a session's profile has to be: RFC 7396 applied in the order of stamps, by code of its own. */
export interface Oracle {
  /** The canonical text of what these heads come to. */
  at(heads: Heads): string;
}

/** @param commits all of one session */
export function oracleOf(commits: readonly StoredCommit[]): Oracle {
  const patches = inOrder(commits.flatMap(patchesIn));
  return {
    at: (heads) => textOf(patches.filter(({ lane, version }) => version <= (heads[lane] ?? 0))),
  };
}

/** What accepted patches and committed ones come to together, each identity once. */
export function expectedProfile(commits: readonly StoredCommit[], accepted: readonly Write[]): string {
  const claimed = accepted.filter(({ type }) => type === 'profile.patched').flatMap(patchOf);
  const known = new Map([...claimed, ...commits.flatMap(patchesIn)].map((patch) => [keyOf(patch), patch]));
  return textOf(inOrder([...known.values()]));
}

function patchesIn({ lane, version, events }: StoredCommit): Patch[] {
  return events
    .filter(({ event }) => event.type === 'profile.patched')
    .map(({ event, stamp }) => ({ stamp, data: event.data as JsonObject, lane, version }));
}

function patchOf({ eventId, author, session, type, data }: Write): Patch[] {
  if (eventId === undefined) return [];
  const event = {
    specversion: '1.0',
    id: eventId,
    source: author,
    type,
    subject: session,
    time: '',
    data,
  } as const;
  const { stamp } = stamped(event as Parameters<typeof stamped>[0], sha256Hex);
  return [{ stamp, data: data as JsonObject, lane: '', version: 0 }];
}

function keyOf({ stamp: { id, source } }: Patch): string {
  return `${id} ${source}`;
}

function inOrder(patches: Patch[]): Patch[] {
  return patches.sort((a, b) => (isNewer(a.stamp, b.stamp) ? 1 : -1));
}

function textOf(patches: readonly Patch[]): string {
  const profile: Record<string, unknown> = {};
  for (const { data } of patches) mergeInto(profile, data);
  return canonical(profile);
}
