import type { Deployment } from './deployment.ts';
import { invocations } from './invocations.ts';
import { PRICES } from './prices.ts';
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from './traffic.ts';

// What a deployment costs that nobody uses: watch and the pollers never rest.

const MILLION = 1_000_000;

/** Each region's watch asks every region's API once a second, 55 seconds of a minute: lambdas/watch/minute.ts. */
const WATCHED_SHARE = 55 / 60;

export function probesOf({ regions }: Deployment): number {
  return regions ** 2 * SECONDS_PER_MONTH * WATCHED_SHARE;
}

export function watchLambda({ regions, functions }: Deployment): number {
  const minutes = regions * HOURS_PER_MONTH * 60;
  return invocations(minutes, WATCHED_SHARE * 60_000, functions.watch.memoryMib);
}

/** At least two pollers of each queue ask again every twenty seconds: docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const IDLE_POLLERS = 2;
const LONG_POLL_SECONDS = 20;

export function idlePolling({ regions, polledQueues }: Deployment): number {
  const receives = (SECONDS_PER_MONTH / LONG_POLL_SECONDS) * IDLE_POLLERS * polledQueues * regions;
  return (receives / MILLION) * PRICES.sqsRequests.dollars;
}

/** watch renews its observation every five seconds, and reads all of them at every tick: lambdas/watch/watching.ts. */
const RENEW_SECONDS = 5;
const QUERY_UNITS = 0.5;

export function observationWrites({ regions }: Deployment): number {
  const writes = (regions * SECONDS_PER_MONTH * WATCHED_SHARE) / RENEW_SECONDS;
  return ((writes * regions) / MILLION) * PRICES.writeUnits.dollars;
}

export function observationReads({ regions }: Deployment): number {
  return ((regions * SECONDS_PER_MONTH * WATCHED_SHARE * QUERY_UNITS) / MILLION) * PRICES.readUnits.dollars;
}
