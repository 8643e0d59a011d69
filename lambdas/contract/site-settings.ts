/** What the page must know of its deployment; it reads it from `/meridian.json` beside itself. */
export interface SiteSettings {
  /** The primary first. */
  readonly regions: readonly string[];
  readonly signIn: SignInSettings;
  /** Base address of the local cloud's console; missing on AWS, which has none. */
  readonly console?: string;
}

/** How people sign in: as anyone at the local cloud's issuer, at an issuer to which the page sends them, or with a token from elsewhere. */
export type SignInSettings =
  | { readonly kind: 'local'; readonly redirect: RedirectSettings }
  | { readonly kind: 'redirect'; readonly redirect: RedirectSettings }
  | { readonly kind: 'token'; readonly hint: string };

/** The page as a public client of an OIDC issuer, by authorization code with PKCE. */
export interface RedirectSettings {
  /** As in the `iss` of its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** Space separated, `openid` among them; with `address`, the issuer tells the country as well. */
  readonly scope: string;
  /** What else the issuer wants to be asked with, e.g. `audience`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Base address of the discovery document where that is not the issuer: the local cloud's issuer bears AWS's name. */
  readonly discoveredAt?: string;
}

/** Where the page finds them. */
export const SITE_SETTINGS_PATH = '/meridian.json';

/** What the page asks an issuer for where the configuration says nothing else. */
export const USUAL_SCOPE = 'openid profile email';
