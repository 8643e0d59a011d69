import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { FunctionSpec } from './function-spec.ts';

const CLIENT = `${import.meta.dirname}/runtime-client.mjs`;

/** Starts the program of one execution environment: Node with our runtime client, which loads the bundle. */
export function spawnRuntime(
  spec: FunctionSpec,
  env: Record<string, string>,
  clockOffsetMs: number,
): ChildProcess {
  const program = [`--max-old-space-size=${spec.memoryMb}`, CLIENT, `${clockOffsetMs}`];
  const child = spawn(process.execPath, program, {
    cwd: spec.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  standBack(child);
  return child;
}

/**
 * Environments give way to the local cloud: it answers for every AWS service at once, and libuv takes one new
 * connection in each turn of its loop (https://github.com/libuv/libuv/pull/3696), so that on a busy machine
 * slow turns would leave calls waiting at the door until they time out.
 */
function standBack({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) {
      setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    }
  } catch {
    // Gone already, or a system without priorities: it only competes more.
  }
}
