import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { BuildError } from '../build-error.ts';

const FOLDER = 'lib/build/client';
const COMPILER = 'node_modules/typescript/bin/tsc';
const SIBLING = /(['"])(\.\.?\/[^'"]+)\.ts\1/g;
const TYPEBOX = /(['"])@sinclair\/typebox\1/g;

/**
 * Declarations of these modules and of whatever they name, by their paths. They are complete: TypeBox's types, out of
 * which the contract's are made, are replaced by our own few.
 * @throws BuildError with what the compiler says
 */
export async function declarationsOf(sources: readonly string[]): Promise<Map<string, string>> {
  const emitted = await mkdtemp(join(tmpdir(), 'meridian-types-'));
  try {
    await emitInto(emitted);
    return await reachable(sources, emitted);
  } finally {
    await rm(emitted, { recursive: true });
  }
}

async function emitInto(folder: string): Promise<void> {
  const project = ['-p', `${FOLDER}/tsconfig.emit.json`, '--outDir', folder];
  await promisify(execFile)(process.execPath, [COMPILER, ...project]).catch(({ stdout, message }) => {
    throw new BuildError(`The client has no declarations: ${stdout || message}`);
  });
}

async function reachable(sources: readonly string[], folder: string): Promise<Map<string, string>> {
  const texts = new Map([['typebox.d.ts', await readFile(`${FOLDER}/typebox.d.ts`, 'utf8')]]);
  const wanted = sources.map((source) => source.replace(/\.ts$/, '.d.ts'));
  for (const path of wanted) {
    if (texts.has(path)) continue;
    const text = await readFile(join(folder, path), 'utf8');
    const named = [...text.matchAll(SIBLING)].map(([, , module]) => `${module}.d.ts`);
    wanted.push(...named.map((name) => posix.join(posix.dirname(path), name)));
    texts.set(path, resolvable(text, path));
  }
  return texts;
}

/** The compiler leaves `.ts` as it stands, though it will be `.d.ts`; a program's own compiler looks for `.js`. */
function resolvable(text: string, path: string): string {
  const typebox = posix.relative(posix.dirname(path), 'typebox.js');
  return text.replace(SIBLING, '$1$2.js$1').replace(TYPEBOX, `$1${typebox}$1`);
}
