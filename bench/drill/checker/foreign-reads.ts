import type { MeridianEvent } from '../../../lambdas/contract/events.ts';
import { isEnd } from './answers.ts';
import { rankOf } from './rank.ts';
import { THROTTLED } from './refusals.ts';
import { amidFaults, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

/** Anything else was not refused, or for another reason, which tries nothing. */
const REFUSALS: readonly number[] = [403, 404];

/** P6: nobody reads or writes a session they are no member of; membership ends as the newest change says. */
export function foreignReads(truth: Truth): Verdict {
  const tried = seenIn(truth.entries, 'foreign');
  const answered = tried.filter(({ status }) => status > 0 && status < 500 && status !== THROTTLED);
  const entered = answered.filter(({ status }) => !REFUSALS.includes(status));
  return {
    id: 'foreign',
    claim:
      'nobody gets into what is somebody else’s, from another tenant neither, and guests while they belong',
    among: `${tried.length} attempts, ${answered.length} of them answered, ${seenIn(truth.entries, 'guest').length} visits of guests`,
    tried: answered.length,
    amid: amidFaults(truth, answered).length,
    violations: [
      ...entered.map(({ seen, status, region }) => `${seen.what} in ${region} was answered ${status}`),
      ...strangers(truth),
      ...mistakenGuests(truth),
    ],
  };
}

function strangers({ commits, evidence: { authors, guests } }: Truth): string[] {
  const mayWrite = (session: string, author: string): boolean =>
    authors.get(session)?.has(author) === true || guests.get(session) === author;
  return commits.flatMap(({ session, lane, version, events }) =>
    events
      .filter((event) => !isEnd(event) && !mayWrite(session, event.source))
      .map((event) => `${event.source} has an event in ${session}, ${version} of ${lane}`),
  );
}

function mistakenGuests(truth: Truth): string[] {
  return seenIn(truth.entries, 'guest').flatMap(({ seen: { session, guest, wrote }, status, region }) => {
    const served = wrote === undefined ? 200 : 202;
    const wanted = belongs(truth, session, guest) ? served : 404;
    return status === wanted
      ? []
      : [`guest ${guest} of ${session} was answered ${status} in ${region}, not ${wanted}`];
  });
}

function belongs({ bySession }: Truth, session: string, guest: string): boolean {
  const changes = (bySession.get(session) ?? [])
    .flatMap(({ events }) => events)
    .filter((event) => (event as MeridianEvent<'member.added'>).data.member === guest);
  const newest = changes.sort((a, b) => (rankOf(a) < rankOf(b) ? 1 : -1))[0];
  return newest?.type === 'member.added';
}
