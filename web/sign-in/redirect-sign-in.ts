import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RedirectSettings } from '../../lambdas/contract/site-settings.ts';
import { PENDING_KEY } from './answered.ts';
import { claimsOf } from './claims-of.ts';
import type { CodeFlow, Secrets, Tokens } from './code-flow.ts';
import type { Answered, Arrival, Kept, Person, RedirectSignIn } from './sign-in.ts';
import { isRefusal, signInProblem } from './sign-in-problem.ts';

/** What of a browser it takes. */
export interface Browser {
  /** The page's own address, as it is registered with the issuer. */
  readonly page: string;
  readonly storage: Pick<Storage, 'setItem'>;
  /** Leaves the page. */
  go(url: string): void;
}

/** A token is renewed that long before it expires, so that none expires on its way. */
const RENEW_BEFORE_MS = 30_000;

/** Sign-in at an OIDC issuer. What it takes is fetched when somebody comes near it: docs/decisions/0063-sign-in-by-redirect.md */
export function redirectSignIn(settings: RedirectSettings, browser: Browser): RedirectSignIn {
  return new ByRedirect(settings, browser);
}

class ByRedirect implements RedirectSignIn {
  readonly kind = 'redirect';
  readonly issuer: string;
  readonly asksCountry: boolean;
  readonly #ended = signal<string | undefined>(undefined);
  readonly #settings: RedirectSettings;
  readonly #browser: Browser;
  #flow: Promise<CodeFlow> | undefined;
  /** In memory only: nothing of it is in any storage. */
  #session: Session | undefined;

  constructor(settings: RedirectSettings, browser: Browser) {
    this.#settings = settings;
    this.#browser = browser;
    this.issuer = new URL(settings.discoveredAt ?? settings.issuer).host;
    this.asksCountry = settings.scope.split(' ').includes('address');
  }

  get ended(): ReadonlySignal<string | undefined> {
    return this.#ended;
  }

  leave(kept: Kept): Promise<void> {
    return this.#spoken(async () => {
      const { CodeFlow } = await import('./code-flow.ts');
      const secrets = CodeFlow.newSecrets();
      const url = await (await this.#discovered()).authorizationUrl(secrets);
      this.#browser.storage.setItem(PENDING_KEY, JSON.stringify({ ...kept, ...secrets }));
      this.#browser.go(url);
    });
  }

  async comeBack({ parameters, kept: text }: Answered): Promise<Arrival> {
    const kept = keptIn(text);
    if (kept?.state !== parameters.get('state')) {
      throw new Error(
        'This sign-in did not begin in this tab, so its answer counts for nothing. Sign in again.',
      );
    }
    return this.#spoken(async () => {
      const flow = await this.#discovered();
      const tokens = await flow.exchange(parameters, kept);
      this.#session = new Session(flow, tokens, this.issuer, this.#ended);
      return { person: personOf(tokens, this.#session), country: countryOf(tokens) ?? kept.country };
    });
  }

  async signOut(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    const flow = await this.#discovered().catch(() => undefined);
    await session?.end();
    const url = flow?.endSessionUrl();
    if (url !== undefined) this.#browser.go(url);
  }

  #discovered(): Promise<CodeFlow> {
    this.#flow ??= import('./code-flow.ts')
      .then(({ CodeFlow }) => CodeFlow.discover(this.#settings, this.#browser.page))
      .catch((error) => {
        this.#flow = undefined;
        throw error;
      });
    return this.#flow;
  }

  async #spoken<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      throw error instanceof NoJwt ? error : signInProblem(error, this.issuer);
    }
  }
}

/** The tokens of one sign-in, renewed before they expire. */
class Session {
  readonly #flow: CodeFlow;
  readonly #issuer: string;
  readonly #ended: Signal<string | undefined>;
  #tokens: Tokens;
  #renewal: Promise<string> | undefined;

  constructor(flow: CodeFlow, tokens: Tokens, issuer: string, ended: Signal<string | undefined>) {
    this.#flow = flow;
    this.#tokens = tokens;
    this.#issuer = issuer;
    this.#ended = ended;
    ended.value = undefined;
  }

  /** All that ask while a token is renewed get the same one: a refresh token is good for once. */
  async token(renew: boolean): Promise<string> {
    if (this.#ended.value !== undefined) throw new Error(this.#ended.value);
    const isFresh = this.#tokens.expiresAtMs - Date.now() > RENEW_BEFORE_MS;
    if (isFresh && !renew && this.#renewal === undefined) return this.#tokens.access;
    this.#renewal ??= this.#renewed().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async end(): Promise<void> {
    const { refresh } = this.#tokens;
    this.#ended.value = undefined;
    // Whoever cannot be told lets it expire.
    if (refresh !== undefined) await this.#flow.revoke(refresh).catch(() => undefined);
  }

  async #renewed(): Promise<string> {
    const { refresh } = this.#tokens;
    if (refresh === undefined) {
      throw this.#over(`Your sign-in at ${this.#issuer} has expired, and it gives no way to renew it.`);
    }
    try {
      this.#tokens = await this.#flow.renew(refresh);
      return this.#tokens.access;
    } catch (error) {
      if (isRefusal(error)) throw this.#over(`${this.#issuer} does not renew your sign-in any more.`);
      throw signInProblem(error, this.#issuer);
    }
  }

  #over(sentence: string): Error {
    this.#ended.value = sentence;
    return new Error(sentence);
  }
}

class NoJwt extends Error {}

function personOf({ access, claims = {} }: Tokens, session: Session): Person {
  const { sub } = claimsOf(access);
  if (typeof sub !== 'string') {
    throw new NoJwt(
      'The issuer’s access token is no JWT with a subject, and the API takes nothing else. Name an audience in oidc.page.parameters.',
    );
  }
  const name = [claims.name, claims.preferred_username, claims.email].find((one) => typeof one === 'string');
  return {
    subject: sub,
    tenant: undefined,
    name: typeof name === 'string' ? name : sub,
    by: 'redirect',
    token: ({ renew }) => session.token(renew),
  };
}

/** https://openid.net/specs/openid-connect-core-1_0.html#AddressClaim */
function countryOf({ claims }: Tokens): string | undefined {
  const { country } = (claims?.address ?? {}) as { country?: unknown };
  return typeof country === 'string' ? country : undefined;
}

function keptIn(text: string | null): (Kept & Secrets) | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Kept & Secrets);
  } catch {
    return undefined;
  }
}
