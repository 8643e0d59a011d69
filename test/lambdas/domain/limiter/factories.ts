import type { LimiterState, OpenCall } from '../../../../lambdas/domain/limiter/limiter-state.ts';
import type { Ask } from '../../../../lambdas/domain/limiter/reservation.ts';
import { type Quota, STEERING, type Steering } from '../../../../lambdas/domain/limiter/steering.ts';

export const NOW_MS = 1_800_000_000_000;
export const NOW = NOW_MS * 1_000;
export const SECOND = 1_000_000;

/** One request costs 100 ms, one token 1 ms of it. */
export const QUOTA: Quota = { requestsPerMinute: 600, tokensPerMinute: 60_000 };

/** Round numbers: all of the quota in the long run, and half a second of the burst before now. */
export const ROUND: Steering = {
  ...STEERING,
  target: 1,
  burstMs: 2_000,
  callMs: 60_000,
  slackMs: 500,
  floorBurstMs: 3_000,
  greedyShare: 0.1,
  shrinkBy: 0.8,
  shrinkEveryMs: 10_000,
  throttledMs: 2_000,
  shares: {
    interactive: { young: 1, old: 1, oldAfterMs: 1_000, bookMs: 1_000, believesMs: 100, floor: 0 },
    standard: { young: 0.5, old: 0.75, oldAfterMs: 10_000, bookMs: 0, believesMs: 1_000, floor: 0.2 },
    batch: { young: 0.25, old: 0.5, oldAfterMs: 60_000, bookMs: 0, believesMs: 2_000, floor: 0.1 },
  },
};

export function ask(changes: Partial<Ask> = {}): Ask {
  return { key: 'k1', callClass: 'interactive', tenant: 'acme', tokens: 200, ageMs: 0, ...changes };
}

export function state(changes: Partial<LimiterState> = {}): LimiterState {
  return { levels: {}, atUs: 0, shrunk: undefined, open: new Map(), ...changes };
}

/** Calls under way, by tenant. */
export function open(...tenants: readonly string[]): ReadonlyMap<string, OpenCall> {
  return new Map(tenants.map((tenant, at) => [`o${at}`, { atMs: NOW_MS, tenant, byFloor: false }]));
}
