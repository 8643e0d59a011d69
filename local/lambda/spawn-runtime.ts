import { type ChildProcess, spawn } from 'node:child_process';
import { constants, getPriority, setPriority } from 'node:os';
import type { FunctionSpec } from './function-spec.ts';

const CLIENT = `${import.meta.dirname}/runtime-client.mjs`;

/** Starts the program of one execution environment: Node with our runtime client, which loads the bundle. */
export function spawnRuntime(
  spec: FunctionSpec,
  env: Record<string, string>,
  { clockOffsetMs, rank }: { readonly clockOffsetMs: number; readonly rank: number },
): ChildProcess {
  const program = [`--max-old-space-size=${spec.memoryMb}`, CLIENT, `${clockOffsetMs}`];
  const child = spawn(process.execPath, program, {
    cwd: spec.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  standBack(child, spec, rank);
  return child;
}

/** Of two that differ by five, the lower gets three times as much of a busy core (sched(7), "The nice value"). */
const NICENESS = {
  first: constants.priority.PRIORITY_BELOW_NORMAL,
  /** Beyond it Windows runs only what nobody else keeps from the cores. */
  last: constants.priority.PRIORITY_LOW - 1,
  fed: 5,
  forEachRank: 2,
};

/**
 * Environments give way to the local cloud: it answers for every AWS service at once, and libuv takes one new
 * connection in each turn of its loop (https://github.com/libuv/libuv/pull/3696), so that on a busy machine
 * slow turns would leave calls waiting at the door until they time out.
 *
 * What queues feed gives way to the first few that callers wait for, and each environment to those of its function
 * with a lower rank. On AWS none takes anything from another. Here callers that wait longer are more at once, whose
 * environments start on the same few cores, so that all of them wait for those starts.
 */
function standBack({ pid }: ChildProcess, { isFed }: FunctionSpec, rank: number): void {
  const { first, last, fed, forEachRank } = NICENESS;
  const niceness = Math.min(last, first + (isFed ? fed : 0) + forEachRank * rank);
  try {
    if (pid !== undefined) setPriority(pid, Math.max(getPriority(), niceness));
  } catch {
    // Gone already, or a system without priorities: it only competes more.
  }
}
