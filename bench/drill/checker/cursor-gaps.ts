import type { StoredCommit } from '../evidence.ts';
import type { Entry, Paged } from '../history.ts';
import { amidFaults, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

interface Subscription {
  readonly client: number;
  readonly session: string;
}

/** P5: who goes on from a cursor gets each lane 1, 2, 3 … once, whole commits, to the end, whichever region answers. */
export function cursorGaps(truth: Truth): Verdict {
  const { subscribers } = truth.evidence;
  const pages = subscribers.map((subscription) => pagesOf(truth, subscription));
  const commits = commitsOn(pages.flat());
  const moves = pages.reduce((sum, own) => sum + movesIn(own), 0);
  return {
    id: 'gaps',
    claim:
      'each subscriber got each commit of each lane once, as it is stored, to the end, on pages that say where the next begins',
    among: `${subscribers.length} subscribers, ${commits} commits, ${moves} changes of region`,
    tried: commits,
    amid: commitsOn(amidFaults(truth, pages.flat())),
    violations: subscribers.flatMap((subscription, at) =>
      faultsOf(subscription, pages[at] ?? [], truth.bySession.get(subscription.session) ?? []),
    ),
  };
}

type Page = Entry & { readonly seen: Paged };

function commitsOn(pages: readonly Page[]): number {
  return pages.reduce((sum, { seen }) => sum + (seen.commits ?? []).length, 0);
}

function pagesOf({ entries }: Truth, { client, session }: Subscription): Page[] {
  return seenIn(entries, 'page').filter(
    (entry) => entry.client === client && entry.status === 200 && entry.seen.session === session,
  );
}

/** How often the next page came from another region than the one before. */
function movesIn(pages: readonly Page[]): number {
  return pages.filter(({ region }, at) => at > 0 && pages[at - 1]?.region !== region).length;
}

function faultsOf(
  { client, session }: Subscription,
  pages: readonly Page[],
  stored: readonly StoredCommit[],
): string[] {
  const who = `client ${client} in ${session}`;
  const got = new Map<string, string>();
  const unreadable = pages.filter(({ seen }) => seen.commits === undefined || seen.next === undefined);
  const jumps = pages.flatMap(({ seen }) => jumpsIn(seen, got).map((line) => `${who}: ${line}`));
  const wanted = new Map(stored.map(({ lane, version, digest }) => [nameOf(lane, version), digest]));
  const missing = [...wanted.keys()]
    .filter((commit) => !got.has(commit))
    .map((commit) => `${who} never got ${commit}`);
  const other = [...got]
    .filter(([commit, digest]) => wanted.get(commit) !== digest)
    .map(([commit]) => `${who} got a commit ${commit} that is not stored so`);
  return [
    ...unreadable.map(({ region }) => `${who} got a page without commits or the next cursor from ${region}`),
    ...jumps,
    ...missing,
    ...other,
  ];
}

/** Versions that do not follow on the one before; what was got is noted. */
function jumpsIn({ after, commits = [] }: Paged, got: Map<string, string>): string[] {
  const heads: Record<string, number> = { ...after };
  return commits.flatMap(({ lane, version, digest }) => {
    const expected = (heads[lane] ?? 0) + 1;
    heads[lane] = version;
    const commit = nameOf(lane, version);
    const isRepeat = got.has(commit);
    got.set(commit, digest);
    if (isRepeat) return [`${commit} came again`];
    return version === expected ? [] : [`${commit} came where ${expected} belongs`];
  });
}

function nameOf(lane: string, version: number): string {
  return `${version} of ${lane}`;
}
