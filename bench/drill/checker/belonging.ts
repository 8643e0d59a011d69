import type { EventData } from '../../../lambdas/contract/events.ts';
import type { StoredCommit } from '../evidence.ts';
import { rankOf } from './rank.ts';

/** Who belongs to a session besides its owner: of each person the newest change counts. @param commits all of the session */
export function membersIn(commits: readonly StoredCommit[]): Set<string> {
  const changes = commits
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'member.added' || type === 'member.removed')
    .map((event) => ({ rank: rankOf(event), event }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1));
  const members = new Set<string>();
  for (const { event } of changes) {
    const { member } = event.data as EventData['member.added'];
    if (event.type === 'member.added') members.add(member);
    else members.delete(member);
  }
  return members;
}

/** Whether somebody made the session, as its log says. */
export function isMadeBy(person: string, commits: readonly StoredCommit[]): boolean {
  return commits.some(({ events }) =>
    events.some(({ type, source }) => type === 'session.created' && source === person),
  );
}
