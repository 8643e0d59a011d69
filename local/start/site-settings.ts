import type { SiteSettings } from '../../lambdas/contract/site-settings.ts';
import type { Endpoints } from './endpoints.ts';

/** What the page must know of this cloud, as JSON. */
export function siteSettings(endpoints: Endpoints): string {
  const settings: SiteSettings = {
    regions: Object.keys(endpoints.regions),
    signIn: { kind: 'local' },
    console: endpoints.console,
  };
  return JSON.stringify(settings);
}
