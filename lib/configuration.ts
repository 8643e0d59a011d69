import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { AiConfiguration } from './ai-configuration.ts';
import { aiFaults } from './ai-faults.ts';
import { type Limits, limitFaults } from './limits.ts';
import { type Oidc, type Operators, signInFaults } from './sign-in-configuration.ts';
import { unless } from './unless.ts';

/** One region of a deployment. */
interface RegionConfiguration {
  readonly name: string;
  /** Starts at 1; raise it when the region is restored from a backup, so that it opens a new lane. */
  readonly epoch: number;
}

/** Everything that a team decides about its deployment. */
export interface Configuration {
  /** Prefix of every name: lower case letters, digits and hyphens. */
  readonly app: string;
  /** AWS account, twelve digits. */
  readonly account: string;
  readonly regions: readonly RegionConfiguration[];
  /** Region that holds the global tables' definition, the sign-in and the edge's KeyValueStore. */
  readonly primary: string;
  /** Lanes of regions that are gone; their commits stay part of every session. */
  readonly retiredLanes: readonly string[];
  /** Own domain of the edge; without it, CloudFront's. The certificate is in us-east-1 and covers the name. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** CloudFront's own name of the edge, which its first deployment prints; the Cognito pool sends people back there. Not needed with a domain. */
  readonly edgeName?: string;
  /** Pages elsewhere whose scripts may call the API, such as `https://app.example.com`; the edge's own page needs none. */
  readonly origins?: readonly string[];
  /** Who issues tokens; without it, a Cognito pool in the primary region. */
  readonly oidc?: Oidc;
  /** JWT claim that holds the tenant. Who may write the claim may choose the tenant. */
  readonly tenantClaim: string;
  /** Who may see figures of the deployment: those whose token has this value in this claim, which only the issuer may write. */
  readonly operators: Operators;
  /** Receives the alarms of every region; the address must confirm each region's subscription. */
  readonly alarmEmail?: string;
  /** Least level that functions log. */
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  /** Who answers questions; without it nobody does, and nothing of it is deployed. */
  readonly ai?: AiConfiguration;
}

const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A configuration that cannot be deployed; the message names every fault and what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const KNOWN_REGIONS = new Set(RegionInfo.regions.map(({ name }) => name));
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * Checks a configuration and returns it.
 * @throws ConfigurationError with a sentence for each fault
 */
export function checkedConfiguration(configuration: Configuration): Configuration {
  const faults = [
    ...namingFaults(configuration),
    ...regionFaults(configuration.regions, 'regions'),
    ...primaryFaults(configuration),
    ...retiredLaneFaults(configuration),
    ...signInFaults(configuration),
    ...operatingFaults(configuration),
    ...limitFaults(configuration.limits),
    ...aiFaults(configuration.ai, configuration),
  ];
  if (faults.length > 0) {
    throw new ConfigurationError(`bin/configuration.ts cannot be deployed:\n- ${faults.join('\n- ')}`);
  }
  return configuration;
}

/**
 * The same deployment in these regions only, for the local cloud; the first is the primary if the real one is left out.
 * @throws ConfigurationError with a sentence for each name that is none, about `said`
 */
export function inRegions(
  configuration: Configuration,
  names: readonly string[],
  said: string,
): Configuration {
  const known = new Map(configuration.regions.map((region) => [region.name, region]));
  const regions = names.map((name) => known.get(name) ?? { name, epoch: 1 });
  const faults = regionFaults(regions, said);
  // Not a fault of bin/configuration.ts, which says nothing of them.
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  const [first = configuration.primary] = names;
  const primary = names.includes(configuration.primary) ? configuration.primary : first;
  return { ...configuration, regions, primary };
}

/** The same deployment with fewer waiting reads, for the local cloud: each takes one of a few environments. */
export function withWaiters(configuration: Configuration, maxWaiters: number): Configuration {
  return { ...configuration, limits: { ...configuration.limits, maxWaiters } };
}

/** Every lane that a region of this configuration writes or has written. */
export function lanesOf({ regions, retiredLanes }: Configuration): string[] {
  const written = regions.flatMap(({ name, epoch }) =>
    Array.from({ length: epoch }, (_, earlier) => `${name}.${earlier + 1}`),
  );
  return [...written, ...retiredLanes];
}

function namingFaults({ app, account }: Configuration): string[] {
  return [
    ...unless(
      /^[a-z][a-z0-9-]{1,19}$/.test(app),
      `app is "${app}"; it must be 2 to 20 lower case letters, digits and hyphens, a letter first.`,
    ),
    ...unless(/^\d{12}$/.test(account), `account is "${account}"; an AWS account id has twelve digits.`),
  ];
}

function regionFaults(regions: readonly RegionConfiguration[], said: string): string[] {
  return regions.flatMap(({ name, epoch }, index) => [
    ...unless(REGION.test(name), `${said} has "${name}", which is no AWS region; write it like eu-west-1.`),
    ...unless(
      !REGION.test(name) || KNOWN_REGIONS.has(name),
      `${said} has "${name}", which the CDK does not know; look at how it is spelt.`,
    ),
    ...unless(
      regions.findIndex((other) => other.name === name) === index,
      `${said} has ${name} twice; name each region once.`,
    ),
    ...unless(
      Number.isInteger(epoch) && epoch >= 1,
      `${name} has epoch ${epoch}; epochs are whole numbers and start at 1.`,
    ),
  ]);
}

function primaryFaults({ primary, regions }: Configuration): string[] {
  const names = regions.map(({ name }) => name);
  return [
    ...unless(names.length > 0, 'regions is empty; a deployment needs one region at least.'),
    ...unless(
      names.includes(primary),
      `primary is "${primary}", which is not among the regions (${names.join(', ')}); choose one of them.`,
    ),
  ];
}

function retiredLaneFaults(configuration: Configuration): string[] {
  const live = lanesOf({ ...configuration, retiredLanes: [] });
  return configuration.retiredLanes.flatMap((lane) => [
    ...unless(
      /^[a-z]{2}(?:-[a-z]+)+-\d\.[1-9]\d*$/.test(lane),
      `"${lane}" is no lane; write <region>.<epoch>.`,
    ),
    ...unless(
      !live.includes(lane),
      `${lane} is retired and belongs to a region; take it out of one of the two.`,
    ),
  ]);
}

function operatingFaults({ domain, origins = [], alarmEmail, logLevel }: Configuration): string[] {
  return [
    ...origins.flatMap((origin) =>
      unless(
        isOrigin(origin),
        `origins names "${origin}"; it must be an origin such as https://app.example.com, without a path.`,
      ),
    ),
    ...unless(
      !domain || domain.certificateArn.startsWith('arn:aws:acm:us-east-1:'),
      `domain.certificateArn is "${domain?.certificateArn}"; CloudFront takes certificates of us-east-1 only.`,
    ),
    ...unless(
      alarmEmail === undefined || alarmEmail.includes('@'),
      `alarmEmail is "${alarmEmail}"; it must be an email address, or be left out.`,
    ),
    ...unless(
      LOG_LEVELS.includes(logLevel),
      `logLevel is "${logLevel}"; it must be one of ${LOG_LEVELS.join(', ')}.`,
    ),
  ];
}

/** As browsers send it: http only for pages of one's own machine. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  return isSafe && url?.origin === text;
}
