import type { Row } from './row.ts';
import { acceptCpu } from './rows/accept-cpu.ts';
import { acceptLatency } from './rows/accept-latency.ts';
import { applyCpu } from './rows/apply-cpu.ts';
import { edge } from './rows/edge.ts';
import { validation } from './rows/validation.ts';
import { writes } from './rows/writes.ts';

/** Every row, in the order of the table of goals. */
export const ROWS: readonly Row[] = [acceptLatency, acceptCpu, validation, writes, applyCpu, edge];
