import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { BuildError } from './build-error.ts';
import { refuseBeyondRuntime } from './edge-runtime.ts';
import { replaceFile } from './write-bundle.ts';

/** CloudFront's quota for the source of one function, in bytes. */
const MAX_BYTES = 10 * 1024;

/** A compiled CloudFront function. */
export interface EdgeBundle {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/**
 * Compiles the edge functions for CloudFront's JavaScript runtime 2.0 into `<outFolder>/<name>.js`. A file with
 * a `handler` is a function; the others are its parts.
 * @throws BuildError for what the runtime lacks, and over 10 KB
 */
export async function buildEdge(
  regions: readonly string[],
  outFolder = 'dist/edge',
  sourceFolder = 'edge-functions',
): Promise<EdgeBundle[]> {
  await mkdir(outFolder, { recursive: true });
  const files = (await readdir(sourceFolder)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  );
  const bundles = await Promise.all(
    files.map((file) => bundle(join(sourceFolder, file), regions, outFolder)),
  );
  return bundles.filter((built) => built !== undefined);
}

async function bundle(
  entry: string,
  regions: readonly string[],
  outFolder: string,
): Promise<EdgeBundle | undefined> {
  const { outputFiles } = await build(optionsOf(entry, regions));
  const exported = outputFiles[0]?.text ?? '';
  if (!/\bexport\{handler\};?\s*$/.test(exported)) {
    return undefined;
  }
  // CloudFront calls a global function named handler; its modules cannot export.
  const code = exported.replace(/\bexport\{handler\};?\s*$/, '');
  refuseBeyondRuntime(entry, code);
  const bytes = Buffer.byteLength(code);
  if (bytes > MAX_BYTES) {
    throw new BuildError(
      `Edge function ${entry} has ${bytes} bytes; CloudFront takes ${MAX_BYTES}. Shorten it.`,
    );
  }
  const name = basename(entry, '.ts');
  const path = join(outFolder, `${name}.js`);
  await replaceFile(path, Buffer.from(code));
  return { name, path, bytes };
}

/**
 * Runtime 2.0 is ES5 with some of ES6 to ES12. esbuild lowers what it can and refuses the rest.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
function optionsOf(entry: string, regions: readonly string[]): BuildOptions & { write: false } {
  return {
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: ['cloudfront'],
    target: 'es5',
    supported: {
      arrow: true,
      'async-await': true,
      'const-and-let': true,
      'exponent-operator': true,
      'regexp-named-capture-groups': true,
      'rest-argument': true,
      'template-literal': true,
    },
    // The runtime has no configuration: the regions of the deployment become a constant.
    define: { MERIDIAN_REGIONS: JSON.stringify(regions.join(' ')) },
    minifyWhitespace: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  };
}
