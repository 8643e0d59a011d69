import { eventsIn, type Rate } from './arrivals.ts';

/** Of one play. Its events stay in the memory of one process, where so many take less than the 2 GB that Node has on a small machine. */
export const MOST_EVENTS = 10_000_000;

/** Whether a rate brings no more events than can be played. */
export function isPlayable(rate: Rate, mostEvents: number = MOST_EVENTS): boolean {
  return eventsIn(rate) <= mostEvents;
}

/** Throws a sentence where a rate brings more events than can be played. */
export function requirePlayable(rate: Rate, whose: string): void {
  if (!isPlayable(rate)) {
    const events = Math.ceil(eventsIn(rate)).toLocaleString('en-US');
    const seconds = Math.round((rate.rampMs + rate.holdMs) / 1_000);
    throw new Error(
      `${whose} write ${events} events into one queue in ${seconds} s; a plan plays at most ${MOST_EVENTS.toLocaleString('en-US')}. Plan fewer users or requests.`,
    );
  }
}
