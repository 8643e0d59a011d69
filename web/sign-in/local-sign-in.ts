import type { AnyoneSignIn, Person } from './sign-in.ts';

/** The local cloud's issuer, which lets anybody be anyone. */
export function localSignIn(console: string): AnyoneSignIn {
  return {
    kind: 'anyone',
    async as(subject, tenant) {
      const person = personOf(console, subject, tenant);
      await person.token({ renew: true });
      return person;
    },
  };
}

function personOf(console: string, subject: string, tenant: string | undefined): Person {
  let current: Promise<string> | undefined;
  return {
    subject,
    tenant,
    name: subject,
    by: 'anyone',
    token({ renew }) {
      if (renew) current = undefined;
      current ??= newToken(console, subject, tenant).catch((error) => {
        current = undefined;
        throw error;
      });
      return current;
    },
  };
}

async function newToken(console: string, sub: string, tenant: string | undefined): Promise<string> {
  const body = JSON.stringify({ sub, ...(tenant !== undefined && { tenant }) });
  const answer = await fetch(`${console}/_local/token`, { method: 'POST', body }).catch(() => undefined);
  if (answer === undefined) {
    throw new Error(`The issuer at ${console} does not answer. Is "npm start" still running?`);
  }
  const { token, message } = (await answer.json()) as { token?: string; message?: string };
  if (token === undefined) throw new Error(message ?? `The issuer answered ${answer.status}.`);
  return token;
}
