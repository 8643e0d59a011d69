import type { Plugin } from 'esbuild';

/**
 * Takes Node's HTTP modules by `process.getBuiltinModule` (Node 20.16+) instead of `import`. An ESM import of
 * `node:http` evaluates every lazy export, `WebSocket` among them, which loads undici: 26 ms of CPU on Node 24.
 * The contents are CommonJS, so that named, default and dynamic imports all work and no getter is touched.
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export const httpShim: Plugin = {
  name: 'http-shim',
  setup(build) {
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace(/^node:/, ''),
      namespace: 'http-shim',
    }));
    build.onLoad({ filter: /.*/, namespace: 'http-shim' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
      loader: 'js',
    }));
  },
};
