import type { Step } from '../../../lambdas/domain/limiter/level.ts';
import type { ReserveWrite } from '../../../lambdas/domain/limiter/reservation.ts';
import type { SettleWrite } from '../../../lambdas/domain/limiter/settlement.ts';

export const NOW = 1_800_000_000_000_000;

export const step = (dimension: Step['dimension'], changes: Partial<Step>): Step => ({
  dimension,
  rule: 'anew',
  costUs: 50_000,
  nowUs: NOW,
  fromUs: 0,
  toUs: NOW,
  atOnceUs: NOW,
  ...changes,
});

/** Adds to a level that stands from `fromUs` to `toUs`. */
export const adding = (dimension: Step['dimension'], fromUs: number, toUs: number): Step =>
  step(dimension, { rule: 'after', fromUs, toUs });

export const reserveOf = (key: string, changes: Partial<ReserveWrite> = {}): ReserveWrite => ({
  key,
  steps: [step('requests', {}), step('tokens', { costUs: 300_000 })],
  open: { atMs: NOW / 1_000, tenant: 'acme', byFloor: false },
  nowUs: NOW,
  scale: 1,
  shrunkAtUs: 0,
  forgotten: [],
  ...changes,
});

export const settleOf = (key: string, changes: Partial<SettleWrite> = {}): SettleWrite => ({
  key,
  refunds: {},
  put: {},
  shrunk: undefined,
  ...changes,
});
