import { covers, joined } from '../../../lambdas/domain/cursor.ts';
import { digestOf } from '../clients/reading.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Entry, Heads, Read } from '../history.ts';
import { mistagged } from './mistagged.ts';
import { type Oracle, oracleOf } from './oracle.ts';
import { putOff } from './put-off.ts';
import { shownBefore } from './shown-before.ts';
import { amidFaults, keyOf, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Asked = Entry & { readonly seen: Read };
type ReadEntry = Asked & { readonly seen: { readonly heads: Heads } };

/**
 * P4: a read is never from before what it names, and says how far it is: one that does not say may be from whenever.
 * Beyond the promise, since a region's tables only ever grow: the
 * profile is just what its heads come to, and what one region shows never goes back.
 */
export function staleReads(truth: Truth): Verdict {
  const all = seenIn(truth.entries, 'read');
  const served = all.filter(({ status }) => status === 200 || status === 304);
  const reads = served.filter(isTold);
  const unchanged = served.filter(({ status }) => status === 304);
  const named = reads.filter(({ seen }) => seen.after !== undefined);
  const foreign = named.filter((entry) => isOfAnotherRegion(truth, entry));
  return {
    id: 'stale',
    claim:
      'no read is from before what it names, goes back, is beyond what there is, other than its heads come to, or put off too soon',
    among: `${reads.length} reads, ${unchanged.length} told 304, ${named.length} with after=, ${foreign.length} for an event of another region`,
    tried: named.length,
    amid: amidFaults(truth, named).length,
    violations: [
      ...served.filter((entry) => !isWhole(entry)).map(lineOfUntold),
      ...reads.flatMap((entry) => beforeNamed(truth, entry)),
      ...mistagged(served),
      ...goneBack(truth, reads),
      ...beyondTheEnd(truth, reads),
      ...unlikeHeads(truth, reads),
      ...putOff(truth, all),
    ],
  };
}

function isTold(entry: Asked): entry is ReadEntry {
  return entry.seen.heads !== undefined;
}

function isWhole({ seen: { heads, digest } }: Asked): boolean {
  return heads !== undefined && digest !== undefined;
}

function lineOfUntold({ seen: { session, heads }, region }: Asked): string {
  return `${region} answered a read of ${session} without ${heads === undefined ? 'heads' : 'a profile'}`;
}

function beforeNamed(truth: Truth, { seen, region }: ReadEntry): string[] {
  const { after, heads, session, reader } = seen;
  if (after === undefined) return [];
  const isReached =
    typeof after === 'string' ? hasEvent(truth, session, reader, after, heads) : covers(heads, after);
  return isReached ? [] : [`${region} answered ${JSON.stringify(heads)} to after=${JSON.stringify(after)}`];
}

function isOfAnotherRegion(
  { places }: Truth,
  { seen: { session, reader, after }, region }: ReadEntry,
): boolean {
  const found = typeof after === 'string' ? (places.get(keyOf(session, after, reader)) ?? []) : [];
  return found.length > 0 && found.every(({ lane }) => !lane.startsWith(`${region}.`));
}

function hasEvent(
  { places }: Truth,
  session: string,
  reader: string,
  eventId: string,
  heads: Heads,
): boolean {
  const found = places.get(keyOf(session, eventId, reader)) ?? [];
  return found.some(({ lane, version }) => (heads[lane] ?? 0) >= version);
}

/**
 * From what its client had seen of the region, or anybody whose answer was over. One client asks one thing after
 * another, so that entries of its own are in the order of time.
 */
function goneBack(truth: Truth, reads: readonly ReadEntry[]): string[] {
  const shown = shownBefore(truth);
  const last = new Map<string, Heads>();
  return reads.flatMap((entry) => {
    const { client, region, seen } = entry;
    const { session, heads } = seen;
    const key = `${client} ${region} ${session}`;
    const before = joined(last.get(key) ?? {}, shown.heads(entry));
    last.set(key, heads);
    return covers(heads, before)
      ? []
      : [`${key} went back from ${JSON.stringify(before)} to ${JSON.stringify(heads)}`];
  });
}

/** Heads may name no more than the lanes came to in the end. */
function beyondTheEnd({ bySession }: Truth, reads: readonly ReadEntry[]): string[] {
  const ends = new Map([...bySession].map(([session, commits]) => [session, endsOf(commits)]));
  return reads
    .filter(({ seen: { session, heads } }) => !covers(ends.get(session) ?? {}, heads))
    .map(({ seen: { session, heads }, region }) => {
      const all = JSON.stringify(ends.get(session));
      return `${region} answered ${JSON.stringify(heads)} of ${session}, where ${all} is all`;
    });
}

function endsOf(commits: readonly StoredCommit[]): Heads {
  const ends: Record<string, number> = {};
  for (const { lane, version } of commits) ends[lane] = Math.max(ends[lane] ?? 0, version);
  return ends;
}

function unlikeHeads({ bySession }: Truth, reads: readonly ReadEntry[]): string[] {
  const oracles = new Map<string, Oracle>();
  const known = new Map<string, string>();
  const expected = (session: string, heads: Heads): string => {
    const key = `${session} ${JSON.stringify(heads)}`;
    const oracle = oracles.get(session) ?? oracleOf(bySession.get(session) ?? []);
    oracles.set(session, oracle);
    const digest = known.get(key) ?? digestOf(oracle.at(heads));
    known.set(key, digest);
    return digest;
  };
  return reads
    .filter(isWhole)
    .filter(({ seen: { session, heads, digest } }) => digest !== expected(session, heads))
    .map(
      ({ seen, region }) =>
        `${region} showed another profile of ${seen.session} than ${JSON.stringify(seen.heads)} come to`,
    );
}
