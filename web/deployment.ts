import { REGION_HEADER } from '../lambdas/contract/routing.ts';
import {
  type RedirectSettings,
  SITE_SETTINGS_PATH,
  type SignInSettings,
  type SiteSettings,
} from '../lambdas/contract/site-settings.ts';
import type { Place } from './places.ts';
import { givenTokenSignIn } from './sign-in/given-token-sign-in.ts';
import { localSignIn } from './sign-in/local-sign-in.ts';
import { redirectSignIn } from './sign-in/redirect-sign-in.ts';
import type { RedirectSignIn, SignIn } from './sign-in/sign-in.ts';

/** What the page runs on. */
export interface Deployment {
  /** Base address of the API: the page comes from there itself. */
  readonly edge: string;
  readonly regions: readonly string[];
  /** The ways in, the usual one first. */
  readonly ways: readonly SignIn[];
  /** Base address of the local cloud's console; undefined on AWS. */
  readonly console: string | undefined;
  /** How long a device waits for a region before it tries another one. */
  readonly timeoutMs: number;
  /** Headers by which a device of this page is somewhere else in the world. */
  headersAt(place: Place): Readonly<Record<string, string>>;
}

/** Reads what the deployment says of itself. Rejects with a sentence where it says nothing. */
export async function readDeployment(): Promise<Deployment> {
  const answer = await fetch(SITE_SETTINGS_PATH);
  if (!answer.ok) throw new Error(`${SITE_SETTINGS_PATH} answered ${answer.status}.`);
  const { regions, signIn, console } = (await answer.json()) as SiteSettings;
  return {
    edge: location.origin,
    regions,
    console,
    ways: waysOf(signIn, console ?? ''),
    // Here one machine is three regions, and a first call may wait for a function to start.
    timeoutMs: console === undefined ? 2_500 : 6_000,
    // CloudFront finds the country out by itself, so that on AWS a device elsewhere is one that is pinned there.
    headersAt: ({ country, nearest }) =>
      console === undefined ? pinned(regions, nearest) : { 'cloudfront-viewer-country': country },
  };
}

/** The way of a kind, where there is one. */
export function wayOf<K extends SignIn['kind']>(
  { ways }: Deployment,
  kind: K,
): Extract<SignIn, { kind: K }> | undefined {
  return ways.find((way): way is Extract<SignIn, { kind: K }> => way.kind === kind);
}

function waysOf(settings: SignInSettings, console: string): readonly SignIn[] {
  switch (settings.kind) {
    case 'local':
      return [localSignIn(console), byRedirect(settings.redirect)];
    case 'redirect':
      return [byRedirect(settings.redirect)];
    case 'token':
      return [givenTokenSignIn(settings.hint)];
  }
}

function byRedirect(settings: RedirectSettings): RedirectSignIn {
  return redirectSignIn(settings, {
    page: `${location.origin}/`,
    storage: sessionStorage,
    go: (url) => location.assign(url),
  });
}

function pinned(regions: readonly string[], prefixes: readonly string[]): Record<string, string> {
  const region = prefixes.map((prefix) => regions.find((name) => name.startsWith(prefix))).find(Boolean);
  return region === undefined ? {} : { [REGION_HEADER]: region };
}
