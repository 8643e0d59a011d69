import type { Entry, Tried } from '../history.ts';
import { isEnd } from './answers.ts';
import { membersIn } from './belonging.ts';
import { THROTTLED } from './refusals.ts';
import { REFUSALS, tellingRefusals } from './telling-refusals.ts';
import { amidFaults, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Attempt = Entry & { readonly seen: Tried };

/** P6: nobody reads or writes a session they are no member of; membership ends as the newest change says. */
export function foreignReads(truth: Truth): Verdict {
  const all = seenIn(truth.entries, 'foreign');
  const answered = all.filter(({ status }) => status > 0 && status < 500 && status !== THROTTLED);
  const tried = answered.filter(({ seen }) => !seen.isNowhere);
  const visits = seenIn(truth.entries, 'guest').length;
  return {
    id: 'foreign',
    claim:
      'nobody gets into what is somebody else’s, from another tenant neither, and guests while they belong; no refusal says more of a session than of none',
    among: `${tried.length} attempts that were answered, ${answered.length - tried.length} on what does not exist, ${all.length - answered.length} without an answer; ${visits} visits of guests`,
    tried: tried.length,
    amid: amidFaults(truth, tried).length,
    violations: [
      ...answered
        .filter((attempt) => !isRefused(attempt))
        .map(({ seen, status, region }) => `${seen.what} in ${region} was answered ${status}`),
      ...tellingRefusals(truth),
      ...strangers(truth),
      ...mistakenGuests(truth),
    ],
  };
}

/** Anything else was not refused, or for another reason, which tries nothing. 403 would tell strangers that it exists. */
function isRefused({ seen: { from }, status }: Attempt): boolean {
  return from === 'outside' ? status === 404 : REFUSALS.includes(status);
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
    const wanted = membersIn(truth.bySession.get(session) ?? []).has(guest) ? served : 404;
    return status === wanted
      ? []
      : [`guest ${guest} of ${session} was answered ${status} in ${region}, not ${wanted}`];
  });
}
