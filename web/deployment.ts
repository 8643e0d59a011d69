import { PIN_HEADER } from '../lambdas/contract/routing.ts';
import { SITE_SETTINGS_PATH, type SiteSettings } from '../lambdas/contract/site-settings.ts';
import type { Place } from './places.ts';
import { givenTokenSignIn } from './sign-in/given-token-sign-in.ts';
import { localSignIn } from './sign-in/local-sign-in.ts';
import type { SignIn } from './sign-in/sign-in.ts';

/** What the page runs on. */
export interface Deployment {
  /** Base address of the API: the page comes from there itself. */
  readonly edge: string;
  readonly regions: readonly string[];
  readonly signIn: SignIn;
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
    signIn: signIn.kind === 'local' ? localSignIn(console ?? '') : givenTokenSignIn(signIn.hint),
    // Here one machine is three regions, and a first call may wait for a function to start.
    timeoutMs: console === undefined ? 2_500 : 6_000,
    // CloudFront finds the country out by itself, so that on AWS a device elsewhere is one that is pinned there.
    headersAt: ({ country, nearest }) =>
      console === undefined ? pinned(regions, nearest) : { 'cloudfront-viewer-country': country },
  };
}

function pinned(regions: readonly string[], prefixes: readonly string[]): Record<string, string> {
  const region = prefixes.map((prefix) => regions.find((name) => name.startsWith(prefix))).find(Boolean);
  return region === undefined ? {} : { [PIN_HEADER]: region };
}
