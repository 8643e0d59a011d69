import type { SiteSettings } from '../../lambdas/contract/site-settings.ts';
import type { Issuer } from '../console/issuer.ts';
import type { OAuthClient } from '../console/oauth/authorization-request.ts';
import type { Endpoints } from './endpoints.ts';

/** What the page must know of this cloud, as JSON. */
export function siteSettings({ edge, console, regions }: Endpoints, issuer: Issuer): string {
  const { clientId } = pageClient(issuer, edge);
  const redirect = { issuer: issuer.name, discoveredAt: console, clientId, scope: 'openid profile address' };
  const settings: SiteSettings = {
    regions: Object.keys(regions),
    signIn: { kind: 'local', redirect },
    console,
  };
  return JSON.stringify(settings);
}

/** The page as the issuer's client; people write either name of this machine. */
export function pageClient({ clientId }: Issuer, edge: string): OAuthClient {
  return { clientId, redirectUris: [`${edge}/`, `${edge.replace('127.0.0.1', 'localhost')}/`] };
}
