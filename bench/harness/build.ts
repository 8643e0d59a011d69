import { resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { FunctionName } from '../../lambdas/contract/names.ts';
import { buildEdge, type EdgeBundle } from '../../lib/build/build-edge.ts';
import { buildFunctions } from '../../lib/build/build-functions.ts';
import { compiledChecks } from '../../lib/build/compiled-checks.ts';
import { envCredentials } from '../../lib/build/env-credentials.ts';
import { httpShim } from '../../lib/build/http-shim.ts';
import { REGIONS } from '../workload/regions.ts';

/** Where everything that is measured lies, built in this run. */
export interface Built {
  readonly edge: EdgeBundle;
  fn(name: FunctionName): string;
  baseline(name: Baseline): string;
  child(name: Child): string;
}

export type Baseline = 'naive' | 'stock' | 'stock-read' | 'raw';
export type Child = 'invoke' | 'stub' | 'validate' | 'fold' | 'load-state' | 'route';

const FOLDER = 'dist/bench';
const CHILDREN: readonly Child[] = ['invoke', 'stub', 'validate', 'fold', 'load-state', 'route'];

/** Builds the functions as `cdk deploy` gets them, the baselines, and the programs that measure. */
export async function buildAll(): Promise<Built> {
  // A folder of its own, so that another build on this machine cannot change what is being measured.
  const [edge] = await Promise.all([
    builtEdge(),
    buildFunctions(`${FOLDER}/functions`),
    build({ ...TRIMMED, entryPoints: entries('naive', 'raw'), outdir: `${FOLDER}/baselines` }),
    build({ ...TRIMMED, ...STOCK_READ, splitting: true, outdir: `${FOLDER}/baselines` }),
    build({ ...DEFAULTS, entryPoints: entries('stock'), outdir: `${FOLDER}/baselines` }),
    build({
      ...TRIMMED,
      entryPoints: CHILDREN.map((name) => ({ in: `bench/children/${name}.ts`, out: name })),
      outdir: `${FOLDER}/children`,
    }),
  ]);
  return {
    edge,
    fn: (name) => resolve(FOLDER, 'functions', name, 'index.mjs'),
    baseline: (name) => resolve(FOLDER, 'baselines', `${name}.${name === 'stock' ? 'cjs' : 'mjs'}`),
    child: (name) => resolve(FOLDER, 'children', `${name}.mjs`),
  };
}

/** Builds one program alone, as our own functions are built. */
export async function buildAsFunction(entryPoint: string, outfile: string): Promise<void> {
  await build({ ...TRIMMED, entryPoints: [entryPoint], outfile });
}

async function builtEdge(): Promise<EdgeBundle> {
  const bundles = await buildEdge(REGIONS, `${FOLDER}/edge`);
  const route = bundles.find(({ name }) => name === 'route');
  if (route === undefined) {
    throw new Error(
      'The build made no edge function "route"; edge-functions/route.ts must export a handler.',
    );
  }
  return route;
}

function entries(...names: Exclude<Baseline, 'stock-read'>[]): { in: string; out: string }[] {
  return names.map((name) => ({ in: `bench/${name}/index.ts`, out: name }));
}

/** As our own functions are built, so that what differs is the code. */
const TRIMMED: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  minify: true,
  plugins: [httpShim, envCredentials, compiledChecks],
};

const STOCK_READ: BuildOptions = { entryPoints: [{ in: 'bench/stock/read.ts', out: 'stock-read' }] };

/**
 * As esbuild does it unasked: CommonJS, not minified, `main` before `module`. The checks are compiled here as well,
 * so that the row compares clients and builds and not validators.
 */
const DEFAULTS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.cjs' },
  plugins: [compiledChecks],
};
