import { numberOption } from '../harness/number-options.ts';
import type { Traffic } from './traffic.ts';

/** A part of the traffic that is a number. */
export type Amount = Exclude<keyof Traffic, 'signIn'>;

type Range = readonly [least: number, most: number];

const SHARE: Range = [0, 1];
/** Of what a plan is nothing without. */
const SOME: Range = [0.0001, 1];
/** Of requests. Patches, and messages with questions, have so much at least, which leaves less than all to each. */
export const LEAST_OF_REQUESTS = 0.0001;
const MOST_OF_REQUESTS = 1 - LEAST_OF_REQUESTS;

/** What each part of the traffic may be, both ends included. */
export const RANGES: Readonly<Record<Amount, Range>> = {
  dailyActiveShare: SOME,
  monthlyActiveShare: SOME,
  requestsPerActiveDay: [0.01, 100_000],
  patchShare: [LEAST_OF_REQUESTS, MOST_OF_REQUESTS],
  messageShare: [0, MOST_OF_REQUESTS],
  aiShare: [0, MOST_OF_REQUESTS],
  peakFactor: [1, 1_000],
  busiestRegionShare: [0.01, 1],
  // The sessions that are counted have forty fields of so many bytes, and a session keeps 256 KB of one lane.
  eventBytes: [20, 6_000],
  writersPerSession: [1, 100],
  burstEvents: [1, 100],
  burstSeconds: [0.1, 3_600],
  devicesPerEvent: [0, 100_000],
  onlineMinutesPerActiveDay: [0, 1_440],
  storedMonths: [0, 1_200],
  cachedShare: SHARE,
  hardShare: SHARE,
  // What ask tells a model at most, and what a question may ask for at most: lambdas/contract/limits.ts.
  promptTokens: [1, 20_000],
  answerTokens: [1, 8_192],
  // Then answer's invocation ends.
  answerSeconds: [0.1, 250],
};

/** The number that was stated. Throws a sentence that names the option and its range. */
export function inRange(name: Amount, stated: string): number {
  return numberOption(kebab(name), stated, ...RANGES[name]);
}

/** `peakFactor` as `peak-factor`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
