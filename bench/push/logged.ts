import type { CloudProcess } from '../../local/testing/cloud-process.ts';

/** Session → identities of everything in its log. */
export type Logged = Readonly<Record<string, readonly string[]>>;

interface Page {
  readonly commits: readonly {
    readonly events: readonly { readonly id: string; readonly source: string }[];
  }[];
  readonly next: string;
  readonly more: boolean;
}

/** Reads the logs of sessions by the API, page after page. */
export async function loggedIn(
  cloud: CloudProcess,
  token: string,
  sessions: readonly string[],
): Promise<Logged> {
  const logs = sessions.map(async (session) => [session, await identitiesOf(cloud, token, session)]);
  return Object.fromEntries(await Promise.all(logs));
}

async function identitiesOf(cloud: CloudProcess, token: string, session: string): Promise<string[]> {
  const identities = new Set<string>();
  let after = '';
  for (;;) {
    const path = `/v1/sessions/${session}/events?limit=500&after=${encodeURIComponent(after)}`;
    const answer = await cloud.edge(path, { token });
    if (answer.status !== 200) throw new Error(`The log was answered ${answer.status}: ${answer.text}`);
    const { commits, next, more } = answer.json as unknown as Page;
    for (const { id, source } of commits.flatMap(({ events }) => events)) identities.add(`${id}#${source}`);
    if (!more) return [...identities];
    after = next;
  }
}
