import type { Deployment } from '../deployment.ts';
import type { Person } from '../sign-in/sign-in.ts';

/** Under which key a person stands in events. Rejects with a sentence where no region answers. */
export async function userKeyOf({ edge }: Deployment, person: Person): Promise<string> {
  const token = await person.token({ renew: false });
  const answer = await fetch(`${edge}/v1/realtime`, { headers: { authorization: `Bearer ${token}` } }).catch(
    () => undefined,
  );
  if (answer?.status === 401) throw new Error('The token is refused. Sign in again with a new one.');
  if (!answer?.ok)
    throw new Error(`No region answers (${answer?.status ?? 'no network'}). Try again in a moment.`);
  const { clientIdPrefix } = (await answer.json()) as { clientIdPrefix: string };
  return clientIdPrefix.replace(/~$/, '');
}
