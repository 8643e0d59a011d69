import { CALL_CLASSES, type CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import type { Quota } from '../../lambdas/domain/limiter/steering.ts';
import type { Used } from '../../local/engines/bedrock/quota-meter.ts';
import { percentile } from '../harness/percentile.ts';
import type { Simulated } from './simulate.ts';

/** What a run says. Shares are of 1, of the quota where it is used up. */
export interface Figures {
  /** What the calls took in the end, on average over the time that counts. */
  readonly utilisation: number;
  /** The most that sixty seconds stood at by the stand-in's meter, reservations included. */
  readonly highestRequests: number;
  readonly highestTokens: number;
  /** The most that calls of sixty seconds took in the end. */
  readonly worstMinute: number;
  readonly throttled: number;
  readonly crashes: number;
  readonly answered: number;
  readonly writesPerAsk: number;
  readonly writesPerAnswer: number;
  readonly classes: Readonly<Record<CallClass, ClassFigures>>;
}

export interface ClassFigures {
  readonly arrived: number;
  readonly answered: number;
  /** Of all tokens. */
  readonly share: number;
  /** Of those that arrived: not let in at once. */
  readonly refusedFirst: number;
  readonly givenUp: number;
  /** Answered of those that arrived, of the tenant that wants half of everything and of all others. */
  readonly servedLarge: number;
  readonly servedSmall: number;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
}

const MINUTE_SECONDS = 60;

export function figuresOf(run: Simulated, quota: Quota, warmUpMinutes: number): Figures {
  const { tally, writes, meter } = run;
  const all = secondsOf(run);
  const counted = all.slice(warmUpMinutes * MINUTE_SECONDS);
  const minutes = counted.length / MINUTE_SECONDS;
  const parts = { requests: quota.requestsPerMinute, tokens: quota.tokensPerMinute };
  const shareOf = ({ requests, tokens }: Used) => Math.max(requests / parts.requests, tokens / parts.tokens);
  const total = counted.reduce(added, { requests: 0, tokens: 0 });
  return {
    utilisation: shareOf({ requests: total.requests / minutes, tokens: total.tokens / minutes }),
    highestRequests: meter.highest.requests / parts.requests,
    highestTokens: meter.highest.tokens / parts.tokens,
    worstMinute: Math.max(...minutesOf(all).map(shareOf)),
    throttled: tally.throttled,
    crashes: tally.crashes,
    answered: tally.answers,
    writesPerAsk: writes.made / Math.max(1, tally.asks),
    writesPerAnswer: writes.made / Math.max(1, tally.answers),
    classes: classFigures(run),
  };
}

/** What was used in each second of the run. */
function secondsOf({ meter, startMs, endMs }: Simulated): Used[] {
  const first = Math.floor(startMs / 1_000);
  const seconds = Math.floor((endMs - startMs) / 1_000);
  return Array.from(
    { length: seconds },
    (_, at) => meter.seconds.get(first + at) ?? { requests: 0, tokens: 0 },
  );
}

/** Every sixty seconds in a row. */
function minutesOf(seconds: readonly Used[]): Used[] {
  return seconds
    .slice(0, Math.max(1, seconds.length - MINUTE_SECONDS + 1))
    .map((_, at) => seconds.slice(at, at + MINUTE_SECONDS).reduce(added, { requests: 0, tokens: 0 }));
}

function added(a: Used, b: Used): Used {
  return { requests: a.requests + b.requests, tokens: a.tokens + b.tokens };
}

function classFigures({ tally }: Simulated): Figures['classes'] {
  const tokens = CALL_CLASSES.reduce((sum, each) => sum + tally.classes[each].tokens, 0);
  const figures = CALL_CLASSES.map((callClass) => {
    const {
      arrived,
      answered,
      refusedFirst,
      givenUp,
      waitsMs,
      tenants,
      tokens: own,
    } = tally.classes[callClass];
    const ascending = Float64Array.from(waitsMs).sort();
    const rounded = (percent: number) => Math.round(percentile(ascending, percent));
    return [
      callClass,
      {
        arrived,
        answered,
        share: own / Math.max(1, tokens),
        refusedFirst: refusedFirst / Math.max(1, arrived),
        givenUp,
        servedLarge: tenants.large.answered / Math.max(1, tenants.large.arrived),
        servedSmall: tenants.small.answered / Math.max(1, tenants.small.arrived),
        waitP50Ms: rounded(50),
        waitP99Ms: rounded(99),
      },
    ] as const;
  });
  return Object.fromEntries(figures) as Figures['classes'];
}
