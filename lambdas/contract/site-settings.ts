/** What the page must know of its deployment; it reads it from `/meridian.json` beside itself. */
export interface SiteSettings {
  /** The primary first. */
  readonly regions: readonly string[];
  readonly signIn: SignInSettings;
  /** Base address of the local cloud's console; missing on AWS, which has none. */
  readonly console?: string;
}

/** How people sign in: as anyone at the local cloud's issuer, or with a token from elsewhere. */
export type SignInSettings = { readonly kind: 'local' } | { readonly kind: 'token'; readonly hint: string };

/** Where the page finds them. */
export const SITE_SETTINGS_PATH = '/meridian.json';
