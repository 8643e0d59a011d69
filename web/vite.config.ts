import { defineConfig, type Plugin } from 'vite';
import { configuration } from '../bin/configuration.ts';
import { SITE_SETTINGS_PATH, type SiteSettings } from '../lambdas/contract/site-settings.ts';

export default defineConfig({
  plugins: [deploymentSettings()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // A data address in a style sheet would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

/** What the page must know of a deployment on AWS. The local cloud serves its own in this file's place. */
function deploymentSettings(): Plugin {
  const settings: SiteSettings = {
    regions: configuration.regions.map(({ name }) => name),
    signIn: {
      kind: 'token',
      hint: configuration.oidc?.issuer ?? 'the Cognito pool in the outputs of the primary stack',
    },
  };
  return {
    name: 'deployment-settings',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: SITE_SETTINGS_PATH.slice(1),
        source: `${JSON.stringify(settings)}\n`,
      });
    },
  };
}
