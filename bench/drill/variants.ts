import type { FunctionName } from '../../lambdas/contract/names.ts';
import { buildFunction } from '../../lib/build/build-functions.ts';
import type { ClaimId } from './checker/verdict.ts';

interface Variant {
  /** Functions that it builds otherwise. */
  readonly functions: readonly FunctionName[];
  /** Claims that its flaw breaks, each by itself; what else fails may have other reasons. */
  readonly caughtBy: readonly ClaimId[];
}

/** Naive designs under `test/naive`. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  'shared-item': { functions: ['apply', 'read'], caughtBy: ['lost', 'stale', 'order'] },
  'version-check-across-regions': {
    functions: ['apply', 'read'],
    caughtBy: ['lost', 'unknown', 'stale', 'gaps', 'kinesis'],
  },
  'publish-before-append': { functions: ['apply'], caughtBy: ['kinesis'] },
  'acknowledge-before-kinesis': { functions: ['apply'], caughtBy: ['kinesis'] },
};

/** Builds a naive design as the real functions are built; the arguments that make the local cloud run it. */
export async function argumentsFor(variant: string): Promise<string[]> {
  const outFolder = `dist/naive/${variant}`;
  const functions = VARIANTS[variant]?.functions ?? [];
  for (const fn of functions) await buildFunction(fn, outFolder, `test/naive/${variant}`);
  return functions.flatMap((fn) => ['--code', `${fn}=${outFolder}/${fn}`]);
}
