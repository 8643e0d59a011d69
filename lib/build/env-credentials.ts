import type { Plugin } from 'esbuild';

/**
 * Replaces the SDK's default chain of credential providers (SSO, STS, profiles, IMDS: 120 KB) by the one that
 * Lambda uses: environment variables, fixed for the life of an execution environment.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const envCredentials: Plugin = {
  name: 'env-credentials',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ resolveDir }) => ({
      path: 'defaultProvider',
      namespace: 'env-credentials',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: 'env-credentials' }, ({ pluginData }) => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      loader: 'js',
      resolveDir: pluginData as string,
    }));
  },
};
