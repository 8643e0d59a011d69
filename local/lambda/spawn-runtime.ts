import { type ChildProcess, spawn } from 'node:child_process';
import type { FunctionSpec } from './function-spec.ts';

const CLIENT = `${import.meta.dirname}/runtime-client.mjs`;

/** Starts the program of one execution environment: Node with our runtime client, which loads the bundle. */
export function spawnRuntime(spec: FunctionSpec, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [`--max-old-space-size=${spec.memoryMb}`, CLIENT], {
    cwd: spec.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
