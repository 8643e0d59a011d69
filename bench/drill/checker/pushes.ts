import type { Listener, StoredCommit } from '../evidence.ts';
import type { Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** A commit that a device was to hear of, and when it did. */
interface Owed {
  readonly key: string;
  readonly heardMs: number | undefined;
}

/**
 * Whatever a region got after a device had begun to hear there was pushed to it. Pushes of a lane come in its order:
 * before a connection ended, all up to the newest that came; of one that lasted, all. relay gives up what fails four
 * times, and says so in a queue.
 */
export function pushes({ bySession, evidence: { listeners, healedMs } }: Truth): Verdict {
  const all = listeners.map((listener) => ({ listener, owed: owedTo(listener, bySession) }));
  const owed = all.flatMap((one) => one.owed);
  const violations = all.flatMap(({ listener: { region, givenUp }, owed: some }) => {
    const missing = some.filter(({ heardMs }) => heardMs === undefined);
    return missing.length <= givenUp
      ? []
      : missing.map(({ key }) => `${key} was not pushed in ${region}, where ${givenUp} were given up`);
  });
  const connections = listeners.reduce((sum, { hearings }) => sum + hearings.length, 0);
  return {
    id: 'pushed',
    claim:
      'a device that is connected is pushed every commit of its sessions, or relay tells that it gave it up',
    among: `${owed.length} commits by ${connections} connections in ${listeners.length} regions`,
    tried: owed.length,
    amid: owed.filter(({ heardMs = Number.POSITIVE_INFINITY }) => heardMs < healedMs).length,
    violations,
  };
}

function owedTo({ hearings, isConnected }: Listener, bySession: Truth['bySession']): Owed[] {
  return hearings.flatMap(({ from, commits }, at) => {
    const lasts = isConnected && at === hearings.length - 1;
    return [...from].flatMap(([session, heads]) => {
      const newer = (bySession.get(session) ?? []).filter(
        ({ lane, version }) => version > (heads[lane] ?? 0),
      );
      const owed = newer.map((commit) => ({ ...commit, heardMs: commits.get(keyOf(session, commit)) }));
      const newest = newestHeard(owed);
      return owed
        .filter(({ lane, version }) => lasts || version <= (newest.get(lane) ?? 0))
        .map((commit) => ({ key: keyOf(session, commit), heardMs: commit.heardMs }));
    });
  });
}

function newestHeard(owed: readonly (StoredCommit & Pick<Owed, 'heardMs'>)[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const { lane, version, heardMs } of owed) {
    if (heardMs !== undefined) newest.set(lane, Math.max(version, newest.get(lane) ?? 0));
  }
  return newest;
}

function keyOf(session: string, { lane, version }: Pick<StoredCommit, 'lane' | 'version'>): string {
  return `${session} ${lane} ${version}`;
}
