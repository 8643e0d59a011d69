import type { Entry } from '../history.ts';
import type { Belongings, Members } from '../told-in-the-end.ts';
import { isMadeBy, membersIn } from './belonging.ts';
import { seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type MembersEntry = Entry & { readonly seen: Members };
type SessionsEntry = Entry & { readonly seen: Belongings };

/**
 * P3 for who belongs where: once everything has healed, the members of a session and the sessions of a person are, in
 * every region, what the log comes to: each once, in order, across pages. That they are told at all is `refused`'s to
 * demand.
 */
export function wholeLists(truth: Truth): Verdict {
  const members = seenIn(truth.entries, 'members').filter(({ status }) => status === 200);
  const sessions = seenIn(truth.entries, 'sessions').filter(({ status }) => status === 200);
  const lists = [...members, ...sessions];
  const people = new Set(sessions.map(({ seen }) => seen.person)).size;
  const names = lists.reduce((sum, { seen }) => sum + seen.names.length, 0);
  return {
    id: 'lists',
    claim:
      'in the end three regions list the members of each session and the sessions of each person as the log has them',
    among: `${members.length} lists of members, ${sessions.length} of the sessions of ${people} people, ${names} names`,
    tried: members.length === 0 || sessions.length === 0 ? 0 : lists.length,
    violations: [...mistakenMembers(truth, members), ...mistakenSessions(truth, sessions)],
  };
}

function mistakenMembers({ bySession }: Truth, lists: readonly MembersEntry[]): string[] {
  const known = new Map([...bySession].map(([session, commits]) => [session, inOrder(membersIn(commits))]));
  return lists.flatMap(({ seen: { session, owner, names }, region }) => {
    const wanted = `${session.slice(0, session.indexOf('.'))}: ${(known.get(session) ?? []).join()}`;
    const told = `${owner}: ${names.join()}`;
    return told === wanted ? [] : [`${region} lists as members of ${session} ${told}, not ${wanted}`];
  });
}

function mistakenSessions(truth: Truth, lists: readonly SessionsEntry[]): string[] {
  const people = new Map(lists.map(({ seen: { person, session } }) => [person, session]));
  const known = new Map([...people].map(([person, own]) => [person, sessionsOf(truth, person, own).join()]));
  return lists.flatMap(({ seen: { person, names }, region }) => {
    const wanted = known.get(person);
    return names.join() === wanted
      ? []
      : [`${region} lists as sessions of ${person} ${names.join()}, not ${wanted}`];
  });
}

/** @param own a session of theirs of which the evidence may have nothing: that of a guest */
function sessionsOf({ bySession }: Truth, person: string, own: string): string[] {
  const among = [...bySession].filter(
    ([, commits]) => isMadeBy(person, commits) || membersIn(commits).has(person),
  );
  return inOrder([own, ...among.map(([session]) => session)]);
}

function inOrder(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}
