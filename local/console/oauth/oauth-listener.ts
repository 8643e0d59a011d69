import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../loopback/read-body.ts';
import { BadRequest } from '../bad-request.ts';
import type { Issuer } from '../issuer.ts';
import {
  type AuthorizationRequest,
  authorizationRequestOf,
  type OAuthClient,
  type ReturnAddress,
  returnAddressOf,
} from './authorization-request.ts';
import { authorizePage, COUNTRIES, refusalPage } from './authorize-page.ts';
import { type Grant, Grants } from './grants.ts';
import { OAuthError } from './oauth-error.ts';
import { tokenAnswer } from './token-answer.ts';

export interface OAuthOptions {
  readonly issuer: Issuer;
  readonly client: OAuthClient;
  readonly nowMs: () => number;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Handler = (form: URLSearchParams, options: OAuthOptions, grants: Grants) => Answer | Promise<Answer>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET /_local/oauth/authorize': ask,
  'POST /_local/oauth/authorize': decide,
  'POST /_local/oauth/token': exchange,
  'POST /_local/oauth/revoke': (form, _, grants) => {
    grants.revoke(form.get('token') ?? '');
    return { status: 200, headers: {}, body: '' };
  },
  'GET /_local/oauth/logout': endSession,
};
const MOST_BYTES = 64 * 1_024;

/**
 * The built-in issuer's side of authorization code with PKCE, for the same page that signs people in on AWS. False
 * for what it does not have.
 */
export function oauthListener(
  options: OAuthOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const grants = new Grants(options.nowMs);
  return (request, response) => {
    // Not by `URL`, which throws at `//`: any page may name that in an image.
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const handler = HANDLERS[`${request.method} ${path}`];
    if (handler === undefined) return false;
    const asked = new URLSearchParams(query.join('?'));
    const form = request.method === 'GET' ? Promise.resolve(asked) : formOf(request);
    form
      .then((fields) => handler(fields, options, grants))
      .catch(refusalOf)
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          'cache-control': 'no-store',
          'referrer-policy': 'same-origin',
          ...headers,
        });
        response.end(body);
      });
    return true;
  };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request, MOST_BYTES);
  if (body === undefined) throw new BadRequest(`The form is longer than ${MOST_BYTES} bytes.`);
  return new URLSearchParams(body.toString());
}

function ask(asked: URLSearchParams, { client }: OAuthOptions): Answer {
  const to = returnAddressOf(asked, client);
  return orTold(to, () => {
    authorizationRequestOf(asked, to);
    return page(200, authorizePage({ asked }), client);
  });
}

function decide(form: URLSearchParams, { client, issuer, nowMs }: OAuthOptions, grants: Grants): Answer {
  const to = returnAddressOf(form, client);
  return orTold(to, () => {
    const request = authorizationRequestOf(form, to);
    if (form.get('decision') !== 'allow') throw new OAuthError('access_denied', 'They did not sign in.');
    const sub = form.get('sub')?.trim() ?? '';
    const country = form.get('country') ?? '';
    if (sub === '' || !(COUNTRIES as readonly string[]).includes(country)) {
      const asked = new URLSearchParams([...form].filter(([name]) => !OF_THE_FORM.has(name)));
      return page(400, authorizePage({ asked, problem: 'Say who you are, and choose a country.' }), client);
    }
    const tenant = form.get('tenant')?.trim() || undefined;
    const operator = form.has('operator');
    const grant = grantOf(request, { sub, country, tenant, operator }, nowMs());
    return sentBack(to, { code: grants.codeFor(request, grant), iss: issuer.name });
  });
}

const OF_THE_FORM: ReadonlySet<string> = new Set(['sub', 'tenant', 'country', 'operator', 'decision']);

function grantOf(
  { scope, nonce }: AuthorizationRequest,
  who: Pick<Grant, 'sub' | 'tenant' | 'operator' | 'country'>,
  nowMs: number,
): Grant {
  return { ...who, scope, nonce, authenticatedAtSeconds: Math.floor(nowMs / 1_000) };
}

async function exchange(
  form: URLSearchParams,
  { issuer, client }: OAuthOptions,
  grants: Grants,
): Promise<Answer> {
  try {
    return json(200, await tokenAnswer(form, client, issuer, grants));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return json(400, { error: error.code, error_description: error.message });
  }
}

/** It has no session of its own, so there is nothing to end but the visit. */
function endSession(asked: URLSearchParams, { client }: OAuthOptions): Answer {
  const address = asked.get('post_logout_redirect_uri') ?? '';
  if (!client.redirectUris.includes(address)) {
    throw new BadRequest(
      `post_logout_redirect_uri is "${address}"; registered are ${client.redirectUris.join(' and ')}.`,
    );
  }
  return { status: 302, headers: { location: address }, body: '' };
}

/** What the client did wrong is told to the client. */
function orTold(to: ReturnAddress, attempt: () => Answer): Answer {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return sentBack(to, { error: error.code, error_description: error.message });
  }
}

function sentBack({ redirectUri, state }: ReturnAddress, answer: Readonly<Record<string, string>>): Answer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  // 303, so that no browser sends the form on.
  return { status: 303, headers: { location: url.href }, body: '' };
}

function page(status: number, body: string, { redirectUris }: OAuthClient): Answer {
  // Browsers hold the redirect after a form against form-action, too.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${redirectUris.join(' ')}`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body,
  };
}

function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function refusalOf(error: unknown): Answer {
  const sentence = error instanceof Error ? error.message : String(error);
  return page(error instanceof BadRequest ? 400 : 500, refusalPage(sentence), {
    clientId: '',
    redirectUris: [],
  });
}
