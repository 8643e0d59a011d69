import { RetentionDays } from 'aws-cdk-lib/aws-logs';

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
  /** Who issues tokens; without it, a Cognito pool in the primary region. */
  readonly oidc?: { readonly issuer: string; readonly audiences: readonly string[] };
  /** JWT claim that holds the tenant. Who may write the claim may choose the tenant. */
  readonly tenantClaim: string;
  /** Receives the alarms of every region; the address must confirm each region's subscription. */
  readonly alarmEmail?: string;
  readonly limits: Limits;
}

/** Limits of one region. */
export interface Limits {
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Most environments of each function: waiting reads cannot starve accept and apply, nor the reverse. */
  readonly reservedConcurrency: { readonly accept: number; readonly apply: number; readonly read: number };
  /** Consumers of each queue, 2 to 1,000; few, so that the writes of a session meet in one batch. */
  readonly queueConcurrency: { readonly interactive: number; readonly bulk: number };
  /** Reads that may begin to wait within five seconds. */
  readonly maxWaiters: number;
  readonly eventRetentionHours: number;
  readonly logRetentionDays: number;
  /** Requests of one address within five minutes, after which the edge refuses it. */
  readonly requestsPerAddress: number;
}

/** A configuration that cannot be deployed; the message names every fault and what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * Checks a configuration and returns it.
 * @throws ConfigurationError with a sentence for each fault
 */
export function checkedConfiguration(configuration: Configuration): Configuration {
  const faults = [
    ...namingFaults(configuration),
    ...configuration.regions.flatMap(regionFaults),
    ...primaryFaults(configuration),
    ...retiredLaneFaults(configuration),
    ...signInFaults(configuration),
    ...limitFaults(configuration.limits),
  ];
  if (faults.length > 0) {
    throw new ConfigurationError(`bin/configuration.ts cannot be deployed:\n- ${faults.join('\n- ')}`);
  }
  return configuration;
}

/** The same deployment in these regions only, for the local cloud; the first is the primary if the real one is left out. */
export function inRegions(configuration: Configuration, names: readonly string[]): Configuration {
  const known = new Map(configuration.regions.map((region) => [region.name, region]));
  const [first = configuration.primary] = names;
  return {
    ...configuration,
    regions: names.map((name) => known.get(name) ?? { name, epoch: 1 }),
    primary: names.includes(configuration.primary) ? configuration.primary : first,
  };
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

function regionFaults(
  { name, epoch }: RegionConfiguration,
  index: number,
  all: readonly RegionConfiguration[],
) {
  const first = all.findIndex((other) => other.name === name);
  return [
    ...unless(REGION.test(name), `regions has "${name}", which is no AWS region; write it like eu-west-1.`),
    ...unless(first === index, `regions has ${name} twice; name each region once.`),
    ...unless(
      Number.isInteger(epoch) && epoch >= 1,
      `${name} has epoch ${epoch}; epochs are whole numbers and start at 1.`,
    ),
  ];
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

function signInFaults({ oidc, tenantClaim, domain, alarmEmail }: Configuration): string[] {
  return [
    ...unless(
      !oidc || /^https:\/\/[^\s/]+/.test(oidc.issuer),
      `oidc.issuer is "${oidc?.issuer}"; API Gateway needs an https address.`,
    ),
    ...unless(!oidc || oidc.audiences.length > 0, 'oidc.audiences is empty; name one audience at least.'),
    ...unless(tenantClaim !== '', 'tenantClaim is empty; name the JWT claim that holds the tenant.'),
    ...unless(
      !domain || domain.certificateArn.startsWith('arn:aws:acm:us-east-1:'),
      `domain.certificateArn is "${domain?.certificateArn}"; CloudFront takes certificates of us-east-1 only.`,
    ),
    ...unless(
      alarmEmail === undefined || alarmEmail.includes('@'),
      `alarmEmail is "${alarmEmail}"; it must be an email address, or be left out.`,
    ),
  ];
}

function limitFaults(limits: Limits): string[] {
  const { queueConcurrency, reservedConcurrency } = limits;
  const consumers = queueConcurrency.interactive + queueConcurrency.bulk;
  const retentions = Object.values(RetentionDays).filter((days) => typeof days === 'number');
  return [
    ...within('limits.requestsPerSecond', limits.requestsPerSecond, 1, 10_000),
    ...within('limits.requestBurst', limits.requestBurst, 1, 5_000),
    ...within('limits.reservedConcurrency.accept', reservedConcurrency.accept, 1, 10_000),
    ...within('limits.reservedConcurrency.read', reservedConcurrency.read, 1, 10_000),
    // Lambda throttles an event source whose consumers have no environment, and each throttle counts as a receive.
    ...within('limits.reservedConcurrency.apply', reservedConcurrency.apply, consumers, 10_000),
    ...within('limits.queueConcurrency.interactive', queueConcurrency.interactive, 2, 1_000),
    ...within('limits.queueConcurrency.bulk', queueConcurrency.bulk, 2, 1_000),
    ...within('limits.maxWaiters', limits.maxWaiters, 0, reservedConcurrency.read),
    ...within('limits.eventRetentionHours', limits.eventRetentionHours, 24, 8_760),
    ...within('limits.requestsPerAddress', limits.requestsPerAddress, 10, 2_000_000_000),
    ...unless(
      retentions.includes(limits.logRetentionDays),
      `limits.logRetentionDays is ${limits.logRetentionDays}; CloudWatch allows ${retentions.join(', ')}.`,
    ),
  ];
}

function within(name: string, value: number, least: number, most: number): string[] {
  return unless(
    Number.isInteger(value) && value >= least && value <= most,
    `${name} is ${value}; it must be a whole number from ${least} to ${most}.`,
  );
}

function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}
