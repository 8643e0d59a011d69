import type { LimiterState } from '../domain/limiter/limiter-state.ts';
import type { ReserveWrite } from '../domain/limiter/reservation.ts';
import type { SettleWrite } from '../domain/limiter/settlement.ts';

/** What came of a conditional write: whether it was made, and the state that it left or met. */
export interface Written {
  readonly isDone: boolean;
  readonly state: LimiterState;
}

/** Where the state of one inference profile in one region is kept. Each call is one conditional write, and no read. */
export interface LimiterItem {
  reserve(write: ReserveWrite): Promise<Written>;
  settle(write: SettleWrite): Promise<Written>;
}
