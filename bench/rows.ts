import type { Row } from './row.ts';
import { acceptCpu } from './rows/accept-cpu.ts';
import { acceptLatency } from './rows/accept-latency.ts';
import { applyCpu } from './rows/apply-cpu.ts';
import { dollars } from './rows/dollars.ts';
import { edge } from './rows/edge.ts';
import { fold } from './rows/fold.ts';
import { longSession } from './rows/long-session.ts';
import { readCpu } from './rows/read-cpu.ts';
import { start } from './rows/start.ts';
import { state } from './rows/state.ts';
import { validation } from './rows/validation.ts';
import { writes } from './rows/writes.ts';

/** Every row, in the order of the table of goals. */
export const ROWS: readonly Row[] = [
  acceptLatency,
  acceptCpu,
  validation,
  writes,
  dollars,
  applyCpu,
  readCpu,
  fold,
  state,
  longSession,
  edge,
  start,
];
