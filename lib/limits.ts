import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Limits as ApiLimits } from '../lambdas/contract/limits.ts';
import { unless } from './unless.ts';

/** Limits of one region. */
export interface Limits {
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Commands of one person, counted by each environment of accept for itself; a batch counts each of its own. */
  readonly commandsPerSecond: number;
  /** What one person may send at once: at least a whole batch. */
  readonly commandBurst: number;
  /** Most environments of each function: waiting reads cannot starve accept and apply, nor the reverse. */
  readonly reservedConcurrency: { readonly accept: number; readonly apply: number; readonly read: number };
  /** Consumers of each queue, 2 to 1,000; few, so that the writes of a session meet in one batch. */
  readonly queueConcurrency: { readonly interactive: number; readonly bulk: number };
  /** Reads that may wait at once; up to twice as many for a moment. At most two fifths of read's concurrency. */
  readonly maxWaiters: number;
  readonly eventRetentionHours: number;
  readonly logRetentionDays: number;
  /** Requests of one address within five minutes, after which the edge refuses it. */
  readonly requestsPerAddress: number;
}

/** A sentence for each limit that cannot be deployed. */
export function limitFaults(limits: Limits): string[] {
  const { queueConcurrency, reservedConcurrency } = limits;
  const consumers = queueConcurrency.interactive + queueConcurrency.bulk;
  const retentions = Object.values(RetentionDays).filter((days) => typeof days === 'number');
  return [
    ...within('limits.requestsPerSecond', limits.requestsPerSecond, 1, 10_000),
    ...within('limits.requestBurst', limits.requestBurst, 1, 5_000),
    ...within('limits.commandsPerSecond', limits.commandsPerSecond, 1, 1_000_000),
    ...within('limits.commandBurst', limits.commandBurst, ApiLimits.batchCommands, 1_000_000),
    ...within('limits.reservedConcurrency.accept', reservedConcurrency.accept, 1, 10_000),
    ...within('limits.reservedConcurrency.read', reservedConcurrency.read, 1, 10_000),
    // Lambda throttles an event source whose consumers have no environment, and each throttle counts as a receive.
    ...within('limits.reservedConcurrency.apply', reservedConcurrency.apply, consumers, 10_000),
    ...within('limits.queueConcurrency.interactive', queueConcurrency.interactive, 2, 1_000),
    ...within('limits.queueConcurrency.bulk', queueConcurrency.bulk, 2, 1_000),
    ...within('limits.maxWaiters', limits.maxWaiters, 0, mostWaiters(reservedConcurrency.read)),
    ...within('limits.eventRetentionHours', limits.eventRetentionHours, 24, 8_760),
    ...within('limits.requestsPerAddress', limits.requestsPerAddress, 10, 2_000_000_000),
    ...unless(
      retentions.includes(limits.logRetentionDays),
      `limits.logRetentionDays is ${limits.logRetentionDays}; CloudWatch allows ${retentions.join(', ')}.`,
    ),
  ];
}

/**
 * Twice the limit may wait at once, around the end of an admission window. A fifth of read's environments is left
 * for the rest: without them /v1/health is throttled, and the neighbours mark a healthy region down.
 */
function mostWaiters(readConcurrency: number): number {
  return Math.floor((readConcurrency * 0.8) / 2);
}

function within(name: string, value: number, least: number, most: number): string[] {
  return unless(
    Number.isInteger(value) && value >= least && value <= most,
    `${name} is ${value}; it must be a whole number from ${least} to ${most}.`,
  );
}
