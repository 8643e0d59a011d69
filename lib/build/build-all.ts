import { buildEdge, type EdgeBundle } from './build-edge.ts';
import { type BundleSize, buildFunctions } from './build-functions.ts';

/** Builds all that is deployed as code: the Lambda functions and, for these regions, the edge functions. */
export async function buildAll(
  regions: readonly string[],
): Promise<{ functions: BundleSize[]; edge: EdgeBundle[] }> {
  const [functions, edge] = await Promise.all([buildFunctions(), buildEdge(regions)]);
  return { functions, edge };
}
