import type { Construct } from 'constructs';
import { type Configuration, checkedConfiguration } from './configuration.ts';
import { EdgeStack } from './edge-stack.ts';
import { RegionStack } from './region-stack.ts';

/**
 * One stack for each region, the primary's first, and one for the edge.
 * @throws ConfigurationError for what cannot be deployed
 */
export function meridianStacks(scope: Construct, given: Configuration): void {
  const configuration = checkedConfiguration(given);
  const primary = new RegionStack(scope, { configuration, region: configuration.primary });
  const regions = new Map([[configuration.primary, primary]]);
  for (const { name } of configuration.regions) {
    if (name !== configuration.primary) {
      regions.set(name, new RegionStack(scope, { configuration, region: name, primary }));
    }
  }
  new EdgeStack(scope, { configuration, primary, regions });
}
