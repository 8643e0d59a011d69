import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile } from 'esbuild';
import type { IntentAnswers } from '../../lambdas/contract/intents.ts';
import {
  EDGE_FUNCTIONS,
  type EdgeFunctionName,
  FUNCTIONS,
  type FunctionName,
} from '../../lambdas/contract/names.ts';
import { BuildError } from './build-error.ts';
import { compiledChecks } from './compiled-checks.ts';
import { configuredAnswers } from './configured-answers.ts';
import { envCredentials } from './env-credentials.ts';
import { httpShim } from './http-shim.ts';
import { writeBundle } from './write-bundle.ts';

/** What is bundled as a Lambda function, in a region or at the edge. */
type BundleName = FunctionName | EdgeFunctionName;

/** Size of one function's bundle, in bytes: what every cold start parses, and what loads only when asked for. */
export interface BundleSize {
  readonly fn: BundleName;
  readonly startBytes: number;
  readonly lazyBytes: number;
}

/** Most that a cold start of each function may parse, in KiB. Raise one only with a reason in the commit. */
const BUDGET_KIB: Readonly<Record<BundleName, number>> = {
  accept: 190,
  answer: 260,
  apply: 340,
  // It brings the cache, which knows what English questions mean, what tells two apart and which stand by themselves, long
  // lists of words, what a conversation told before, 62 of intents that need no model, summaries, and what keeps a question
  // for a batch job.
  ask: 510,
  authorize: 150,
  bury: 300,
  figures: 90,
  gather: 250,
  guess: 70,
  judge: 240,
  notify: 130,
  presence: 130,
  read: 160,
  relay: 130,
  summarize: 200,
  watch: 275,
  whisper: 130,
};

/**
 * Bundles every function into `<outFolder>/<fn>/index.mjs`, the asset that `cdk deploy` uploads and that the
 * local cloud runs.
 * @throws BuildError if an entry is missing or a bundle is over its budget
 */
export async function buildFunctions(
  outFolder = 'dist/functions',
  sourceFolder = 'lambdas',
  answers: IntentAnswers = {},
): Promise<BundleSize[]> {
  const builds = await Promise.allSettled(
    [...FUNCTIONS, ...EDGE_FUNCTIONS].map((fn) => buildFunction(fn, outFolder, sourceFolder, answers)),
  );
  return builds.map(sizeOrFailure);
}

// After every build has ended: none writes on while the caller cleans up.
function sizeOrFailure(build: PromiseSettledResult<BundleSize>): BundleSize {
  if (build.status === 'rejected') {
    throw build.reason;
  }
  return build.value;
}

/** Bundles one function into `<outFolder>/<fn>`, from `<sourceFolder>/<fn>/index.ts`. */
export async function buildFunction(
  fn: BundleName,
  outFolder: string,
  sourceFolder: string,
  answers: IntentAnswers = {},
): Promise<BundleSize> {
  const entry = join(sourceFolder, fn, 'index.ts');
  if (!existsSync(entry)) {
    throw new BuildError(
      `Function ${fn} has no entry ${entry}. Write it, or take ${fn} out of FUNCTIONS in lambdas/contract/names.ts.`,
    );
  }
  const { metafile, outputFiles } = await build(optionsOf(entry, join(outFolder, fn), answers));
  refuseRequire(fn, outputFiles);
  const size = sizeOf(fn, metafile);
  assertWithinBudget(size);
  await writeBundle(join(outFolder, fn), outputFiles);
  return size;
}

// One build per function, since `splitting` puts chunks beside all entries and an asset is one function's folder.
function optionsOf(
  entry: string,
  outdir: string,
  answers: IntentAnswers,
): BuildOptions & { metafile: true; write: false } {
  return {
    entryPoints: [entry],
    outdir,
    entryNames: 'index',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    platform: 'node',
    format: 'esm',
    // Node 20 runs the same bundles locally; Lambda runs them on 24.
    target: 'node20',
    // The SDK's CommonJS builds, which esbuild prefers for Node, are 135 KB larger.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [httpShim, envCredentials, compiledChecks, configuredAnswers(answers)],
    logLevel: 'warning',
  };
}

// An ES module has no `require`; esbuild leaves a call that throws when it is reached.
function refuseRequire(fn: BundleName, files: readonly OutputFile[]): void {
  const guilty = files.find(({ path, text }) => path.endsWith('.mjs') && text.includes('Dynamic require of'));
  if (guilty) {
    throw new BuildError(
      `${fn} bundles a CommonJS package that requires one of Node's modules (${guilty.path}). ` +
        'Take a package with an ES module, or give the build a createRequire banner.',
    );
  }
}

function sizeOf(fn: BundleName, { outputs }: Metafile): BundleSize {
  const scripts = Object.entries(outputs).filter(([path]) => path.endsWith('.mjs'));
  const entry = scripts.find(([, output]) => output.entryPoint?.endsWith(`${fn}/index.ts`))?.[0];
  const atStart = entry ? staticImports(entry, outputs) : new Set<string>();
  const bytesOf = (wanted: boolean) =>
    scripts.filter(([path]) => atStart.has(path) === wanted).reduce((sum, [, { bytes }]) => sum + bytes, 0);
  return { fn, startBytes: bytesOf(true), lazyBytes: bytesOf(false) };
}

function staticImports(path: string, outputs: Metafile['outputs'], seen = new Set<string>()): Set<string> {
  seen.add(path);
  for (const imported of outputs[path]?.imports ?? []) {
    if (imported.kind === 'import-statement' && !imported.external && !seen.has(imported.path)) {
      staticImports(imported.path, outputs, seen);
    }
  }
  return seen;
}

function assertWithinBudget({ fn, startBytes }: BundleSize): void {
  const allowed = BUDGET_KIB[fn] * 1024;
  if (startBytes > allowed) {
    throw new BuildError(
      `A cold start of ${fn} would parse ${startBytes} bytes; its budget is ${allowed}. ` +
        'Load what is rarely needed by import(), or raise the budget in lib/build/build-functions.ts with a reason.',
    );
  }
}
