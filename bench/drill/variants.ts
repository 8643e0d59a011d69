import type { FunctionName } from '../../lambdas/contract/names.ts';
import { buildFunction } from '../../lib/build/build-functions.ts';

/** Naive designs under `test/naive`, and the functions that each of them builds otherwise. */
export const VARIANTS: Readonly<Record<string, readonly FunctionName[]>> = {
  'shared-item': ['apply', 'read'],
  'version-check-across-regions': ['apply', 'read'],
  'publish-before-append': ['apply'],
  'acknowledge-before-kinesis': ['apply'],
};

/** Builds a naive design as the real functions are built; the arguments that make the local cloud run it. */
export async function argumentsFor(variant: string): Promise<string[]> {
  const outFolder = `dist/naive/${variant}`;
  const functions = VARIANTS[variant] ?? [];
  for (const fn of functions) await buildFunction(fn, outFolder, `test/naive/${variant}`);
  return functions.flatMap((fn) => ['--code', `${fn}=${outFolder}/${fn}`]);
}
