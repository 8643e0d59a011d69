import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile, type OutputFile } from 'esbuild';
import { BuildError } from '../build-error.ts';
import { writeBundle } from '../write-bundle.ts';
import { declarationsOf } from './declarations.ts';

/** What the client's package has of the repository's. */
interface RootPackage {
  readonly version: string;
  readonly engines: Readonly<Record<string, string>>;
  /** `./client/answers` → `./client/answers.ts` */
  readonly exports: Readonly<Record<string, string>>;
}

/** One module that programs import: `./answers` is `answers.js`, made of `client/answers.ts`. */
interface Entry {
  readonly name: string;
  readonly file: string;
  readonly source: string;
}

/** The entry that needs Node. All others run in browsers. */
const FOR_NODE = 'file-storage';

/**
 * Builds the client as a package of its own for browsers and Node: ES modules, with the types that they need of the
 * contract and the domain. `npm pack` makes a tarball of it.
 * @throws BuildError if a browser could not run it, or its types fail
 */
export async function buildClient(outFolder = 'dist/client'): Promise<void> {
  const root: RootPackage = JSON.parse(await readFile('package.json', 'utf8'));
  const entries = Object.entries(root.exports).map(entryOf);
  const [scripts, declarations] = await Promise.all([
    scriptsOf(entries, outFolder),
    declarationsOf(entries.map(({ source }) => source)),
  ]);
  const texts = new Map([['package.json', manifestOf(root, entries)]]);
  for (const [path, text] of declarations) texts.set(`types/${path}`, text);
  const files = [...texts].map(([path, text]) => ({
    path: join(outFolder, path),
    contents: Buffer.from(text),
  }));
  await writeBundle(outFolder, [...scripts, ...files]);
}

function entryOf([exported, path]: readonly [string, string]): Entry {
  const name = exported.replace('./client', '.');
  return { name, file: name === '.' ? 'index' : name.slice('./'.length), source: path.slice('./'.length) };
}

// Shared code goes into chunks of its own, so that a ClientError is one class whichever entry throws it.
async function scriptsOf(entries: readonly Entry[], outdir: string): Promise<OutputFile[]> {
  const { metafile, outputFiles } = await build({
    entryPoints: Object.fromEntries(entries.map(({ file, source }) => [file, source])),
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    write: false,
    platform: 'neutral',
    external: ['node:*'],
    format: 'esm',
    target: 'es2022',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  refuseForeign(metafile);
  return outputFiles;
}

function refuseForeign({ inputs, outputs }: Metafile): void {
  const dependency = Object.keys(inputs).find((path) => path.includes('node_modules/'));
  if (dependency) {
    throw new BuildError(`The client depends on nothing, and imports ${dependency}. Take its types only.`);
  }
  const [guilty] =
    Object.entries(outputs).find(
      ([path, { imports }]) => needsNode(imports) && !path.endsWith(`/${FOR_NODE}.js`),
    ) ?? [];
  if (guilty) {
    throw new BuildError(`Browsers load ${guilty}, which imports a module of Node's. Only ${FOR_NODE} may.`);
  }
}

function needsNode(imports: Metafile['outputs'][string]['imports']): boolean {
  return imports.some(({ external }) => external);
}

function manifestOf({ version, engines }: RootPackage, entries: readonly Entry[]): string {
  const exports = entries.map(({ name, file, source }) => [
    name,
    { types: `./types/${source.replace(/\.ts$/, '.d.ts')}`, import: `./${file}.js` },
  ]);
  const manifest = {
    name: '@meridian/client',
    version,
    description: 'The client of Meridian, for browsers and Node',
    type: 'module',
    exports: Object.fromEntries(exports),
    sideEffects: false,
    engines,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
