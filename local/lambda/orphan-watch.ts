import { type ChildProcess, spawn } from 'node:child_process';

/** Ends programs of the local cloud that would outlive it. */
export interface OrphanWatch {
  watch(child: ChildProcess): void;
  /** Ends what is left. */
  close(): void;
}

const GUARD = `${import.meta.dirname}/orphan-guard.mjs`;

/**
 * A frozen environment does not notice that the local cloud is gone, and a SIGKILL gives nobody the time to tell it.
 * So a small program is told of each; when its input ends, for whatever reason, it ends those that are left.
 */
export function createOrphanWatch(): OrphanWatch {
  let guard: ChildProcess | undefined;
  const tell = (line: string): void => {
    guard ??= startGuard();
    guard.stdin?.write(`${line}\n`);
  };
  return {
    watch(child) {
      if (child.pid === undefined) return;
      tell(`+${child.pid}`);
      // The system may give the number to another program.
      child.once('exit', () => tell(`-${child.pid}`));
    },
    close() {
      guard?.stdin?.end();
      guard = undefined;
    },
  };
}

function startGuard(): ChildProcess {
  const guard = spawn(process.execPath, [GUARD], { stdio: ['pipe', 'ignore', 'ignore'], env: {} });
  guard.unref();
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  return guard;
}
