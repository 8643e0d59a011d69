import * as oauth from 'oauth4webapi';
import type { RedirectSettings } from '../../lambdas/contract/site-settings.ts';

/** Tokens, as the page needs them. */
export interface Tokens {
  /** For the API. */
  readonly access: string;
  readonly expiresAtMs: number;
  /** Undefined where the issuer gives none. */
  readonly refresh: string | undefined;
  /** Of the ID token; undefined where a renewal brought none. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

/** What an authorization request is made of, and its answer held against. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Where an issuer says nothing of a token's life. */
const USUAL_SECONDS = 300;
const REVOKE_WITHIN_MS = 3_000;

/**
 * Authorization code with PKCE, of a public client (RFC 6749 §4.1, RFC 7636, OpenID Connect Core §3.1). The protocol
 * and its checks are oauth4webapi's; whatever does not hold is thrown as its errors.
 */
export class CodeFlow {
  readonly #settings: RedirectSettings;
  readonly #redirectUri: string;
  readonly #server: oauth.AuthorizationServer;

  private constructor(settings: RedirectSettings, redirectUri: string, server: oauth.AuthorizationServer) {
    this.#settings = settings;
    this.#redirectUri = redirectUri;
    this.#server = server;
  }

  /** Asks the issuer where its endpoints are. */
  static async discover(settings: RedirectSettings, redirectUri: string): Promise<CodeFlow> {
    const { issuer, discoveredAt = issuer } = settings;
    const response = await oauth.discoveryRequest(new URL(discoveredAt), overWhatIsThere(settings));
    const server = await oauth.processDiscoveryResponse(new URL(issuer), response);
    return new CodeFlow(settings, redirectUri, server);
  }

  static newSecrets(): Secrets {
    return {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
    };
  }

  /** Where to send somebody. */
  async authorizationUrl({ state, nonce, verifier }: Secrets): Promise<string> {
    const { clientId, scope, parameters = {} } = this.#settings;
    const url = new URL(this.#endpoint('authorization_endpoint'));
    const asked = {
      ...parameters,
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.#redirectUri,
      ...{ scope, state, nonce },
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return url.href;
  }

  /** Tokens for the code in an issuer's answer. */
  async exchange(answered: URLSearchParams, { state, nonce, verifier }: Secrets): Promise<Tokens> {
    const client = this.#client;
    const parameters = oauth.validateAuthResponse(this.#server, client, answered, state);
    const response = await oauth.authorizationCodeGrantRequest(
      this.#server,
      client,
      oauth.None(),
      parameters,
      this.#redirectUri,
      verifier,
      this.#options,
    );
    const checks = { expectedNonce: nonce, requireIdToken: true };
    return tokensOf(await oauth.processAuthorizationCodeResponse(this.#server, client, response, checks));
  }

  async renew(refresh: string): Promise<Tokens> {
    const client = this.#client;
    const none = oauth.None();
    const response = await oauth.refreshTokenGrantRequest(this.#server, client, none, refresh, this.#options);
    const tokens = tokensOf(await oauth.processRefreshTokenResponse(this.#server, client, response));
    // RFC 6749 §6: an issuer that gives no new one lets the old one stand.
    return { ...tokens, refresh: tokens.refresh ?? refresh };
  }

  /** Takes a refresh token back (RFC 7009), where the issuer can. */
  async revoke(refresh: string): Promise<void> {
    if (this.#server.revocation_endpoint === undefined) return;
    const options = { ...this.#options, signal: AbortSignal.timeout(REVOKE_WITHIN_MS) };
    await oauth.revocationRequest(this.#server, this.#client, oauth.None(), refresh, options);
  }

  /**
   * Where the issuer ends its own session and sends people back from; undefined where it has no such place. The
   * client's id says enough there: an `id_token_hint` would put a token into an address. Cognito calls it `logout_uri`.
   * https://openid.net/specs/openid-connect-rpinitiated-1_0.html
   */
  endSessionUrl(): string | undefined {
    const { end_session_endpoint: endpoint } = this.#server;
    if (endpoint === undefined) return undefined;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', this.#settings.clientId);
    url.searchParams.set('post_logout_redirect_uri', this.#redirectUri);
    url.searchParams.set('logout_uri', this.#redirectUri);
    return url.href;
  }

  get #client(): oauth.Client {
    return { client_id: this.#settings.clientId };
  }

  get #options(): { [oauth.allowInsecureRequests]: boolean } {
    return overWhatIsThere(this.#settings);
  }

  #endpoint(name: 'authorization_endpoint'): string {
    const endpoint = this.#server[name];
    if (endpoint === undefined) throw new TypeError(`its discovery document names no ${name}`);
    return endpoint;
  }
}

/** Only the local cloud, which says where it is discovered, has no TLS. */
function overWhatIsThere({ discoveredAt }: RedirectSettings): { [oauth.allowInsecureRequests]: boolean } {
  return { [oauth.allowInsecureRequests]: discoveredAt?.startsWith('http://127.0.0.1:') ?? false };
}

function tokensOf(response: oauth.TokenEndpointResponse): Tokens {
  const { access_token, expires_in = USUAL_SECONDS, refresh_token } = response;
  return {
    access: access_token,
    expiresAtMs: Date.now() + expires_in * 1_000,
    refresh: refresh_token,
    claims: oauth.getValidatedIdTokenClaims(response),
  };
}
