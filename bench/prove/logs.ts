import type { MeridianEvent } from '../../lambdas/contract/events.ts';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';

/** One commit as `GET …/events` shows it. */
export interface ShownCommit {
  readonly lane: string;
  readonly version: number;
  readonly events: readonly MeridianEvent[];
}

/** The log of one session as one region has it. */
export type Log = readonly ShownCommit[];

/** Region → the log of each session. */
export type Logs = ReadonlyMap<string, readonly Log[]>;

/** The whole log of a session as a region has it, page by page. */
export async function logOf(
  cloud: CloudProcess,
  region: string,
  session: { id: string; token: string },
): Promise<ShownCommit[]> {
  const commits: ShownCommit[] = [];
  let after = '';
  for (;;) {
    const path = `/v1/sessions/${session.id}/events?limit=500&after=${encodeURIComponent(after)}`;
    const { status, json, text } = await cloud.api(region, path, { token: session.token });
    if (status !== 200) {
      throw new Error(`GET ${path} in ${region} answered ${status}: ${text}`);
    }
    commits.push(...(json.commits as ShownCommit[]));
    after = String(json.next);
    if (json.more !== true) {
      return commits;
    }
  }
}

/** Lanes whose versions are not 1, 2, 3 … */
export function holesIn(commits: Log): string[] {
  const heads = new Map<string, number>();
  const holes: string[] = [];
  for (const { lane, version } of commits) {
    const expected = (heads.get(lane) ?? 0) + 1;
    if (version !== expected) {
      holes.push(`${lane} has ${version} where ${expected} belongs`);
    }
    heads.set(lane, version);
  }
  return holes;
}
