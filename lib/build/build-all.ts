import type { Configuration } from '../configuration.ts';
import { buildEdge, type EdgeBundle } from './build-edge.ts';
import { type BundleSize, buildFunctions } from './build-functions.ts';

/** Builds all that is deployed as code: the Lambda functions with their answers, the edge functions with their regions. */
export async function buildAll({
  regions,
  ai,
}: Pick<Configuration, 'regions' | 'ai'>): Promise<{ functions: BundleSize[]; edge: EdgeBundle[] }> {
  const [functions, edge] = await Promise.all([
    buildFunctions(undefined, undefined, ai?.intents),
    buildEdge(regions.map(({ name }) => name)),
  ]);
  return { functions, edge };
}
