import { Limits } from '../../../lambdas/contract/limits.ts';
import { joined } from '../../../lambdas/domain/cursor.ts';
import { grouped } from '../../../lambdas/store/grouped.ts';
import type { StoredCommit } from '../evidence.ts';
import type { Entry, Heads } from '../history.ts';
import type { Place, Truth } from './truth.ts';

/** A request whose answer can deny what its region had shown before. */
interface Asked extends Pick<Entry, 'region' | 'atMs'> {
  readonly seen: { readonly session: string };
}

/** What regions had shown, to whichever client, in answers that were over before something else was asked. */
export interface ShownBefore {
  /** What the region's lanes had come to. */
  heads(asked: Asked): Heads;
  /** Whether the region's lanes had an event that was committed there, and can tell so. */
  had(asked: Asked, places: readonly Place[]): boolean;
}

/** Heads that a region had come to by an instant. */
interface Showing {
  readonly overMs: number;
  readonly heads: Heads;
}

/**
 * Tables of a region only grow, and are read consistently, so that nothing is there and then not. Of lanes of other
 * regions a profile's heads alone count: a page may begin behind a hole, and where the region finds an event by its
 * identity, it may be ahead of the commits.
 */
export function shownBefore({ entries, bySession }: Pick<Truth, 'entries' | 'bySession'>): ShownBefore {
  const showings = new Map(
    [...grouped(entries.flatMap(showingIn), ({ place }) => place)].map(([place, some]) => [
      place,
      summed(some),
    ]),
  );
  const headsBefore = ({ region, atMs, seen: { session } }: Asked): Heads =>
    showings.get(placeOf(region, session))?.findLast(({ overMs }) => overMs < atMs)?.heads ?? {};
  return {
    heads: headsBefore,
    had(asked, places) {
      const heads = headsBefore(asked);
      const { region, seen } = asked;
      return places
        .filter(({ lane, version }) => version <= (heads[lane] ?? 0))
        .some((place) => isOf(region, place.lane) || isRecent(bySession.get(seen.session) ?? [], place));
    },
  };
}

function showingIn({ region, atMs, tookMs, status, seen }: Entry): (Showing & { place: string })[] {
  const heads = status === 200 || status === 304 ? headsShown(region, seen) : undefined;
  if (heads === undefined || !('session' in seen)) return [];
  return [{ place: placeOf(region, seen.session), overMs: atMs + tookMs, heads }];
}

function headsShown(region: string, seen: Entry['seen']): Heads | undefined {
  switch (seen.op) {
    case 'read':
      return seen.heads;
    case 'page':
      return headsOf(region, seen.commits ?? []);
    case 'status':
      return seen.end === 'applied' ? headsOf(region, [seen]) : undefined;
    default:
      return undefined;
  }
}

type Position = { readonly lane: string | undefined; readonly version: number | undefined };

/** Of the region's own lane, which it writes without a hole. */
function headsOf(region: string, positions: readonly Position[]): Heads {
  const heads: Record<string, number> = {};
  for (const { lane = '', version = 0 } of positions) {
    if (isOf(region, lane)) heads[lane] = Math.max(heads[lane] ?? 0, version);
  }
  return heads;
}

/** In the order in which answers were over, each with what was shown by then. */
function summed(showings: readonly Showing[]): Showing[] {
  let heads: Heads = {};
  return [...showings]
    .sort((a, b) => a.overMs - b.overMs)
    .map((showing) => {
      heads = joined(heads, showing.heads);
      return { overMs: showing.overMs, heads };
    });
}

/**
 * Whether a lane has so few events from there on that no snapshot ever let it go. What one let go is in an item that
 * replicates by itself, and may come to another region after the snapshot: until then that region does not find it.
 */
function isRecent(commits: readonly StoredCommit[], { lane, version }: Place): boolean {
  const later = commits.filter((commit) => commit.lane === lane && commit.version >= version);
  return later.reduce((sum, { events }) => sum + events.length, 0) <= Limits.ringIdentities;
}

function isOf(region: string, lane: string): boolean {
  return lane.startsWith(`${region}.`);
}

function placeOf(region: string, session: string): string {
  return `${region} ${session}`;
}
