import { ended } from './arguments.ts';
import { configuration } from './configuration.ts';

const SERVING = configuration.regions.map(({ name }) => name);
/** A table and a stream outlive their region. */
const LEFT = configuration.retiredLanes.map((lane) => lane.split('.')[0] ?? '');

/** A region of the deployment; ends the program with a sentence about the option that named another. */
export function servingRegion(region: string): string {
  return oneOf(SERVING, region, '--region');
}

/**
 * A region that the deployment has or had; ends the program with a sentence about `said` where it is another. AWS
 * would only say that it does not know the credentials. Where an endpoint is set, for all services or for one, it may
 * be a local cloud's, which may run in regions of its own.
 */
export function knownRegion(region: string, said = '--region'): string {
  const isElsewhere = Object.entries(process.env).some(
    ([name, url]) => name.startsWith('AWS_ENDPOINT_URL') && url,
  );
  if (isElsewhere) return region;
  return oneOf([...new Set([...SERVING, ...LEFT])], region, said);
}

function oneOf(known: readonly string[], region: string, said: string): string {
  if (known.includes(region)) return region;
  return ended(
    `${said} is "${region}", which is no region of bin/configuration.ts; there are ${known.join(', ')}.`,
  );
}
