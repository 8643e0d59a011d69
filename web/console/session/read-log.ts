import type { Deployment } from '../../deployment.ts';
import type { Person } from '../../sign-in/sign-in.ts';
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

const MOST_COMMITS = 2_000;

/** Reads on in a session's log. Rejects with a sentence. */
export async function readLog(
  deployment: Deployment,
  person: Person,
  sessionId: string,
  before: Log = { commits: [], next: '', isComplete: true },
): Promise<Log> {
  let log = before;
  for (;;) {
    const page = await pageAfter(deployment, person, sessionId, log.next);
    log = { commits: [...log.commits, ...page.commits], next: page.next, isComplete: page.complete };
    if (!page.more || log.commits.length >= MOST_COMMITS) return log;
  }
}

async function pageAfter(
  { edge }: Deployment,
  person: Person,
  sessionId: string,
  after: string,
): Promise<Page> {
  const path = `/v1/sessions/${encodeURIComponent(sessionId)}/events?limit=500&after=${encodeURIComponent(after)}`;
  const headers = { authorization: `Bearer ${await person.token({ renew: false })}` };
  const answer = await fetch(edge + path, { headers }).catch(() => undefined);
  if (answer === undefined) throw new Error('No region answers. Try again in a moment.');
  if (answer.status === 404) throw new Error(`There is no such session for ${person.name}.`);
  if (!answer.ok) throw new Error(`The API answered ${answer.status}. Try again in a moment.`);
  return (await answer.json()) as Page;
}
