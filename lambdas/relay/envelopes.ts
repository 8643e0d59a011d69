import { Limits } from '../contract/limits.ts';
import { referenceTo, type StreamedCommit } from './streamed-commit.ts';

/** What an envelope holds beside its commits, heads included. */
const FRAME_BYTES = 4 * 1024;

/**
 * The envelopes of a session's commits: as few as hold them. AWS IoT bills each 5 KB begun, so that one of 15 KB
 * costs what three do, and a device takes 100 messages a second at most.
 */
export function envelopesOf(sessionId: string, commits: readonly StreamedCommit[]): string[] {
  return packed(commits).map((some) => {
    const heads = JSON.stringify(headsOf(some));
    const list = some.map(({ json }) => json).join(',');
    return `{"v":1,"kind":"commits","session":${JSON.stringify(sessionId)},"commits":[${list}],"heads":${heads}}`;
  });
}

/** What tells people to look for themselves what became of them: names the last of the commits, and nothing in it. */
export function farewellsOf(sessionId: string, commits: readonly StreamedCommit[]): string[] {
  return envelopesOf(
    sessionId,
    commits.slice(-1).map((commit) => ({ ...commit, json: referenceTo(commit) })),
  );
}

function packed(commits: readonly StreamedCommit[]): StreamedCommit[][] {
  const packs: StreamedCommit[][] = [];
  let bytes = 0;
  for (const commit of commits) {
    const size = Buffer.byteLength(commit.json) + 1;
    const pack = packs.at(-1);
    if (pack === undefined || bytes + size > Limits.envelopeBytes - FRAME_BYTES) {
      packs.push([commit]);
      bytes = size;
    } else {
      pack.push(commit);
      bytes += size;
    }
  }
  return packs;
}

/** Each lane's commits come in order, so that the last one is its newest. */
function headsOf(commits: readonly StreamedCommit[]): Record<string, number> {
  return Object.fromEntries(commits.map(({ lane, version }) => [lane, version]));
}
