import { execFileSync } from 'node:child_process';

/** Beside connections: engines, functions, listeners. */
const OTHERS = 1_500;

/** Files that a process of this shell may have open; sockets are files. */
export function openFilesLimit(): number {
  const text = execFileSync('sh', ['-c', 'ulimit -n']).toString().trim();
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);
}

/** As many connections as there may be. Says a sentence where it is fewer than wished. */
export function affordable(wished: number, limit: number, say: (line: string) => void): number {
  const most = Math.max(0, limit - OTHERS);
  if (wished <= most) return wished;
  say(
    `This shell lets a process open ${limit} files: ${most} connections instead of ${wished}. Raise it with "ulimit -n ${wished + OTHERS}".`,
  );
  return most;
}
