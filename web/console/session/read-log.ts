import type { Person } from '../../sign-in/sign-in.ts';
import { withToken } from '../../sign-in/with-token.ts';
import type { LoggedCommit } from './log.ts';

interface Page {
  readonly commits: readonly LoggedCommit[];
  readonly next: string;
  readonly more: boolean;
  readonly complete: boolean;
}

/** A session's log, as far as it is read. */
export interface Log {
  readonly commits: readonly LoggedCommit[];
  /** Where to go on. */
  readonly next: string;
  /** False where the replica that answered is known to lack something. */
  readonly isComplete: boolean;
}

/** Every moment is a state of its own, and all of them are drawn. */
export const MOST_COMMITS = 2_000;

/** Reads on in a session's log, as far as the page shows it. Rejects with a sentence. */
export async function readLog(
  { edge }: { readonly edge: string },
  person: Person,
  sessionId: string,
  before: Log = { commits: [], next: '', isComplete: true },
): Promise<Log> {
  let log = before;
  while (log.commits.length < MOST_COMMITS) {
    const page = await pageAfter(edge, person, sessionId, log.next);
    const commits = [...log.commits, ...page.commits].slice(0, MOST_COMMITS);
    log = { commits, next: page.next, isComplete: page.complete };
    if (!page.more) return log;
  }
  return log;
}

async function pageAfter(edge: string, person: Person, sessionId: string, after: string): Promise<Page> {
  const path = `/v1/sessions/${encodeURIComponent(sessionId)}/events?limit=500&after=${encodeURIComponent(after)}`;
  const answer = await withToken(person, (authorization) =>
    fetch(edge + path, { headers: { authorization } }).catch(() => {
      throw new Error('No region answers. Try again in a moment.');
    }),
  );
  if (answer.status === 404) throw new Error(`There is no such session for ${person.name}.`);
  if (!answer.ok) throw new Error(`The API answered ${answer.status}. Try again in a moment.`);
  return (await answer.json()) as Page;
}
