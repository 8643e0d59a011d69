import type { StreamedCommit } from './streamed-commit.ts';

/**
 * Commits of one session, each lane's by their versions and otherwise as they came, cut behind every commit that
 * removes a member: what comes after it is not for whom it removed. Nobody needs a cut for who was added, since
 * members may read everything.
 */
export function segmentsOf(commits: readonly StreamedCommit[]): StreamedCommit[][] {
  const segments: StreamedCommit[][] = [];
  let isOpen = false;
  for (const commit of inLaneOrder(commits)) {
    if (isOpen) {
      segments.at(-1)?.push(commit);
    } else {
      segments.push([commit]);
    }
    isOpen = commit.members.every(({ belongs }) => belongs);
  }
  return segments;
}

/** A lane of another region may arrive out of order: replication keeps none between items. */
function inLaneOrder(commits: readonly StreamedCommit[]): StreamedCommit[] {
  const byVersion = commits.toSorted((a, b) => a.version - b.version);
  const lanes = new Map<string, Iterator<StreamedCommit>>();
  return commits.map(({ lane }) => {
    const left = lanes.get(lane) ?? byVersion.filter((commit) => commit.lane === lane).values();
    lanes.set(lane, left);
    return left.next().value as StreamedCommit;
  });
}
