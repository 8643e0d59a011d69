import type { Person } from './sign-in.ts';

/** Asks on a person's token, and once more on a new one where the first is refused. */
export async function withToken(
  person: Pick<Person, 'token'>,
  ask: (authorization: string) => Promise<Response>,
): Promise<Response> {
  const first = await ask(`Bearer ${await person.token({ renew: false })}`);
  return first.status === 401 ? ask(`Bearer ${await person.token({ renew: true })}`) : first;
}
