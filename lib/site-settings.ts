import { type SiteSettings, USUAL_SCOPE } from '../lambdas/contract/site-settings.ts';
import type { Configuration } from './configuration.ts';
import type { Issuer } from './sign-in.ts';

/** What the page is told of its deployment. */
export function siteSettings({ regions }: Configuration, { issuer, page }: Issuer): SiteSettings {
  const names = regions.map(({ name }) => name);
  if (page === undefined) return { regions: names, signIn: { kind: 'token', hint: issuer } };
  const { clientId, scope = USUAL_SCOPE, parameters } = page;
  const redirect = { issuer, clientId, scope, ...(parameters && { parameters }) };
  return { regions: names, signIn: { kind: 'redirect', redirect } };
}
