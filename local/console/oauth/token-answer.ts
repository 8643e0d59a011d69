import type { Issuer } from '../issuer.ts';
import type { OAuthClient } from './authorization-request.ts';
import type { Grants } from './grants.ts';
import { OAuthError } from './oauth-error.ts';

const LIFE_SECONDS = 900;

/** What the token endpoint gives for a code or a refresh token (RFC 6749 §5.1). @throws OAuthError */
export async function tokenAnswer(
  form: URLSearchParams,
  { clientId }: OAuthClient,
  issuer: Issuer,
  grants: Grants,
): Promise<object> {
  if (form.get('client_id') !== clientId) {
    throw new OAuthError('invalid_client', `This issuer has the client ${clientId} only.`);
  }
  const { grant, refreshToken } = granted(form, grants);
  const { sub, tenant, operator, country, scope, nonce, authenticatedAtSeconds } = grant;
  const times = { expiresIn: LIFE_SECONDS };
  return {
    access_token: await issuer.token({ sub, operator, ...(tenant !== undefined && { tenant }), ...times }),
    id_token: await issuer.idToken({
      ...{ sub, clientId, nonce, authenticatedAtSeconds, ...times },
      claims: { name: sub, ...(scope.split(' ').includes('address') && { address: { country } }) },
    }),
    refresh_token: refreshToken,
    token_type: 'Bearer',
    expires_in: LIFE_SECONDS,
    scope,
  };
}

function granted(form: URLSearchParams, grants: Grants): ReturnType<Grants['renew']> {
  const field = (name: string) => form.get(name) ?? '';
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return grants.exchange(field('code'), {
        redirectUri: field('redirect_uri'),
        verifier: field('code_verifier'),
      });
    case 'refresh_token':
      return grants.renew(field('refresh_token'));
    default:
      throw new OAuthError(
        'unsupported_grant_type',
        'grant_type must be authorization_code or refresh_token.',
      );
  }
}
