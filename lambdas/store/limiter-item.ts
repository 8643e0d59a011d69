import type { LimiterState } from '../domain/limiter/limiter-state.ts';
import type { LimiterWrite } from '../domain/limiter/limiter-write.ts';

/** What came of a conditional write: whether it was made, and the state that it left or met. */
export interface Written {
  readonly isDone: boolean;
  readonly state: LimiterState;
}

/** Where the state of one inference profile in one region is kept: by conditional writes, and no reads. */
export interface LimiterItem {
  write(write: LimiterWrite): Promise<Written>;
}
