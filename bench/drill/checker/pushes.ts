import { placeOf } from '../clients/places.ts';
import type { Listener, StoredCommit } from '../evidence.ts';
import type { Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** A commit that a device was to hear of, and when it did. */
interface Owed {
  readonly key: string;
  readonly heardMs: number | undefined;
}

/**
 * Whatever a region got after a device had begun to hear there was pushed to it, if its connection lasted. Of one that
 * ended, what the region itself committed up to the newest of that which came: its own lane is pushed in order, others
 * as they replicate. relay gives up what fails four times, and says so in a queue.
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

function owedTo({ region, hearings, isConnected }: Listener, bySession: Truth['bySession']): Owed[] {
  return hearings.flatMap(({ before, commits }, at) => {
    const lasts = isConnected && at === hearings.length - 1;
    return [...before].flatMap(([session, places]) => {
      const news = (bySession.get(session) ?? []).filter((commit) => !places.has(placeOf(commit)));
      const heardMs = (commit: StoredCommit) => commits.get(`${session} ${placeOf(commit)}`);
      const own = news.filter(({ lane }) => lane.startsWith(`${region}.`));
      const owed = lasts ? news : upToTheNewest(own, (commit) => heardMs(commit) !== undefined);
      return owed.map((commit) => ({ key: `${session} ${placeOf(commit)}`, heardMs: heardMs(commit) }));
    });
  });
}

/** Of one lane. */
function upToTheNewest(commits: readonly StoredCommit[], isHeard: (commit: StoredCommit) => boolean) {
  const newest = Math.max(0, ...commits.filter(isHeard).map(({ version }) => version));
  return commits.filter(({ version }) => version <= newest);
}
