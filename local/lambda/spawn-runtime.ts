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
  standBack(child, spec);
  return child;
}

/** Niceness: on a busy Linux each step is a tenth less of a core than those beside it. */
const WAITED_FOR = constants.priority.PRIORITY_BELOW_NORMAL;
const FED = WAITED_FOR + 5;

/**
 * Environments give way to the local cloud: it answers for every AWS service at once, and libuv takes one new
 * connection in each turn of its loop (https://github.com/libuv/libuv/pull/3696), so that on a busy machine
 * slow turns would leave calls waiting at the door until they time out.
 *
 * And what queues feed gives way to what somebody waits for. On AWS neither takes anything from the other; here
 * callers that wait longer take more environments at once, each of which starts on the same few cores.
 */
function standBack({ pid }: ChildProcess, { isFed }: FunctionSpec): void {
  try {
    if (pid !== undefined) {
      setPriority(pid, isFed ? FED : WAITED_FOR);
    }
  } catch {
    // Gone already, or a system without priorities: it only competes more.
  }
}
