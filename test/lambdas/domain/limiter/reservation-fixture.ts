import { reserveWrite } from '../../../../lambdas/domain/limiter/reservation.ts';
import { ask, NOW, QUOTA, ROUND, state } from './factories.ts';

export const ms = (n: number) => n * 1_000;

export const write = (changes: Parameters<typeof ask>[0] = {}, believes = state(), steering = ROUND) =>
  reserveWrite(ask(changes), believes, NOW, QUOTA, steering);
