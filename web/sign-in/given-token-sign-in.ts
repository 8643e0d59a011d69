import { claimsOf } from './claims-of.ts';
import type { TokenSignIn } from './sign-in.ts';

/** For deployments whose identity provider this page does not know: whoever has a token may use it. */
export function givenTokenSignIn(hint: string): TokenSignIn {
  return {
    kind: 'token',
    hint,
    async withToken(text) {
      const token = text.trim();
      const { sub, name } = claimsOf(token);
      if (typeof sub !== 'string')
        throw new Error('That is no JWT with a subject. Paste all of it, three parts with dots.');
      return {
        subject: sub,
        tenant: undefined,
        name: typeof name === 'string' ? name : sub,
        by: 'token',
        token: async ({ renew }) => {
          if (renew) throw new Error('The token is refused or has expired. Sign in again with a new one.');
          return token;
        },
      };
    },
  };
}
