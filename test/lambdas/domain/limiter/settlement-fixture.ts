import {
  type Outcome,
  type Reservation,
  settleWrite,
} from '../../../../lambdas/domain/limiter/settlement.ts';
import { NOW, QUOTA, ROUND, SECOND, state } from './factories.ts';

export const reservation = (changes: Partial<Reservation> = {}): Reservation => ({
  key: 'o0',
  callClass: 'interactive',
  tokens: 1_000,
  byFloor: false,
  atUs: NOW,
  scale: 1,
  ...changes,
});

/** @param seconds after the reservation the call ended, and @param late seconds after that it is settled */
export const write = (
  outcome: Outcome,
  changes: Partial<Reservation> = {},
  seconds = 0,
  believes = state(),
  late = 0,
) => {
  const endedAtUs = NOW + seconds * SECOND;
  const ended = { reservation: reservation(changes), outcome, endedAtUs };
  return settleWrite(ended, believes, endedAtUs + late * SECOND, QUOTA, ROUND);
};
