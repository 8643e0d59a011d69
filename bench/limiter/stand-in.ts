import type { Quota } from '../../lambdas/domain/limiter/steering.ts';
import { type MeterReading, QuotaMeter } from '../../local/engines/bedrock/quota-meter.ts';
import type { VirtualClock } from './virtual-clock.ts';
import type { Call } from './workload.ts';

/** The stand-in's own meter with its models' times, without the wire. */
export interface StandIn {
  /** Resolves with the tokens that a call took, or undefined where it was answered 429. */
  call(call: Call): Promise<number | undefined>;
  /** What others of the account use of the quota, from 0 to 1. */
  othersUse(share: number): void;
  read(): MeterReading;
}

const FIRST_TOKEN_MS = 250;
const PER_TOKEN_MS = 8;
const WAY_MS = [2, 8] as const;

export function standIn(clock: VirtualClock, quota: Quota, random: () => number): StandIn {
  const whole = { ...quota, tokensPerDay: Number.POSITIVE_INFINITY };
  const meter = new QuotaMeter(whole);
  return {
    async call({ inputTokens, outputTokens, maxOutputTokens }) {
      await clock.pause(WAY_MS[0] + random() * (WAY_MS[1] - WAY_MS[0]));
      const charge = meter.begin(inputTokens + maxOutputTokens, clock.nowMs());
      if (typeof charge === 'string') return undefined;
      await clock.pause(FIRST_TOKEN_MS + outputTokens * PER_TOKEN_MS * (0.8 + 0.4 * random()));
      const used = inputTokens + outputTokens;
      meter.settle(charge, used, clock.nowMs());
      return used;
    },
    othersUse(share) {
      const { requestsPerMinute, tokensPerMinute } = quota;
      meter.change({
        ...whole,
        requestsPerMinute: requestsPerMinute * (1 - share),
        tokensPerMinute: tokensPerMinute * (1 - share),
      });
    },
    read: () => meter.read(clock.nowMs()),
  };
}
